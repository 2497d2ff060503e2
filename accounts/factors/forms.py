"""What a person shows to prove a second time who they are: an app's code, a recovery code, their password."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from absher_portal.forms import DigitsField, PlainCharField, PortalForm
from accounts import failures, limits, refusals
from accounts.factors import codes, totp
from accounts.factors.ways import Way
from accounts.fields import PasswordField
from accounts.models import SecurityEvent, User
from accounts.numbers import CODE_DIGITS
from accounts.security.events import write_down
from accounts.signin.backend import owner
from accounts.signin.devices import budget_key, known_device


class AppCodeField(DigitsField):
    """Six digits from an authenticator app, in any digits."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Code from your authenticator app"))
        kwargs.setdefault("help_text", _("6 digits that change every 30 seconds"))
        attrs = {"class": "otp", "autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(error_messages={"required": _("Enter the code that your app shows")}, **kwargs)

    def clean(self, value: Any) -> str:
        code = super().clean(value)
        if not re.fullmatch(rf"[0-9]{{{CODE_DIGITS}}}", code):
            raise ValidationError(_("Enter the 6 digits of the code"), "shape")
        return code


class RecoveryCodeField(PlainCharField):
    """One of the ten, with or without dashes, in capitals or not; cleans to the form that it was made in."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Recovery code"))
        kwargs.setdefault("help_text", _("16 letters and digits; dashes and capitals make no difference"))
        attrs = {"class": "medium", "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs | {"dir": "ltr"}))
        super().__init__(error_messages={"required": _("Enter one of your recovery codes")}, **kwargs)

    def clean(self, value: Any) -> str:
        code = codes.canonical(super().clean(value))
        if not re.fullmatch(rf"[{codes.ALPHABET}]{{{codes.LENGTH}}}", code):
            raise ValidationError(_("Enter the 16 letters and digits of the code"), "shape")
        return code


FIELDS = {Way.APP: AppCodeField, Way.RECOVERY_CODE: RecoveryCodeField}
CHECKS = {Way.APP: totp.check, Way.RECOVERY_CODE: codes.spend}


class ProofForm(PortalForm):
    """`code`, of the `way` that the person chose; each try is counted before it is judged.

    `journey` names the count and the event; a browser that has signed in to this account before has its own
    count, so that whoever else knows the password cannot close this door to its owner.
    """

    journey = failures.FACTOR
    limited_until: datetime | None = None

    def __init__(self, *args: Any, request: HttpRequest, user: User, way: Way | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user, self.way = request, user, way
        if way:
            self.fields["code"] = FIELDS[way]()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            self._reserve_a_try()
            self.judge(cleaned)
            failures.clear(self.failure_key)
        return cleaned

    def judge(self, cleaned: dict[str, Any]) -> None:
        """Use the code up, or `ValidationError`; an app's code is short, so wrong ones are counted by day too."""
        daily = budget_key(self.request, self.user)
        if self.way == Way.APP and isinstance(limited := limits.allow("wrong-codes", daily), limits.Limited):
            raise self._limited(limited)
        if self.way and not CHECKS[self.way](self.user, cleaned["code"]):
            refused = SecurityEvent.Outcome.REFUSED
            write_down(self.request, SecurityEvent.Kind.WRONG_FACTOR, self.user, outcome=refused, purpose=self.way)
            raise ValidationError({"code": self.way.refusal})
        if self.way == Way.APP:
            limits.give_back("wrong-codes", daily)

    @property
    def failure_key(self) -> str:
        device = known_device(self.request, self.user)
        return f"{self.journey}-device:{device.pk}" if device else f"{self.journey}:{self.user.pk}"

    def _reserve_a_try(self) -> None:
        reserved = failures.reserve(self.failure_key)
        if isinstance(reserved, limits.Limited):
            raise self._limited(replace(reserved, name="wrong-factors"))
        if isinstance(reserved, failures.Closed):
            raise ValidationError(
                _("We blocked this step after too many wrong attempts. Visit an activation centre with your ID."),
                "closed",
            )

    def _limited(self, limited: limits.Limited) -> ValidationError:
        self.limited_until = limited.until
        refusals.note(self.request, limited, self.user)
        return ValidationError(refusals.in_words(limited), "limited")


class ConfirmForm(ProofForm):
    """The password, and beside it the code of whoever has a strong factor."""

    journey = failures.CONFIRM

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = PasswordField(
            label=pgettext_lazy("the account's own", "Password"),
            autocomplete="current-password",
            required_message=_("Enter your password"),
        )
        self.order_fields(["password", "code"])

    def judge(self, cleaned: dict[str, Any]) -> None:
        """The password first, so that a slip in it costs no code."""
        if owner(self.user, cleaned["password"]) is None:
            refused = SecurityEvent.Outcome.REFUSED
            write_down(self.request, SecurityEvent.Kind.WRONG_PASSWORD, self.user, outcome=refused, purpose="confirm")
            raise ValidationError({"password": _("Check your password")})
        super().judge(cleaned)
