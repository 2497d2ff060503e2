"""The applicant at the desk: their page, each act, and the codes that they enter themselves."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from absher_portal.form_page import FormPage
from absher_portal.forms import PortalForm
from absher_portal.text import masked_username
from accounts import otp, refusals
from accounts.client import client_ip
from accounts.code_page import CodePage
from accounts.models import OtpChallenge, SecurityEvent, User
from accounts.security.events import write_down
from activation.desk.acts import ACTS, PHONE, SECOND_AWAITED, DeskAct
from activation.desk.door import DeskPage
from activation.desk.forms import DeskForm
from activation.desk.hours import is_closed
from activation.desk.serving import NumberTaken, Serving
from activation.models import Act, DeskVisit
from activation.models.acts import Kind, NotPossible


class VisitPage(DeskPage):
    """Of this officer's own visit, while its 15 minutes last, once the applicant has proved what they must."""

    serving: Serving
    needs_proof = True

    def barred(self) -> HttpResponse | None:
        visit = DeskVisit.found(self.officer, self.kwargs["pk"])
        applicant = visit.applicant if visit else None
        if visit is None or applicant is None:
            messages.info(self.request, _("That visit is over. Find the applicant again."))
            return redirect("desk")
        self.serving = Serving(self.request, self.officer, visit, applicant)
        if self.needs_proof and visit.proved_at is None:
            return redirect("desk_code", visit.pk)
        return None

    @property
    def visit(self) -> DeskVisit:
        return self.serving.visit

    def back(self) -> HttpResponse:
        """To the applicant's page."""
        return redirect("desk_visit", self.visit.pk)

    def applicant_context(self) -> dict[str, Any]:
        """What an officer sees of an applicant, masked."""
        applicant = self.serving.applicant
        return {
            "serving": self.serving,
            "visit": self.visit,
            "applicant": applicant,
            "masked_username": masked_username(applicant.username),
        }


class Visit(VisitPage):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        page = self.applicant_context() | {"is_closed": is_closed(self.officer.place)}
        return render(request, "activation/desk/visit.html", page)


class ActPage(VisitPage, FormPage):
    """What was checked and why, and the button; what is not possible any more leads back, saying what came first."""

    template_name = "activation/desk/act.html"
    act: DeskAct

    def barred(self) -> HttpResponse | None:
        if self.kwargs["slug"] not in ACTS:
            raise Http404
        self.act = ACTS[self.kwargs["slug"]]
        self.form_class = self.act.form
        if (barred := super().barred()) is not None:
            return barred
        if self.serving.may(self.act):
            return None
        return self._overtaken() if self.request.method == "POST" else self.back()

    def form_options(self) -> dict[str, Any]:
        closed = is_closed(self.officer.place)
        return {"applicant": self.serving.applicant, "after": self.serving.after, "must_explain": closed}

    def context(self) -> dict[str, Any]:
        return self.applicant_context() | {"act": self.act}

    def accepted(self, form: DeskForm) -> HttpResponse:
        after, reason = form.cleaned_data["after"], form.cleaned_data.get("reason", "")
        if self.act == PHONE:
            return self._send_code(form, {"after": after, "reason": reason, "checked": form.checked})
        try:
            written = self.serving.do(self.act, after, checked=form.checked, reason=reason)
        except NotPossible:
            return self._overtaken()
        return self._done(written)

    def _send_code(self, form: DeskForm, facts: dict[str, Any]) -> HttpResponse:
        limited = self.serving.send_phone_code(form.cleaned_data["phone"], facts)
        if limited is not None:
            return refusals.in_form(self, form, limited, self.serving.applicant)
        return redirect("desk_phone", self.visit.pk)

    def _done(self, written: Act) -> HttpResponse:
        done = SECOND_AWAITED if written.kind == Kind.CHECKED else self.act.done
        messages.success(self.request, str(done))
        return self.back()

    def _overtaken(self) -> HttpResponse:
        """The other half of a double click is done like the first; anything else is told."""
        last = Act.objects.of(self.serving.applicant).first()
        is_own = last is not None and last.officer == self.officer.key and last.at > self.visit.started_at
        if last and is_own and last.kind in (self.act.kind, Kind.CHECKED if self.act.slug == "activate" else ""):
            return self._done(last)
        messages.error(self.request, _("Nothing was done: something else happened to this account first. See below."))
        return self.back()


class CodeAtCounter(VisitPage, CodePage):
    """A code that the applicant enters; it is told to nobody."""

    start_again_url = "desk"
    tells_delays = True
    purpose: otp.Purpose

    @property
    def owner(self) -> User:
        return self.serving.applicant

    def wrong(self) -> None:
        write_down(self.request, SecurityEvent.Kind.WRONG_CODE, self.owner, purpose=self.purpose)

    def resend(self) -> Any:
        return otp.resend(self.challenge.pk, self.purpose, ip=client_ip(self.request))

    def context(self) -> dict[str, Any]:
        return super().context() | {"visit": self.visit}


class FindCode(CodeAtCounter):
    """To the applicant's own mobile: whoever enters it may be looked up."""

    template_name = "activation/desk/code.html"
    start_again_url = "desk_without_slip"
    needs_proof = False
    purpose = otp.Purpose.DESK

    def barred(self) -> HttpResponse | None:
        return super().barred() or (self.back() if self.visit.proved_at or not self.visit.challenge else None)

    @property
    def challenge(self) -> OtpChallenge:
        if self.visit.challenge is None:
            raise LookupError("no code is asked for")
        return self.visit.challenge

    def redeem(self, code: str) -> Any:
        return otp.redeem(self.challenge.pk, self.purpose, code, guesser=self.serving.guesser)

    def proved(self, result: Any) -> HttpResponse:
        self.visit.prove()
        write_down(self.request, SecurityEvent.Kind.DESK_LOOK_UP, self.owner, purpose=self.purpose)
        return self.back()


class PhoneCode(CodeAtCounter):
    """To the applicant's new number, which is theirs once it is proved."""

    template_name = "activation/desk/phone_code.html"
    purpose = otp.Purpose.NEW_PHONE

    def barred(self) -> HttpResponse | None:
        return super().barred() or (None if self.visit.phone_challenge else self.back())

    def rejected(self, form: PortalForm) -> HttpResponse:
        """Unless the other half of a double click has meanwhile changed the number."""
        return self.barred() or super().rejected(form)

    @property
    def challenge(self) -> OtpChallenge:
        if self.visit.phone_challenge is None:
            raise LookupError("no code is asked for")
        return self.visit.phone_challenge

    def redeem(self, code: str) -> Any:
        try:
            return self.serving.prove_phone(code)
        except (NotPossible, NumberTaken) as refusal:
            return refusal

    def proved(self, result: Any) -> HttpResponse:
        if isinstance(result, NumberTaken):
            refused = SecurityEvent.Outcome.REFUSED
            write_down(self.request, PHONE.event, self.owner, outcome=refused, purpose="desk")
            messages.error(self.request, _("The number belongs to another account. Nothing was changed."))
        elif isinstance(result, NotPossible):
            words = _("Nothing was done: something else happened to this account first. See below.")
            messages.error(self.request, words)
        else:
            messages.success(self.request, str(PHONE.done))
        return self.back()
