"""“Due soon”: the whole list, and the same as a calendar file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.signin.person import signed_in
from activation.access import activated_account_required
from services.due.calendar import calendar
from services.due.soon import due_soon


@activated_account_required
@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """All that ends within 90 days or has ended in the past year."""
    return render(request, "due/due.html", {"due": due_soon(request, signed_in(request))})


@activated_account_required
@require_safe
def due_calendar(request: HttpRequest) -> HttpResponse:
    """The list as `text/calendar`; what has ended is left out. 503 while the registry is silent."""
    dues = due_soon(request, signed_in(request))
    if dues.until:
        return render(request, "due/due.html", {"due": dues}, status=503)
    response = HttpResponse(calendar(due for due in dues.items if not due.is_over), content_type="text/calendar")
    response["Content-Disposition"] = 'attachment; filename="due-soon.ics"'
    return response
