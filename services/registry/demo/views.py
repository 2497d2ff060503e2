"""`/demo/people/`: whom the demo registry knows, and a button that signs one in without password or code.

No address of production, and refused there should it ever become one.
"""

from allauth.account.internal.flows.login import Login, perform_login
from allauth.account.internal.flows.logout import logout
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from absher_portal.languages import text_language
from accounts.models import SecurityEvent, User
from accounts.security.events import write_down
from accounts.signin.stage import SECOND_STEP
from services.registry.demo.accounts import account_of
from services.registry.demo.cases import CASES
from services.registry.demo.people import PEOPLE
from services.registry.demo.showing import everybody


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """The list; a POST signs in the `person` (a code) and goes on to the `inquiry` (a key), if it names one."""
    if settings.PRODUCTION:
        raise Http404("no demonstration")
    if request.method == "POST":
        return _entered(request)
    return render(request, "demo/people.html", {"people": list(everybody())})


def _entered(request: HttpRequest) -> HttpResponse:
    somebody = PEOPLE.get(request.POST.get("person", ""))
    if somebody is None:
        raise Http404("nobody of the demonstration")
    user = account_of(somebody)
    if user is None or not user.is_active:
        messages.info(request, _("Somebody has deleted, locked or taken this person’s account. Choose another person."))
        return redirect("demo_people")
    inquiry = request.POST.get("inquiry", "")
    there = reverse("inquiry", args=[inquiry]) if inquiry in CASES else reverse("account")
    return _signed_in(request, user, there)


def _signed_in(request: HttpRequest, user: User, there: str) -> HttpResponse:
    """Through the real door with both steps taken for granted; whoever was signed in leaves first."""
    if isinstance(request.user, User):
        write_down(request, SecurityEvent.Kind.SIGNED_OUT, request.user)
        logout(request, show_message=False)
    user.language = text_language()  # the visitor's, so that the pages stay in it
    user.save(update_fields=["language"])
    entered: HttpResponse = perform_login(request, Login(user=user, redirect_url=there, state={SECOND_STEP: "demo"}))
    return entered
