"""Proving that an e-mail address is the account owner's: a link leads to a page, its button completes it."""

from django.contrib.auth.decorators import login_required
from django.db.models.functions import Now
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts import limits, mail, refusals
from accounts.models import EmailChange, SecurityEvent, User
from accounts.security.events import write_down
from accounts.signin.person import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_email(request: HttpRequest, token: str) -> HttpResponse:
    """Needs no sign-in and may be repeated; a GET (mail scanners open links) changes nothing."""
    user = _named_by(token)
    if user is None:
        return render(request, "accounts/confirm_email_old.html")
    if request.method != "POST":
        return render(request, "accounts/confirm_email.html", {"person": user})
    owner = User.objects.filter(pk=user.pk, email=user.email, email_confirmed_at=None)
    if owner.update(email_confirmed_at=Now()):
        kind = SecurityEvent.Kind.EMAIL_CONFIRMED
        write_down(request, kind, user)
    return redirect(request.path)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_email(request: HttpRequest) -> HttpResponse:
    """The person's address, its link once more while it is not confirmed, and what is to take its place."""
    user = signed_in(request)
    is_sent = False
    if "cancel" in request.POST:
        EmailChange.objects.filter(user=user).delete()
    elif request.method == "POST" and not user.email_confirmed_at:
        allowed = limits.allow("email-confirmations", str(user.pk))
        if isinstance(allowed, limits.Limited):
            return refusals.page(request, allowed, user)
        mail.enqueue_email_confirmation(user)
        is_sent = True
    return render(request, "accounts/own_email.html", {"is_sent": is_sent, "change": EmailChange.waiting(user)})


def _named_by(token: str) -> User | None:
    """The account whose address the token still names."""
    user_id, address = mail.read_confirmation_token(token) or (None, "")
    user = User.objects.filter(pk=user_id).first() if user_id else None
    return user if user and mail.email_fingerprint(user.email) == address else None
