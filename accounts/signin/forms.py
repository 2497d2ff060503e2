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
from accounts import failures, limits, refusals
from accounts.captcha.forms import HumanCheckMixin
from accounts.client import client_ip
from accounts.fields import PasswordField
from accounts.models import SecurityEvent, User
from accounts.numbers import WRONG_PASSWORDS_BEFORE_IMAGE_CODE
from accounts.security.events import write_down
from accounts.signin.backend import owner
from accounts.signin.devices import known_device

SESSION_FAILURES = "sign_in_failures"


class SignInForm(HumanCheckMixin, PortalForm, LoginForm):
    """Every refusal is the same for a known and an unknown name, and for either name of one account."""

    human_check_name = "sign-in"
    field_order = ["login", "password", "captcha", "submission"]
    limited_until: datetime | None = None

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        self.request = request
        self.typed_login = str((args[0] if args else kwargs.get("data") or {}).get("login", ""))[:254]
        self.owner = User.objects.find(self.typed_login) if self.typed_login else None
        self.device = known_device(request, self.owner)
        self.refused = self._take_a_place() if self.typed_login else None
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
        by_name = failures.recent(self.failure_key) if self.refused is None else 0
        return max(self._failures_here, by_name) >= WRONG_PASSWORDS_BEFORE_IMAGE_CODE

    @property
    def failure_key(self) -> str:
        """Whose failures show: a known device's own, else those of the name as typed, whoever has it or not."""
        return f"device:{self.device.pk}" if self.device else failures.name_key(self.typed_login)

    def clean(self) -> dict[str, Any]:
        if self.refused is not None:
            raise self._limited(self.refused)
        cleaned: dict[str, Any] = super(LoginForm, self).clean() or self.cleaned_data
        if self._errors or not self.human_check_passed:
            return cleaned
        is_judged = self._reserve_a_try()
        user = owner(self.owner if is_judged else None, cleaned["password"])
        if user is None:
            raise self._failure()
        failures.clear(self.failure_key, *([] if self.device else [failures.account_key(user)]))
        self.request.session.pop(SESSION_FAILURES, None)
        self._check_state(user)
        self.user, self._login = user, Login(user=user)
        return cleaned

    def _take_a_place(self) -> limits.Limited | None:
        """Before the page tells anything of the name, that it asks for an image code included."""
        place = self.failure_key if self.device else client_ip(self.request)
        taken = limits.allow("sign-in-tries-ip", place)
        return taken if isinstance(taken, limits.Limited) else None

    def _reserve_a_try(self) -> bool:
        """Before any hash, so that too many parallel guesses find no place left; whether to judge the password."""
        key, name = self.failure_key, self.typed_login
        reserved = failures.reserve(key) if self.device else failures.reserve_by_name(name, self.owner)
        if isinstance(reserved, limits.Limited):
            raise self._limited(reserved)
        if isinstance(reserved, failures.Closed):
            raise ValidationError(
                _("We blocked this password after too many wrong attempts. Use “Forgot password?” below."),
                "closed",
            )
        return not isinstance(reserved, failures.Unjudged)

    def _limited(self, limited: limits.Limited) -> ValidationError:
        self.limited_until = limited.until
        refusals.note(self.request, limited, self.owner)
        return ValidationError(refusals.in_words(limited), "limited")

    @property
    def _failures_here(self) -> int:
        failed: int = self.request.session.get(SESSION_FAILURES, 0)
        return failed

    def _failure(self) -> ValidationError:
        self.request.session[SESSION_FAILURES] = self._failures_here + 1
        # Written for unknown names too: the same rows at the same cost.
        write_down(self.request, SecurityEvent.Kind.WRONG_PASSWORD, self.owner, typed=self.failure_key)
        words = [_("Check your username or ID number, and your password")]
        if self._failures_here >= WRONG_PASSWORDS_BEFORE_IMAGE_CODE:  # their owner may be waiting without seeing it
            words.append(_("If you are sure they are right, try again in an hour or use “Forgot password?” below."))
        return ValidationError([ValidationError(sentence, "mismatch") for sentence in words])

    def _check_state(self, user: User) -> None:
        """Only who knows the password hears of it."""
        if user.state == User.State.LOCKED:
            raise ValidationError(_("This account is locked. Visit an activation centre with your ID."), "locked")
        if not user.is_active:
            raise ValidationError(_("This account is closed. Visit an activation centre with your ID."), "closed")

    def user_credentials(self) -> dict[str, str]:
        return {"username": self._login.user.username, "password": self.cleaned_data["password"]}
