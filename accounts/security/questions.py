"""Choosing three security questions, right after registering or later, and choosing them anew."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from absher_portal.form_page import FormPage
from absher_portal.forms import PlainCharField, PortalForm
from absher_portal.languages import columns
from absher_portal.text import fold
from accounts.models import (
    ChangeHold,
    Overtaken,
    RecoveryAttempt,
    SecurityAnswer,
    SecurityEvent,
    SecurityQuestion,
    User,
)
from accounts.numbers import SECURITY_ANSWER_MIN_LENGTH, SECURITY_QUESTIONS
from accounts.security.events import write_down
from accounts.security.guards import AccountChangePage, held
from accounts.security.notices import Notice, tell
from accounts.signin.devices import device_name
from accounts.signin.person import signed_in

Kind = SecurityEvent.Kind


class QuestionsForm(PortalForm):
    """`question1` `answer1` … `question3` `answer3`."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offered = SecurityQuestion.objects.filter(is_offered=True, fact="")
        for n in range(1, SECURITY_QUESTIONS + 1):
            choose = _("Choose question %(number)d") % {"number": n}
            self.fields[f"question{n}"] = forms.ModelChoiceField(
                offered,
                label=_("Question %(number)d") % {"number": n},
                empty_label=_("Choose a question"),
                error_messages={"required": choose, "invalid_choice": choose},
            )
            self.fields[f"answer{n}"] = PlainCharField(
                label=_("Answer %(number)d") % {"number": n},
                max_length=100,
                widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "auto"}),
                error_messages={"required": _("Enter answer %(number)d") % {"number": n}},
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        asked: list[SecurityQuestion] = []
        given: list[str] = []
        for n in range(1, SECURITY_QUESTIONS + 1):
            question, answer = cleaned.get(f"question{n}"), squeezed(cleaned.get(f"answer{n}", ""))
            if question in asked:
                self.add_error(f"question{n}", _("Choose three different questions"))
            if question and answer and (fault := self._fault(question, answer, given)):
                self.add_error(f"answer{n}", fault)
            asked += [question] if question else []
            given += [answer] if answer else []
        return cleaned

    def _fault(self, question: SecurityQuestion, answer: str, given: list[str]) -> ValidationError | None:
        if len(answer) < SECURITY_ANSWER_MIN_LENGTH:
            return ValidationError(_("Enter an answer of at least 3 letters or digits"))
        if answer in given:
            return ValidationError(_("Give each question a different answer"))
        known = [
            *self.user.own_words,
            self.user.email.partition("@")[0],
            *(getattr(question, name) or "" for name in columns("text")),
        ]
        if answer in map(squeezed, known) or answer.endswith(self.user.phone[-9:]):
            return ValidationError(_("Choose an answer other than the question, your ID, mobile, email or username"))
        return None

    def hashed_answers(self) -> list[SecurityAnswer]:
        """Rows to keep; three slow hashes, so not inside a transaction."""
        numbers = range(1, SECURITY_QUESTIONS + 1)
        given = [(self.cleaned_data[f"question{n}"], self.cleaned_data[f"answer{n}"]) for n in numbers]
        return [SecurityAnswer(user=self.user, question=q, answer=SecurityAnswer.hashed(a)) for q, a in given]


def save(request: HttpRequest, form: QuestionsForm, *, anew: bool) -> None:
    """Keep the form's answers in place of all others; not `anew`, those that are there stay (a double click).

    Or `Overtaken`: the three slow hashes leave time for it.
    """
    rows, user = form.hashed_answers(), form.user
    with transaction.atomic():
        ChangeHold.allow_change(user)
        had_some = user.security_answers.exists()
        if had_some and not anew:
            return
        user.security_answers.all().delete()
        SecurityAnswer.objects.bulk_create(rows)
        write_down(request, Kind.QUESTIONS_CHANGED if had_some else Kind.QUESTIONS_CHOSEN, user)
        if had_some:
            RecoveryAttempt.cancel(user)  # an answer of before counts no more
            tell(user, Notice.QUESTIONS_CHANGED, device=device_name(request))


def squeezed(answer: str) -> str:
    """The answer as it is compared with what others know: folded, without spaces."""
    return fold(answer).replace(" ", "")


class QuestionsPage(LoginRequiredMixin, FormPage):
    """The first choice asks for no confirmation: it comes right after registering, or takes from nobody.

    It is held like a change, or a thief who has just recovered the account would choose them.
    """

    form_class = QuestionsForm
    template_name = "accounts/questions.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not isinstance(request.user, User):
            return self.handle_no_permission()
        chosen = request.user.security_answers.select_related("question")
        if chosen and request.method != "POST":
            return render(request, "accounts/questions_chosen.html", {"chosen": chosen})
        hold = None if chosen else held(request, request.user)
        return hold or super().dispatch(request, *args, **kwargs)

    def form_options(self) -> dict[str, Any]:
        return {"user": signed_in(self.request)}

    def accepted(self, form: QuestionsForm) -> HttpResponse:
        try:
            save(self.request, form, anew=False)
        except Overtaken:
            return redirect(self.request.path)
        messages.success(self.request, _("Your security questions are saved."))
        return redirect("account")


class QuestionsChangePage(AccountChangePage, FormPage):
    """All three anew: an answer is never shown, so none can be kept by sight."""

    form_class = QuestionsForm
    template_name = "accounts/questions_change.html"

    def form_options(self) -> dict[str, Any]:
        return {"user": signed_in(self.request)}

    def accepted(self, form: QuestionsForm) -> HttpResponse:
        save(self.request, form, anew=True)
        messages.success(self.request, _("Your security questions are saved."))
        return redirect("security")
