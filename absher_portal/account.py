"""The person's own page: who I am, where I stand, what to do next, who signed in."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.factors.strong import has_strong_factor
from accounts.models import ChangeHold, SecurityEvent
from accounts.signin.person import signed_in
from activation.access import Assurance, assurance_level
from services.due.soon import due_soon
from services.reads.recent import by_others

SHOWN_EVENTS = SHOWN_DUE = 5
SIGN_INS = (SecurityEvent.Kind.SIGNED_IN, SecurityEvent.Kind.WRONG_PASSWORD, SecurityEvent.Kind.WRONG_CODE)


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """The signed-in person's own page."""
    user = signed_in(request)
    assurance = assurance_level(user)
    due = due_soon(request, user) if settings.REGISTRY and assurance == Assurance.ACTIVATED else None
    context = {
        "assurance": assurance,
        "due": due,
        "first_due": due.items[:SHOWN_DUE] if due else (),
        "read_by_others": by_others(user),
        "has_questions": user.security_answers.exists(),
        "has_strong_factor": has_strong_factor(user),
        "held_until": ChangeHold.until_when(user),
        "sign_ins": user.security_events.filter(kind__in=SIGN_INS)[:SHOWN_EVENTS],
    }
    return render(request, "accounts/account.html", context)


@login_required
def registered(request: HttpRequest) -> HttpResponse:
    """The third stage of registering: not yet activated, and the ways on; afterwards the person's own page."""
    if assurance_level(request.user) != Assurance.REGISTERED:
        return redirect("account")
    return render(request, "accounts/register_done.html")
