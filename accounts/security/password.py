"""A new password, for who has just shown the present one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from absher_portal.form_page import FormPage
from absher_portal.forms import PortalForm
from accounts import passwords
from accounts.fields import PasswordField
from accounts.models import RecoveryAttempt, SecurityEvent, SignedInSession, User, forget_changes
from accounts.security.events import write_down
from accounts.security.guards import ReauthenticatedPage
from accounts.security.notices import Notice, tell
from accounts.signin.devices import device_name
from accounts.signin.person import signed_in


class PasswordForm(PortalForm):
    password1 = PasswordField(
        label=gettext_lazy("New password"),
        help_text=gettext_lazy("At least 12 characters. Four unrelated words work well."),
        autocomplete="new-password",
        required_message=gettext_lazy("Enter a password"),
    )
    password2 = PasswordField(
        label=gettext_lazy("Confirm password"),
        autocomplete="new-password",
        required_message=gettext_lazy("Enter the password again"),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password1(self) -> str:
        password = passwords.normalise_password(self.cleaned_data["password1"])
        if found := passwords.faults(password, self.user.own_words):
            raise ValidationError(found)
        if self.user.check_password(password):
            raise ValidationError(_("Choose a password other than your current one"), "same")
        return password

    def clean_password2(self) -> str:
        again = passwords.normalise_password(self.cleaned_data["password2"])
        if "password1" in self.cleaned_data and again != self.cleaned_data["password1"]:
            raise ValidationError(_("Enter the same password in both fields"), "mismatch")
        return again


class PasswordPage(ReauthenticatedPage, FormPage):
    """Open during a hold too: an owner who sees a thief's recovery shuts them out here."""

    form_class = PasswordForm
    template_name = "accounts/password.html"

    def form_options(self) -> dict[str, Any]:
        return {"user": signed_in(self.request)}

    def accepted(self, form: PasswordForm) -> HttpResponse:
        before, after = form.user.password, make_password(form.cleaned_data["password1"])
        if self._replace(form.user, before, after):
            form.user.password = after
            update_session_auth_hash(self.request, form.user)  # all other sessions hold the hash of the old one
            messages.success(self.request, _("Your password is changed. You are signed out everywhere else."))
        return redirect("security")

    @transaction.atomic
    def _replace(self, user: User, before: str, after: str) -> bool:
        """False when the password is not the one this form was judged by: it was sent twice."""
        if not User.objects.filter(pk=user.pk, password=before).update(password=after):
            return False
        SignedInSession.end_all(user, keep=self.request.session.session_key)
        forget_changes(user)
        RecoveryAttempt.cancel(user)
        write_down(self.request, SecurityEvent.Kind.PASSWORD_CHANGED, user)
        tell(user, Notice.PASSWORD_CHANGED, device=device_name(self.request))
        return True
