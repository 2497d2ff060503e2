"""“Too many”, said to the person and written down: every refusal of a budget is answered from here.

Each has the wait in words and in `Retry-After`, status 429, and one event an hour for its budget and key.
"""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from absher_portal.form_page import FormPage
from absher_portal.forms import PortalForm
from absher_portal.refusal import too_many_requests, wait_in_words
from accounts import limits
from accounts.models import SecurityEvent, User
from accounts.security.events import write_down

BREAKER = "code-sends-everywhere"


def page(request: HttpRequest, limited: limits.Limited, user: User | None = None) -> HttpResponse:
    """A page of its own, where there is no form to come back to."""
    note(request, limited, user)
    return too_many_requests(request, limited.until, in_words(limited), is_busy=limited.name == BREAKER)


def in_form(page: FormPage, form: PortalForm, limited: limits.Limited, user: User | None = None) -> HttpResponse:
    """The form again, nothing lost, with the wait in words."""
    note(page.request, limited, user)
    form.add_error(None, in_words(limited))
    response = page.shown(form, status=429)
    response["Retry-After"] = str(limited.seconds)
    return response


def in_words(limited: limits.Limited) -> str:
    """One or two sentences: what there was too much of, and the wait."""
    if limited.name == BREAKER:
        words = _("We are sending many codes right now. Try again in %(wait)s.")
    elif limited.name.startswith("code-sends-"):
        words = _("No more codes can be sent to this number or from this network now. Try again in %(wait)s.")
    elif limited.name == "wrong-codes":
        words = _("Too many wrong codes. Try again in %(wait)s.")
    elif limited.name == "wrong-passwords":
        words = _("Too many wrong passwords. Try again in %(wait)s.")
    else:
        words = _("Too many attempts. Try again in %(wait)s.")
    return words % {"wait": wait_in_words(limited.until)}


def note(request: HttpRequest, limited: limits.Limited, user: User | None = None) -> None:
    """Write it down unless the same was written within the hour: a flood must not flood the events."""
    if limits.is_first(limited):
        refused = SecurityEvent.Outcome.REFUSED
        write_down(request, SecurityEvent.Kind.REFUSED, user, outcome=refused, purpose=limited.name)
