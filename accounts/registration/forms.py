"""Steps 3–12 of registering: who I am, how I will sign in, how I am reached."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from absher_portal.forms import PortalForm
from absher_portal.languages import of_people, text_language
from accounts import limits, passwords
from accounts.captcha.forms import HumanCheckMixin
from accounts.client import client_ip
from accounts.fields import EmailField, NationalIdField, PasswordField, PhoneField, UsernameField, read_submission
from accounts.models import RetiredUsername, User


class RegistrationForm(HumanCheckMixin, PortalForm):
    """Tells nobody whether an ID, phone or e-mail is known; a taken username only behind the image code."""

    human_check_name = "registration"

    national_id = NationalIdField()
    phone = PhoneField()
    username = UsernameField()
    password1 = PasswordField(
        label=_("Password"),
        help_text=_("At least 12 characters. Four unrelated words work well."),
        autocomplete="new-password",
        required_message=_("Enter a password"),
    )
    password2 = PasswordField(
        label=_("Confirm password"),
        autocomplete="new-password",
        required_message=_("Enter the password again"),
    )
    email = EmailField()
    email2 = EmailField(label=_("Confirm email"), required_message=_("Enter the email again"))
    language = forms.ChoiceField(
        label=_("Preferred language"),
        choices=of_people,
        widget=forms.RadioSelect,
        help_text=_("For our messages, and for the portal once you sign in."),
        error_messages={"required": _("Choose a language"), "invalid_choice": _("Choose a language")},
    )
    terms = forms.BooleanField(
        error_messages={"required": _("Accept the terms and conditions and the privacy policy to continue")},
    )
    submission = forms.CharField(widget=forms.HiddenInput, required=False)

    field_order = [
        "national_id",
        "phone",
        "username",
        "password1",
        "password2",
        "email",
        "email2",
        "language",
        "captcha",
        "terms",
        "submission",
    ]

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        initial = {"language": text_language(), "submission": uuid.uuid4()}
        super().__init__(*args, request=request, initial=initial | kwargs.pop("initial", {}), **kwargs)
        self.fields["terms"].label = format_html(
            str(_("I accept the <a {}>terms and conditions</a> and the <a {}>privacy policy</a>")),
            *(format_html('href="{}" target="_blank"', reverse(page)) for page in ("terms", "privacy")),
        )

    def clean_submission(self) -> uuid.UUID:
        """The form's own token; whoever spoils it merely begins anew."""
        return read_submission(self.cleaned_data["submission"]) or uuid.uuid4()

    def clean_email2(self) -> str:
        again: str = self.cleaned_data["email2"]
        if "email" in self.cleaned_data and again != self.cleaned_data["email"]:
            raise ValidationError(_("Enter the same email in both fields"), "mismatch")
        return again

    def clean_password1(self) -> str:
        password = passwords.normalise_password(self.cleaned_data["password1"])
        known = [str(self.data.get(name, "")) for name in ("national_id", "phone", "username", "email")]
        # Some passwords take a second to weigh: nobody has that done without the image code.
        if self.human_check_passed and (found := passwords.faults(password, known)):
            raise ValidationError(found)
        return password

    def clean_password2(self) -> str:
        again = passwords.normalise_password(self.cleaned_data["password2"])
        if "password1" in self.cleaned_data and again != self.cleaned_data["password1"]:
            raise ValidationError(_("Enter the same password in both fields"), "mismatch")
        return again

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "username" in cleaned and self.human_check_passed and self._username_is_taken(cleaned["username"]):
            self.add_error("username", ValidationError(_("Choose another username: this one is taken"), "taken"))
        return cleaned

    def _username_is_taken(self, username: str) -> bool:
        """Asked within a budget only; beyond it the answer comes after the code, as for everything else."""
        asked = limits.allow("username-look-ups-ip", client_ip(self.request))
        is_taken = User.objects.filter(username=username).exists() or RetiredUsername.covers(username)
        return bool(asked) and is_taken
