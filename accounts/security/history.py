"""“Who used my account”: what happened to it, for its owner to read."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from accounts.factors.ways import Way
from accounts.models import SecurityEvent
from accounts.models.otp import Purpose
from accounts.signin.person import signed_in

Kind = SecurityEvent.Kind
SHOWN = 20
SIGN_INS = Q(
    kind__in=[
        Kind.SIGNED_IN,
        Kind.SIGNED_OUT,
        Kind.SESSION_ENDED,
        Kind.REAUTHENTICATED,
        Kind.RECOVERY_CODE_USED,
        Kind.WRONG_PASSWORD,
        Kind.WRONG_CODE,
        Kind.WRONG_FACTOR,
    ]
)
REFUSED = Q(outcome=SecurityEvent.Outcome.REFUSED)
FILTERS: dict[str, tuple[str | Promise, Q]] = {
    "": (pgettext_lazy("events", "All"), Q()),
    "sign-ins": (_("Sign-ins"), SIGN_INS),
    "changes": (pgettext_lazy("events", "Changes"), ~SIGN_INS & ~REFUSED),
    "refused": (pgettext_lazy("events", "Refused"), REFUSED),
}
# What was being done, where it says more than the event itself; other purposes are for operators.
WORDS = dict([*Purpose.choices, *Way.choices]) | {
    # What became of the activation, in the words of the acts that the app above this one writes down.
    "checked": pgettext_lazy("activation act", "Identity checked, second confirmation awaited"),
    "activated": pgettext_lazy("activation act", "Activated"),
    "suspended": pgettext_lazy("activation act", "Suspended"),
    "resumed": pgettext_lazy("activation act", "Suspension lifted"),
    "revoked": pgettext_lazy("activation act", "Revoked"),
}


@dataclass(frozen=True)
class Choice:
    label: str | Promise
    url: str
    current: bool


@login_required
@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """The person's own events, newest first, in pages; `?show=` filters them."""
    asked = request.GET.get("show", "")
    asked = asked if asked in FILTERS else ""
    found = signed_in(request).security_events.filter(FILTERS[asked][1])
    page = Paginator(found, SHOWN).get_page(request.GET.get("page"))
    links = [Choice(label, f"?show={name}" if name else request.path, name == asked)
             for name, (label, _rule) in FILTERS.items()]  # fmt: skip
    rows = [(event, WORDS.get(event.purpose, "")) for event in page]
    return render(request, "accounts/events.html", {"page": page, "rows": rows, "filters": links})
