"""What protects the account, one row each, with where to change it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.factors.strong import has_strong_factor
from accounts.models import ChangeHold, SecurityEvent
from accounts.signin.person import signed_in

NEW_PASSWORD = (SecurityEvent.Kind.PASSWORD_CHANGED, SecurityEvent.Kind.PASSWORD_RECOVERED)


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """The list of `account/security/`."""
    user = signed_in(request)
    context = {
        "has_questions": user.security_answers.exists(),
        "has_strong_factor": has_strong_factor(user),
        "held_until": ChangeHold.until_when(user),
        "password_changed": user.security_events.filter(kind__in=NEW_PASSWORD).first(),
    }
    return render(request, "accounts/security.html", context)
