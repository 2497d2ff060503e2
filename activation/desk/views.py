"""The desk: finding the applicant, and the officer's own acts."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from absher_portal.form_page import FormPage
from absher_portal.forms import PortalForm
from accounts import limits, refusals
from accounts.signin.person import signed_in
from activation.desk.door import DeskPage
from activation.desk.finding import Finding, Found, Refusal
from activation.desk.forms import DocumentForm, IdForm, ReferenceForm
from activation.desk.hours import standing_now
from activation.models import Act, DeskVisit
from activation.opening_words import said

SHOWN = 20


class FindPage(DeskPage, FormPage):
    """One way to find an applicant; subclasses look up."""

    where: str  # the field that a refusal stands at

    def found(self, form: Any) -> Found:
        """What the look-up says."""
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        stands = standing_now(self.officer.place)
        words = said(stands, timezone.now()) if stands else ""
        return {"officer": self.officer, "stands": stands, "stands_words": words}

    def accepted(self, form: PortalForm) -> HttpResponse:
        found = self.found(form)
        if isinstance(found, limits.Limited):
            return refusals.in_form(self, form, found, signed_in(self.request))
        if isinstance(found, Refusal):
            form.add_error(self.where, self._words(found))
            return self.rejected(form)
        return redirect("desk_visit", found.pk)

    def _words(self, refusal: Refusal) -> str:
        if refusal == Refusal.SELF:
            return _("This is your own account. Another officer must serve you.")
        if refusal == Refusal.STAFF:
            return _("Only an administrator helps staff back into their accounts.")
        return _("We found nobody. Check what you entered.")


class DeskStart(FindPage):
    form_class = ReferenceForm
    template_name = "activation/desk/desk.html"
    where = "reference"

    def found(self, form: Any) -> Found:
        return Finding(self.request, self.officer).by_reference(form.cleaned_data["reference"])


class WithoutSlip(FindPage):
    form_class = IdForm
    template_name = "activation/desk/without_slip.html"
    where = "national_id"

    def found(self, form: Any) -> Found:
        typed = form.cleaned_data
        return Finding(self.request, self.officer).by_code(typed["national_id"], typed["submission"])


class WithoutPhone(FindPage):
    form_class = DocumentForm
    template_name = "activation/desk/without_phone.html"
    where = "national_id"

    def found(self, form: Any) -> Found:
        typed = form.cleaned_data
        return Finding(self.request, self.officer).by_document(typed["national_id"], typed["reason"])


class OwnActs(DeskPage):
    """What this officer did, newest first; of the applicants only the reference."""

    def get(self, request: HttpRequest) -> HttpResponse:
        acts = Act.objects.filter(officer=self.officer.key).select_related("place", "bank").order_by("-at", "-pk")
        page = Paginator(acts, SHOWN).get_page(request.GET.get("page"))
        return render(request, "activation/desk/own_acts.html", {"page": page})


class EndVisit(DeskPage):
    """The applicant leaves: nothing of them stays on the screen."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
        if visit := DeskVisit.found(self.officer, pk):
            visit.end()
        messages.success(request, _("The visit is over. Find the next applicant."))
        return redirect(reverse("desk"))
