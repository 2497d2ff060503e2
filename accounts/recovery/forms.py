"""What a recovery asks: who one is, an answer or what asks no memory, the new password."""

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from absher_portal.forms import DigitsField, PlainCharField, PortalForm
from absher_portal.sealing import fingerprint
from accounts.captcha.forms import HumanCheckMixin
from accounts.factors import codes, totp
from accounts.fields import NationalIdField, PhoneField, read_submission
from accounts.models import RecoveryAttempt, SecurityEvent, SecurityQuestion
from accounts.recovery import decoys

MOST_CHARACTERS = 100  # of an answer


class StartForm(HumanCheckMixin, PortalForm):
    """Tells nobody whether there is such an account."""

    human_check_name = "recovery"

    national_id = NationalIdField()
    phone = PhoneField(help_text=_("The mobile in your account, for example 05X XXX XXXX"))
    submission = forms.CharField(widget=forms.HiddenInput, required=False)

    field_order = ["national_id", "phone", "captcha", "submission"]

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        initial = {"submission": uuid.uuid4()} | kwargs.pop("initial", {})
        super().__init__(*args, request=request, initial=initial, **kwargs)

    def clean_submission(self) -> uuid.UUID:
        """The form's own token; whoever spoils it merely begins anew."""
        return read_submission(self.cleaned_data["submission"]) or uuid.uuid4()


class ProofForm(PortalForm):
    """One way to prove oneself before the code. `fits` judges, and uses up what can be used up."""

    submission = forms.CharField(widget=forms.HiddenInput, required=False)
    event: SecurityEvent.Kind  # what its owner reads of it
    is_strong = True  # what the person has, not what others may know of them
    is_counted = True  # by ID and mobile: it might be guessed

    def __init__(self, *args: Any, attempt: RecoveryAttempt, **kwargs: Any) -> None:
        super().__init__(*args, initial={"submission": uuid.uuid4()}, **kwargs)
        self.attempt = attempt

    @property
    def token(self) -> uuid.UUID:
        """The same for this form sent twice; another when what was typed was corrected by way of Back.

        The form's random part is kept nowhere, so the answer cannot be guessed from what is.
        """
        typed = [str(self.attempt.pk), *(str(self.cleaned_data[name]) for name in self.fields)]
        return uuid.UUID(fingerprint("recovery-answer", "|".join(typed))[:32])

    def fits(self, attempt: RecoveryAttempt) -> bool:
        """Whether this is the owner's; at the same cost for nobody's attempt."""
        raise NotImplementedError


class QuestionForm(ProofForm):
    """The questions are the same number for everyone; which of them are anybody's own, nothing tells."""

    event = SecurityEvent.Kind.RECOVERY_ANSWERED
    is_strong = False

    answer = PlainCharField(
        label=_("Your answer"),
        max_length=MOST_CHARACTERS,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "auto"}),
        error_messages={"required": _("Enter your answer")},
    )

    field_order = ["question", "answer", "submission"]

    def __init__(self, *args: Any, attempt: RecoveryAttempt, **kwargs: Any) -> None:
        super().__init__(*args, attempt=attempt, **kwargs)
        self.questions = {str(question.pk): question for question in decoys.questions_for(attempt)}
        choose = _("Choose one of the questions")
        self.fields["question"] = forms.ChoiceField(
            label=_("Choose a question to answer"),
            choices=[(key, question.text) for key, question in self.questions.items()],
            widget=forms.RadioSelect,
            error_messages={"required": choose, "invalid_choice": choose},
        )
        if any(question.fact == SecurityQuestion.Fact.IQAMA_EXPIRY for question in self.questions.values()):
            self.fields["answer"].help_text = _("A date may be Hijri or Gregorian: day, month and year.")
        self.order_fields(self.field_order)

    def fits(self, attempt: RecoveryAttempt) -> bool:
        question = self.questions[self.cleaned_data["question"]]
        return decoys.is_right(attempt, question, self.cleaned_data["answer"])


class RecoveryCodeForm(ProofForm):
    """Nobody guesses 80 random bits, so no stranger uses up the tries of this way; a recovery's own three stand."""

    event = SecurityEvent.Kind.RECOVERY_CODE_GIVEN
    is_counted = False

    recovery_code = PlainCharField(
        label=_("Recovery code"),
        help_text=_("One of the codes you kept when you protected your account. Each works once."),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "none",
                "spellcheck": "false",
                "dir": "ltr",
                "class": "medium",
            }
        ),
        error_messages={"required": _("Enter a recovery code")},
    )

    def fits(self, attempt: RecoveryAttempt) -> bool:
        return codes.spend(attempt.owner, self.cleaned_data["recovery_code"])


class AppCodeForm(ProofForm):
    event = SecurityEvent.Kind.RECOVERY_APP_CODE_GIVEN

    app_code = DigitsField(
        label=_("Code from your authenticator app"),
        help_text=_("The 6 digits that the app shows for this portal now"),
        max_length=20,
        widget=forms.TextInput(attrs={"class": "otp", "autocomplete": "one-time-code"}),
        error_messages={"required": _("Enter the code from your authenticator app")},
    )

    def fits(self, attempt: RecoveryAttempt) -> bool:
        return totp.check(attempt.owner, self.cleaned_data["app_code"])


WAYS: dict[str, type[ProofForm]] = {"": QuestionForm, "recovery-code": RecoveryCodeForm, "app": AppCodeForm}
