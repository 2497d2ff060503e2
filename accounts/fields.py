"""The fields that several account forms share, with what to say when they are wrong."""

import re
import unicodedata
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from absher_portal.forms import TOO_LONG, DigitsField, PlainCharField
from absher_portal.text import ascii_digits
from accounts.identity import is_national_id, normalise_phone
from accounts.numbers import CODE_DIGITS, USERNAME_MAX_LENGTH, USERNAME_MIN_LENGTH


def read_submission(text: str) -> uuid.UUID | None:
    """A form's own token (`submission`), or None when it was spoilt."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


class NationalIdField(DigitsField):
    """Ten digits, 1… or 2…, check digit right."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("National ID or Iqama number"))
        kwargs.setdefault("help_text", _("10 digits starting with 1 or 2"))
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "medium"}))
        super().__init__(error_messages={"required": _("Enter your national ID or Iqama number")}, **kwargs)

    def clean(self, value: Any) -> str:
        number = super().clean(value)
        if not re.fullmatch(r"[0-9]{10}", number):
            raise ValidationError(_("Enter an ID number of 10 digits"), "shape")
        if number[0] not in "12":
            raise ValidationError(_("Enter an ID number that starts with 1 or 2"), "shape")
        if not is_national_id(number):
            raise ValidationError(_("Check the ID number: a digit is wrong"), "check_digit")
        return number


class PhoneField(DigitsField):
    """A Saudi mobile in any usual spelling; cleans to E.164."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Mobile number"))
        kwargs.setdefault("help_text", _("Your own mobile, for example 05X XXX XXXX"))
        kwargs.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "class": "medium"}))
        super().__init__(error_messages={"required": _("Enter your mobile number")}, **kwargs)

    def clean(self, value: Any) -> str:
        phone = normalise_phone(super().clean(value))
        if not phone:
            raise ValidationError(_("Enter a Saudi mobile number: 10 digits starting with 05"), "shape")
        return phone


class UsernameField(PlainCharField):
    """8–20 Latin letters and digits, a letter first, at least one digit; cleans to lower case."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Username"))
        kwargs.setdefault(
            "help_text",
            _("8 to 20 English letters and digits. Start with a letter, include a digit. You cannot change it later."),
        )
        attrs = {"dir": "ltr", "autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs | {"class": "medium"}))
        super().__init__(error_messages={"required": _("Enter a username")}, **kwargs)

    def clean(self, value: Any) -> str:
        username = ascii_digits(super().clean(value)).lower()
        if re.search(r"[^a-z0-9]", username):
            raise ValidationError(_("Use only English letters (a–z) and digits, without spaces"), "letters")
        if not USERNAME_MIN_LENGTH <= len(username) <= USERNAME_MAX_LENGTH:
            raise ValidationError(_("Enter a username of 8 to 20 characters"), "length")
        if not username[0].isalpha():
            raise ValidationError(_("Start the username with a letter"), "start")
        if not re.search(r"[0-9]", username):
            raise ValidationError(_("Add at least one digit to the username"), "digit")
        return username


class EmailField(forms.EmailField):
    """An e-mail address; cleans to lower case."""

    default_error_messages = TOO_LONG

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Email"))
        attrs = {"dir": "ltr", "autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}
        kwargs.setdefault("widget", forms.EmailInput(attrs=attrs))
        messages = {
            "required": kwargs.pop("required_message", _("Enter your email")),
            "invalid": _("Enter an email like name@example.com"),
        }
        super().__init__(max_length=254, error_messages=messages, **kwargs)  # as many as a column keeps

    def to_python(self, value: Any) -> str:
        text = PlainCharField().to_python(value)
        return unicodedata.normalize("NFKC", super().to_python(text) or "").lower()


class PasswordField(forms.CharField):
    """Kept as typed (NFC when hashed), pasted freely, never shown again."""

    def __init__(self, *, autocomplete: str, required_message: Any, **kwargs: Any) -> None:
        attrs = {"dir": "ltr", "autocomplete": autocomplete, "autocapitalize": "none", "spellcheck": "false"}
        attrs["class"] = "medium"
        super().__init__(
            strip=False,
            widget=forms.PasswordInput(attrs=attrs),
            error_messages={"required": required_message},
            **kwargs,
        )


class CodeField(DigitsField):
    """Six digits from a text message, in any digits, spaces and dashes forgiven."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Verification code"))
        attrs = {"class": "otp", "autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(error_messages={"required": _("Enter the verification code we sent to your mobile")}, **kwargs)

    def clean(self, value: Any) -> str:
        code = super().clean(value)
        if not re.fullmatch(rf"[0-9]{{{CODE_DIGITS}}}", code):
            raise ValidationError(_("Enter the 6 digits of the code"), "shape")
        return code
