"""Choosing three security questions, right after registering or later."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from absher_portal.form_page import FormPage
from absher_portal.forms import PlainCharField, PortalForm
from absher_portal.text import compact_digits, fold
from accounts.models import SecurityAnswer, SecurityEvent, SecurityQuestion, User
from accounts.numbers import SECURITY_QUESTIONS
from accounts.security.events import write_down
from accounts.signin.person import signed_in

SHORTEST_ANSWER = 3  # characters, once folded


class QuestionsForm(PortalForm):
    """`question1` `answer1` … `question3` `answer3`."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offered = SecurityQuestion.objects.filter(is_offered=True)
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
            question, answer = cleaned.get(f"question{n}"), cleaned.get(f"answer{n}")
            if question in asked:
                self.add_error(f"question{n}", _("Choose three different questions"))
            if question and answer and (fault := self._fault(question, fold(answer), given)):
                self.add_error(f"answer{n}", fault)
            asked += [question] if question else []
            given += [fold(answer)] if answer else []
        return cleaned

    def _fault(self, question: SecurityQuestion, answer: str, given: list[str]) -> ValidationError | None:
        if len(answer.replace(" ", "")) < SHORTEST_ANSWER:
            return ValidationError(_("Enter an answer of at least 3 letters or digits"))
        if answer in given:
            return ValidationError(_("Give each question a different answer"))
        own = {self.user.national_id, self.user.phone[-9:], self.user.username, self.user.email}
        own |= {question.text_ar, question.text_en}  # type: ignore[attr-defined]
        digits = compact_digits(answer)
        if answer in {fold(text) for text in own} or digits.endswith(self.user.phone[-9:]):
            return ValidationError(_("Choose an answer other than the question, your ID, mobile, email or username"))
        return None

    @transaction.atomic
    def save(self) -> None:
        """Keep the answers, unless the other half of a double click already did."""
        User.objects.select_for_update().get(pk=self.user.pk)
        if self.user.security_answers.exists():
            return
        for n in range(1, SECURITY_QUESTIONS + 1):
            hashed = SecurityAnswer.hashed(self.cleaned_data[f"answer{n}"])
            question = self.cleaned_data[f"question{n}"]
            SecurityAnswer.objects.create(user=self.user, question=question, answer=hashed)


class QuestionsPage(LoginRequiredMixin, FormPage):
    """Chosen once here; changing them later asks for more than a session."""

    form_class = QuestionsForm
    template_name = "accounts/questions.html"

    def form_options(self) -> dict[str, Any]:
        return {"user": signed_in(self.request)}

    def context(self) -> dict[str, Any]:
        return {"chosen": SecurityAnswer.objects.filter(user=signed_in(self.request)).select_related("question")}

    def accepted(self, form: QuestionsForm) -> HttpResponse:
        form.save()
        write_down(self.request, SecurityEvent.Kind.QUESTIONS_CHOSEN, form.user)
        messages.success(self.request, _("Your security questions are saved."))
        return redirect("account")
