"""An inquiry without sign-in: a form, and the answer on a page of its own that asks nothing again.

Whoever nobody knows, whom the date of birth does not fit and who has no such record read the same page.
"""

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from absher_portal.form_page import FormPage
from absher_portal.forms import PortalForm
from absher_portal.refusal import seconds_until
from accounts import refusals
from accounts.models import User
from activation.access import Assurance, assurance_level
from services.inquiries.definition import INQUIRIES, Input, Inquiry
from services.inquiries.pages import frame, links_to
from services.inquiries.public.forms import PublicInquiryForm
from services.inquiries.public.question import Question, Told, ask_about_oneself
from services.models import Listing, PublicAnswer

SESSION_ANSWERS = "public_answers"  # tokens of those that this browser was told
REMEMBERED = 5
ONESELF = "self"  # ?about=


class PublicInquiryPage(FormPage):
    """`?answer=` names an answer that this browser was told, `?again=` one whose question is to be corrected."""

    form_class = PublicInquiryForm
    template_name = "inquiries/public/ask.html"
    listing: Listing
    is_gone = False  # the answer that was asked for

    def dispatch(self, request: HttpRequest, *args: Any, listing: Listing, **kwargs: Any) -> Any:
        self.listing = listing
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def inquiry(self) -> Inquiry:
        return INQUIRIES[self.listing.service.key]

    @cached_property
    def may_ask_at_once(self) -> bool:
        """Whether nothing needs to be typed: the portal knows who asks about themselves."""
        is_about_a_vehicle = Input.SEQUENCE_NUMBER in self.inquiry.inputs
        return not is_about_a_vehicle and assurance_level(self.request.user) == Assurance.ACTIVATED

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if "answer" in request.GET:
            return self.answer(request.GET["answer"])
        if request.GET.get("about") == ONESELF and self.may_ask_at_once and isinstance(request.user, User):
            return self.told(ask_about_oneself(request, request.user, self.inquiry))
        return super().get(request, **kwargs)

    def form_options(self) -> dict[str, Any]:
        earlier = self.remembered(self.request.GET.get("again", ""))
        typed = earlier.content["typed"] if earlier and earlier.content else {}
        return {"request": self.request, "inquiry": self.inquiry, "initial": typed}

    def context(self) -> dict[str, Any]:
        shows = [spec.label for spec in self.inquiry.fields().values()]
        own = {"address": self.address, "is_gone": self.is_gone, "may_ask_at_once": self.may_ask_at_once}
        return frame(self.listing) | own | {"shows": shows}

    @property
    def address(self) -> str:
        return reverse("inquiry", args=[self.inquiry.key])

    def accepted(self, form: PublicInquiryForm) -> HttpResponse:
        asked = self.question(form)
        token = asked.token(form.cleaned_data["submission"])
        if (answer := PublicAnswer.claim(token)) is not None:
            try:
                if (limited := asked.budget(self.request)) is not None:
                    return refusals.in_form(self, form, limited)
                answer.keep(asked.ask(self.request) | {"typed": form.typed})
            finally:
                if not answer.sealed:  # nothing was asked
                    answer.delete()
        form.human_check_spent()
        return self.leads_to(token)

    def rejected(self, form: PortalForm) -> HttpResponse:
        """Unless this very form was answered already: it was sent twice, and its image code counts once."""
        if set(form.errors) == {"captcha"} and isinstance(form, PublicInquiryForm):
            token = self.question(form).token(form.cleaned_data["submission"])
            if PublicAnswer.live(token):
                return self.leads_to(token)
        return super().rejected(form)

    def question(self, form: PublicInquiryForm) -> Question:
        typed = form.cleaned_data
        return Question(self.inquiry, typed["national_id"], typed["birth_date"], typed.get("sequence_number", ""))

    def leads_to(self, token: str) -> HttpResponse:
        """To the page of the answer, which only this browser sees."""
        known = self.request.session.get(SESSION_ANSWERS, [])
        self.request.session[SESSION_ANSWERS] = [*known, token][-REMEMBERED:]
        return redirect(f"{self.address}?answer={token}")

    def remembered(self, token: str) -> PublicAnswer | None:
        """An answer that this browser was told, for as long as it is kept."""
        known = self.request.session.get(SESSION_ANSWERS, [])
        return PublicAnswer.live(token) if token in known else None

    def answer(self, token: str) -> HttpResponse:
        """What was told; while the other half of a double click asks, a page that looks again by itself."""
        answer = self.remembered(token)
        if answer is None:
            self.is_gone = True
            return super().get(self.request)
        if answer.content is None:
            response = render(self.request, "inquiries/public/asking.html", self.context())
            response["Refresh"] = "2"
            return response
        return self.told(answer.content, token)

    def told(self, content: Told, token: str = "") -> HttpResponse:
        """The page of an answer. A good one (200) also while the registry is silent: the portal is well."""
        told = content.get("words", {}).get(get_language(), {})
        until = datetime.fromisoformat(content["until"]) if "until" in content else None
        context = self.context() | {
            "told": told,
            "noun": self.inquiry.record.noun,
            "facts": [fact | {"html": mark_safe(fact["html"])} for fact in told.get("facts", [])],  # noqa: S308 - sealed
            "masked_id": content["masked_id"],
            "born": date.fromisoformat(content["born"]) if "born" in content else None,
            "as_of": datetime.fromisoformat(content["as_of"]),
            "is_kept": content["is_kept"],
            "until": until,
            "token": token,
            "steps": links_to(self.inquiry.next_steps),
        }
        response = render(self.request, "inquiries/public/answer.html", context)
        if until and not told:
            response["Retry-After"] = str(seconds_until(until))
        return response
