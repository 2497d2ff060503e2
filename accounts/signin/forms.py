"""Username or ID, password, and the image code only after failures and never on a known device."""

import uuid
from datetime import datetime
from typing import Any

from allauth.account.forms import LoginForm
from allauth.account.models import Login
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from absher_portal.forms import PlainCharField, PortalForm
from absher_portal.refusal import wait_in_words
from absher_portal.sealing import fingerprint
from accounts import failures, limits
from accounts.captcha.forms import HumanCheckMixin
from accounts.client import client_ip
from accounts.fields import PasswordField
from accounts.models import SecurityEvent, User, canonical_identifier
from accounts.numbers import WRONG_PASSWORDS_BEFORE_IMAGE_CODE
from accounts.security.events import write_down
from accounts.signin.backend import owner
from accounts.signin.devices import known_device

SESSION_FAILURES = "sign_in_failures"


class SignInForm(HumanCheckMixin, PortalForm, LoginForm):
    """Every refusal is the same for a known and an unknown name: words, order, cost."""

    human_check_name = "sign-in"
    field_order = ["login", "password", "captcha", "submission"]
    limited_until: datetime | None = None

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        self.request = request
        self.typed_login = str((args[0] if args else kwargs.get("data") or {}).get("login", ""))[:254]
        self.owner = User.objects.find(self.typed_login) if self.typed_login else None
        self.device = known_device(request, self.owner)
        super().__init__(*args, request=request, **kwargs)
        self.fields["login"] = PlainCharField(
            label=_("Username or ID number"),
            max_length=254,
            error_messages={"required": _("Enter your username or ID number")},
        )
        self.fields["login"].widget.attrs |= {
            "dir": "ltr", "autocomplete": "username", "autocapitalize": "none", "spellcheck": "false",
        }  # fmt: skip
        self.fields["password"] = PasswordField(
            label=_("Password"), autocomplete="current-password", required_message=_("Enter your password")
        )
        self.fields["submission"] = forms.CharField(required=False, initial=uuid.uuid4, widget=forms.HiddenInput)
        self.order_fields(self.field_order)

    @property
    def ask_human_check(self) -> bool:
        if self.device:
            return False
        counts = (self.request.session.get(SESSION_FAILURES, 0), failures.recent(self.failure_key))
        return max(counts) >= WRONG_PASSWORDS_BEFORE_IMAGE_CODE

    @property
    def failure_key(self) -> str:
        """One budget per account whichever name was typed; a known device keeps its own; strangers alike."""
        if self.device:
            return f"device:{self.device.pk}"
        if self.owner:
            return failures.account_key(self.owner)
        return f"name:{fingerprint('sign-in-name', canonical_identifier(self.typed_login))}"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super(LoginForm, self).clean() or self.cleaned_data
        if self._errors or not self.human_check_passed:
            return cleaned
        self._reserve_a_try()
        user = owner(self.owner, cleaned["password"])
        if user is None:
            raise self._failure()
        failures.clear(self.failure_key)
        self.request.session.pop(SESSION_FAILURES, None)
        self._check_state(user)
        self.user, self._login = user, Login(user=user)
        return cleaned

    def _reserve_a_try(self) -> None:
        """Before any hash: too many parallel guesses find no place left."""
        reserved = limits.allow("sign-in-tries-ip", client_ip(self.request)) and failures.reserve(self.failure_key)
        if isinstance(reserved, limits.Limited):
            self.limited_until = reserved.until
            wait = wait_in_words(reserved.until)
            raise ValidationError(_("Too many wrong passwords. Try again in %(wait)s.") % {"wait": wait}, "limited")
        if isinstance(reserved, failures.Closed):
            raise ValidationError(
                _("We blocked this password after too many wrong attempts. Visit an activation centre with your ID."),
                "closed",
            )

    def _failure(self) -> ValidationError:
        self.request.session[SESSION_FAILURES] = self.request.session.get(SESSION_FAILURES, 0) + 1
        # Written for unknown names too: the same rows at the same cost.
        write_down(self.request, SecurityEvent.Kind.WRONG_PASSWORD, self.owner)
        return ValidationError(_("Check your username or ID number, and your password"), "mismatch")

    def _check_state(self, user: User) -> None:
        """Only who knows the password hears of it."""
        if user.state == User.State.LOCKED:
            raise ValidationError(_("This account is locked. Visit an activation centre with your ID."), "locked")
        if not user.is_active:
            raise ValidationError(_("This account is closed. Visit an activation centre with your ID."), "closed")

    def user_credentials(self) -> dict[str, str]:
        return {"username": self._login.user.username, "password": self.cleaned_data["password"]}
