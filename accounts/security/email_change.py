"""Another e-mail address: asked for behind a confirmation, and used once the link sent there is."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from absher_portal.form_page import FormPage
from absher_portal.forms import PortalForm
from accounts import limits, mail, refusals
from accounts.fields import EmailField
from accounts.models import ChangeHold, EmailChange, Overtaken, SecurityEvent, User
from accounts.security.events import write_down
from accounts.security.guards import AccountChangePage, held
from accounts.security.notices import Notice, tell
from accounts.signin.devices import device_name
from accounts.signin.person import signed_in


class EmailForm(PortalForm):
    """Looks up nobody: whether an address is another account's is told to who reads its mail, if to anyone."""

    email = EmailField(label=gettext_lazy("New email"), required_message=gettext_lazy("Enter your new email"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        waiting = EmailChange.waiting(user)
        super().__init__(*args, initial={"email": waiting.address if waiting else ""}, **kwargs)
        self.user = user

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"]
        if address == self.user.email:
            raise ValidationError(_("Enter an email other than your current one"), "same")
        return address


class EmailChangePage(AccountChangePage, FormPage):
    form_class = EmailForm
    template_name = "accounts/own_email_new.html"

    def form_options(self) -> dict[str, Any]:
        return {"user": signed_in(self.request)}

    def accepted(self, form: EmailForm) -> HttpResponse:
        allowed = limits.allow("email-confirmations", str(form.user.pk))
        if isinstance(allowed, limits.Limited):
            return refusals.in_form(self, form, allowed, form.user)
        with transaction.atomic():
            ChangeHold.allow_change(form.user)
            mail.enqueue_new_email(EmailChange.begin(form.user, form.cleaned_data["email"]))
            write_down(self.request, SecurityEvent.Kind.EMAIL_CHANGE_ASKED, form.user)
            tell(form.user, Notice.EMAIL_CHANGE_ASKED, device=device_name(self.request))
        return redirect("security_email")


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_new_email(request: HttpRequest, token: str) -> HttpResponse:
    """Needs no sign-in and may be repeated; a GET (mail scanners open links) changes nothing."""
    user_id, address = mail.read_confirmation_token(token, mail.NEW_EMAIL) or (0, "")
    if done := _has_it(user_id, address):
        return render(request, "accounts/confirm_email.html", {"person": done})
    change = EmailChange.waiting(user_id)
    if change is None or mail.email_fingerprint(change.address) != address or not change.user.is_active:
        return render(request, "accounts/confirm_email_old.html")
    if request.method != "POST":
        return render(request, "accounts/confirm_new_email.html", {"change": change})
    if (hold := held(request, change.user)) is not None:
        return hold
    try:
        is_used = _use(request, change)
    except Overtaken:
        return redirect(request.path)
    return redirect(request.path) if is_used else render(request, "accounts/confirm_new_email_conflict.html")


def _has_it(user_id: int, address: str) -> User | None:
    """The account when this address is its own by now: the link was used before."""
    user = User.objects.filter(pk=user_id).exclude(email_confirmed_at=None).first()
    return user if user and mail.email_fingerprint(user.email) == address else None


@transaction.atomic
def _use(request: HttpRequest, change: EmailChange) -> bool:
    """False when the address is another account's; the other half of a double click changes nothing more.

    `Overtaken` when the account was recovered or locked meanwhile.
    """
    user = ChangeHold.allow_change(change.user)
    if not change.use():
        return True
    before = user.email if user.email_confirmed_at else ""
    if not user.use_email(change.address):
        write_down(request, SecurityEvent.Kind.EMAIL_CHANGED, user, outcome=SecurityEvent.Outcome.REFUSED)
        return False
    write_down(request, SecurityEvent.Kind.EMAIL_CHANGED, user)
    tell(user, Notice.EMAIL_CHANGED, phone=user.phone, email=before)
    return True
