"""The pages of recovery; they only do HTTP. Which of them is due, one base view asks of the journey."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from absher_portal.form_page import FormPage
from absher_portal.forms import PortalForm
from absher_portal.languages import text_language
from absher_portal.text import masked_username
from accounts import limits, refusals
from accounts.code_page import CodePage
from accounts.factors.strong import has_strong_factor
from accounts.models import OtpChallenge, RecoveryAttempt, SecurityEvent, User
from accounts.recovery import registry
from accounts.recovery.flow import Ended, OutOfAnswers, Recovery, Step
from accounts.recovery.forms import WAYS, ProofForm, StartForm
from accounts.security.events import write_down
from accounts.security.password import PasswordForm

ENDS = {"password": "new", "username": "done"}


class RecoveryPage(FormPage):
    """A page is shown when its step is due, or the question again before the code came right; else the due one.

    Every form after the first names its attempt: one from another tab, where another was begun, is not taken for it.
    """

    wanted: str = "password"
    step: Step = Step.START

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.journey = Recovery(request, self.wanted)
        due = self.journey.step
        if self.step not in (Step.START, due) and (self.step, due) != (Step.QUESTION, Step.CODE):
            return self.leads_to(due, because=self.ended_words() if due == Step.START else "")
        if request.method == "POST" and not self.is_of_this_attempt():
            return self.leads_to(due, because=_("You have started again since then. Continue here."))
        return super().dispatch(request, *args, **kwargs)

    def ended_words(self) -> str:
        if self.journey.attempt is None:
            return _("Start here. The recovery was started in another browser, or it has expired.")
        return _("This recovery has ended. Start again: your ID number and mobile are filled in.")

    def is_of_this_attempt(self) -> bool:
        return self.step == Step.START or self.request.POST.get("attempt") == str(self.journey.current.pk)

    def leads_to(self, step: Step, *, because: str = "") -> HttpResponse:
        """To the page of this step, with the reason in words where there is one."""
        if because:
            messages.info(self.request, because)
        return redirect(self.address(step))

    def address(self, step: Step) -> str:
        """The path of this journey's page for a step."""
        part = {Step.START: "", Step.LAST: f"_{ENDS[self.wanted]}"}.get(step, f"_{step}")
        return reverse(f"recover_{self.wanted}{part}")

    def context(self) -> dict[str, Any]:
        return {"attempt": self.journey.attempt, "wanted": self.wanted, "addresses": {s: self.address(s) for s in Step}}

    @property
    def owner(self) -> User | None:
        """Whose events tell of refusals."""
        return self.journey.current.user if self.journey.attempt else None

    def refused(self, form: PortalForm, limited: limits.Limited) -> HttpResponse:
        """The form again, nothing lost; where no waiting helps, where to go instead."""
        if not limited.is_final:
            return refusals.in_form(self, form, limited, self.owner)
        refusals.note(self.request, limited, self.owner)
        form.add_error(
            None, _("We can take no more answers for this ID and mobile. Visit an activation centre with your ID.")
        )
        return self.shown(form, status=403)


class StartPage(RecoveryPage):
    form_class = StartForm
    template_name = "recovery/start.html"
    step = Step.START

    def form_options(self) -> dict[str, Any]:
        """What an open or expired attempt named stands there again; one that is finished is forgotten."""
        attempt = self.journey.attempt
        if attempt is None or attempt.finished_at:
            return {"request": self.request}
        named = {"national_id": attempt.national_id, "phone": f"0{attempt.phone.removeprefix('+966')}"}
        return {"request": self.request, "initial": named}

    def rejected(self, form: PortalForm) -> HttpResponse:
        """Unless this very form has begun an attempt already: it was sent twice."""
        if self.journey.resume(form.cleaned_data):
            return self.leads_to(self.journey.step)
        return super().rejected(form)

    def accepted(self, form: StartForm) -> HttpResponse:
        limited = self.journey.begin(form.cleaned_data, text_language())
        if limited is not None:
            return self.refused(form, limited)
        form.human_check_spent()
        return redirect(self.address(Step.QUESTION))


class QuestionPage(RecoveryPage):
    """A question, or beside it (`?way=`) what asks no memory."""

    step = Step.QUESTION
    template_name = "recovery/question.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.way = request.GET.get("way", "")
        self.form_class = WAYS.get(self.way, WAYS[""])
        return super().dispatch(request, *args, **kwargs)

    def form_options(self) -> dict[str, Any]:
        return {"attempt": self.journey.current}

    def context(self) -> dict[str, Any]:
        facts = registry.demo_facts(self.journey.current.national_id) if self.form_class is WAYS[""] else {}
        return super().context() | {"way": self.way if self.way in WAYS else "", "demo_facts": facts}

    def accepted(self, form: ProofForm) -> HttpResponse:
        """Right or wrong, to the code: only the mobile knows."""
        answer = self.journey.answer(
            form.token, form.fits, event=form.event, is_strong=form.is_strong, is_counted=form.is_counted
        )
        if isinstance(answer, limits.Limited):
            return self.refused(form, answer)
        if isinstance(answer, OutOfAnswers):
            form.add_error(None, _("You have no tries left here. Start again, or visit an activation centre."))
            return self.shown(form, status=429)
        return redirect(self.address(Step.CODE))


class RecoverCodePage(RecoveryPage, CodePage):
    step = Step.CODE
    template_name = "recovery/code.html"

    @property
    def start_again_url(self) -> str:  # type: ignore[override]
        return f"recover_{self.wanted}"

    def context(self) -> dict[str, Any]:
        return RecoveryPage.context(self) | CodePage.context(self)

    @property
    def challenge(self) -> OtpChallenge:
        return cast(OtpChallenge, self.journey.current.challenge)  # without one, this page is not due

    def redeem(self, code: str) -> Any:
        return self.journey.prove(code)

    def resend(self) -> Any:
        return self.journey.resend()

    def wrong(self) -> None:
        attempt = self.journey.current
        write_down(
            self.request, SecurityEvent.Kind.WRONG_CODE, attempt.user, purpose=attempt.purpose, typed=attempt.pair
        )

    def rejected(self, form: PortalForm) -> HttpResponse:
        """Unless the other half of a double click has meanwhile proved it."""
        now = Recovery(self.request, self.wanted).step
        return self.leads_to(now) if now == Step.LAST else super().rejected(form)

    def proved(self, result: Any) -> HttpResponse:
        if isinstance(result, Ended):
            return self.leads_to(Step.START, because=self.ended_words())
        return redirect(self.address(Step.LAST))


def end_of(attempt: RecoveryAttempt) -> dict[str, Any]:
    """What the last page says: of the hold, or of the factor that the next sign-in asks for."""
    return {"attempt": attempt, "has_strong_factor": bool(attempt.user and has_strong_factor(attempt.user))}


class NewPasswordPage(RecoveryPage):
    """The new password, or once it is saved, that it is."""

    step = Step.LAST
    form_class = PasswordForm
    template_name = "recovery/new_password.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if (journey := Recovery(request, self.wanted)).step == Step.LAST and journey.current.finished_at:
            if request.method == "POST":
                return redirect(request.path)
            return render(request, "recovery/changed.html", end_of(journey.current))
        return super().dispatch(request, *args, **kwargs)

    def form_options(self) -> dict[str, Any]:
        return {"user": self.journey.current.user}

    def accepted(self, form: PasswordForm) -> HttpResponse:
        if isinstance(self.journey.set_password(form.cleaned_data["password1"]), Ended):
            return self.leads_to(Step.START, because=self.ended_words())
        return redirect(self.address(Step.LAST))


class UsernamePage(RecoveryPage):
    """The username in part; whole it is on the mobile by now. Its button goes on to a new password."""

    step = Step.LAST
    template_name = "recovery/username.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        user = self.journey.current.user
        name = masked_username(user.username) if user else ""
        return render(request, self.template_name, self.context() | {"username": name})

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self.journey.carry_over():
            return self.leads_to(Step.START, because=self.ended_words())
        return redirect("recover_password_new")
