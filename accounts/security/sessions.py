"""Where one is signed in, and signing out of there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import SecurityEvent, SignedInSession
from accounts.models.sessions import kept_key
from accounts.security.events import write_down
from accounts.signin.person import signed_in

SHOWN = 50  # "sign out everywhere else" ends those that are not


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """The person's own sessions; a POST ends one (`end`, its number) or all others (`others`)."""
    rows = SignedInSession.alive(signed_in(request))
    here = kept_key(request.session.session_key)
    if request.method == "POST":
        return _ended(request, rows.exclude(session_key=here))
    others = list(rows.exclude(session_key=here)[:SHOWN])
    context = {"here": rows.filter(session_key=here).first(), "others": others}
    return render(request, "accounts/sessions.html", context)


def _ended(request: HttpRequest, rows: QuerySet[SignedInSession]) -> HttpResponse:
    """Only rows of the person's own come here, so another's number ends nothing."""
    number = request.POST.get("end", "")
    if number.isdecimal():
        rows = rows.filter(pk=number)
    elif "others" not in request.POST:
        rows = rows.none()
    if SignedInSession.end(rows):
        write_down(request, SecurityEvent.Kind.SESSION_ENDED, signed_in(request))
        text = _("That browser is signed out.") if number else _("You are signed out everywhere else.")
        messages.success(request, text)
    return redirect(request.path)
