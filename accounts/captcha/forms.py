"""The human check of a form: the image code or the way around it, judged once per submission."""

from functools import cached_property
from typing import Any

from captcha.conf import settings as engine_settings
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from absher_portal.refusal import wait_in_words
from accounts import limits, refusals
from accounts.captcha import proof, store
from accounts.captcha.widgets import Answer, HumanCheckWidget
from accounts.client import client_ip
from accounts.fields import read_submission
from accounts.models import HumanCheckHold

MESSAGES = {
    "missing": _("Enter the digits in the picture, or listen to them"),
    "wrong": _("Those digits were wrong or had expired. Enter the digits in the new picture."),
    "proof": _("The check without the image code has expired. Start it again, or enter the digits."),
}
SESSION_HOLDS = "human_check"  # form name → key of its HumanCheckHold


class HumanCheckField(forms.Field):
    """Collects an `Answer`; judging it is for `HumanCheckMixin`, which knows the form and the session."""

    widget: HumanCheckWidget = HumanCheckWidget  # type: ignore[assignment]

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)


class HumanCheckMixin(forms.BaseForm):
    """`class RegistrationForm(HumanCheckMixin, PortalForm)`: adds the field `captcha`; needs `request=`.

    Solved once, it holds for the form (`human_check_name`) for some submits, so that a wrong phone number
    does not cost another code; call `human_check_spent()` when the form has done its work. A clean method
    that asks something expensive or telling asks `human_check_passed` first.
    """

    human_check_name: str
    request: HttpRequest

    @property
    def ask_human_check(self) -> bool:
        """Whether this form asks at all; read when the form is made and, for its redrawing, after judging."""
        return True

    def __init__(self, *args: Any, request: HttpRequest, **options: Any) -> None:
        self.request = request
        super().__init__(*args, **options)
        self.request = request  # allauth's forms reset it
        if self.ask_human_check:
            self._add_human_check()

    def _add_human_check(self) -> None:
        field = HumanCheckField(label=lazy(self._human_check_label, str)())
        field.widget.form_name = self.human_check_name
        field.widget.is_held = lambda: self._is_held
        field.widget.wait = lambda: self._wait
        self.fields["captcha"] = field
        self.order_fields(self.field_order)

    def _human_check_label(self) -> str:
        is_asked = not (self._is_held or self._wait)
        # Translators: label of the finished check
        return gettext("Enter the digits you see or hear") if is_asked else gettext("Image code")

    @cached_property
    def human_check_passed(self) -> bool:
        """The verdict on this submission. The first to ask spends the code, the proof or one held submit."""
        self.__dict__.pop("_is_held", None)
        # Asked again after a wrong answer: the other half of a double click may have spent the code just now.
        return "captcha" not in self.fields or self._spend_hold() or self._begin_hold() or self._spend_hold()

    def _spend_hold(self) -> bool:
        keys = (self._hold, read_submission(str(self.data.get("submission", ""))))
        return any(HumanCheckHold.spend_submit(key, self.human_check_name) for key in keys)

    @transaction.atomic
    def _begin_hold(self) -> bool:
        """Spend the code or the proof; what it bought is there at the same moment."""
        if not self._redeem(self._answer):
            return False
        hold = HumanCheckHold.begin(self.human_check_name, read_submission(str(self.data.get("submission", ""))))
        self.request.session[SESSION_HOLDS] = self._holds | {self.human_check_name: str(hold)}
        return True

    def human_check_spent(self) -> None:
        """The form has done its work: the next one is checked anew."""
        if self._hold:
            HumanCheckHold.end(self._hold)
            others = {name: key for name, key in self._holds.items() if name != self.human_check_name}
            self.request.session[SESSION_HOLDS] = others

    def clean_captcha(self) -> None:
        if not self.human_check_passed:
            code = "proof" if self._answer.proof else "wrong" if self._answer.digits else "missing"
            raise ValidationError(MESSAGES[code], code)

    def full_clean(self) -> None:
        super().full_clean()
        # A failed submission may be what makes the form ask (the third wrong password): then it asks now.
        if self.errors and "captcha" not in self.fields and self.ask_human_check:
            self._add_human_check()

    @property
    def _answer(self) -> Answer:
        return self["captcha"].data

    @property
    def _holds(self) -> dict[str, str]:
        return self.request.session.get(SESSION_HOLDS, {})

    @property
    def _hold(self) -> str | None:
        return self._holds.get(self.human_check_name)

    @cached_property
    def _is_held(self) -> bool:
        """Asked while drawing; one answer for label, link and field alike."""
        return HumanCheckHold.holds(self._hold, self.human_check_name)

    @cached_property
    def _wait(self) -> str:
        """How long this address waits for another code, in words; empty when one may be drawn."""
        if self._is_held:
            return ""
        drawn = limits.allow("image-codes-ip", client_ip(self.request))
        if not isinstance(drawn, limits.Limited):
            return ""
        refusals.note(self.request, drawn)
        return wait_in_words(drawn.until)

    def _redeem(self, answer: Answer) -> bool:
        if answer.proof and proof.redeem(answer.proof, self.human_check_name):
            return True
        if answer.digits.lower() == "passed" and _test_mode():
            return True
        return bool(answer.key and answer.digits) and store.redeem(answer.key, answer.digits)


def _test_mode() -> bool:
    """The engine's own switch for tests; the production profile does not know it."""
    is_on = engine_settings.CAPTCHA_TEST_MODE or settings.CAPTCHA_TEST_MODE
    return bool(is_on) and not settings.PRODUCTION
