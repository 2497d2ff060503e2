"""The person's own page: who I am, where I stand, what to do next, who signed in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.models import SecurityEvent
from accounts.signin.person import signed_in
from activation.access import assurance_level

SHOWN_EVENTS = 5
SIGN_INS = (SecurityEvent.Kind.SIGNED_IN, SecurityEvent.Kind.WRONG_PASSWORD, SecurityEvent.Kind.WRONG_CODE)


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    context = {
        "assurance": assurance_level(user),
        "has_questions": user.security_answers.exists(),
        "sign_ins": user.security_events.filter(kind__in=SIGN_INS)[:SHOWN_EVENTS],
    }
    return render(request, "accounts/account.html", context)
