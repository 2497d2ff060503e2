"""The simulated bank and kiosk of the embedded profile: pages of a provider, not of the portal, and labelled so."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import activate

from absher_portal.form_page import FormPage
from accounts.models import User
from activation.api.schemas import Check
from activation.models import Bank, Place, ProviderKey
from activation.simulator.calling import Exchange, call
from activation.simulator.forms import BankForm, KioskForm, MachineForm
from activation.simulator.machines import key_of


class MachinePage(FormPage):
    """Looks the reference up, then activates, by the API and nothing else; shows what was said."""

    form_class: type[MachineForm]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        code = request.POST.get("redraw") or request.GET.get("language")
        if code in dict(settings.LANGUAGES):
            activate(code)  # the path has no language; the link from “My activation” and the button name it
        return super().dispatch(request, *args, **kwargs)

    def form_options(self) -> dict[str, Any]:
        """What a link from “My activation” names; the ID, for whoever is signed in, as the bank would know it."""
        user = self.request.user
        known = {name: self.request.GET.get(name, "")[:60] for name in ("reference", "bank")}
        known["national_id"] = user.national_id if isinstance(user, User) else ""
        return {"initial": known | {"attempt": uuid4()}}

    def accepted(self, form: MachineForm) -> HttpResponse:
        key, facts = self.machine(form)
        typed = form.cleaned_data
        exchanges = [call(self.request, key, "look-ups", {"reference": typed["reference"]})]
        if not exchanges[0].problem:
            kind = "resident-id" if typed["national_id"].startswith("2") else "national-id"
            person = {"reference": typed["reference"], "national_id": typed["national_id"], "document": kind}
            attempt = (typed["attempt"] or uuid4()).hex
            exchanges.append(call(self.request, key, "activations", person | facts, attempt))
        return self.told(exchanges)

    def machine(self, form: MachineForm) -> tuple[ProviderKey, dict[str, Any]]:
        """Who calls, and what it adds to the activation."""
        raise NotImplementedError

    def told(self, exchanges: list[Exchange]) -> HttpResponse:
        page = {"exchanges": exchanges, "problem": exchanges[-1].problem, "again": self.request.get_full_path()}
        return render(self.request, "activation/simulator/outcome.html", page)


class BankPage(MachinePage):
    form_class = BankForm
    template_name = "activation/simulator/bank.html"

    def machine(self, form: MachineForm) -> tuple[ProviderKey, dict[str, Any]]:
        return key_of(Bank.objects.get(slug=form.cleaned_data["bank"])), {"checks": [Check.SIGN_IN]}


class KioskPage(MachinePage):
    form_class = KioskForm
    template_name = "activation/simulator/kiosk.html"

    def context(self) -> dict[str, Any]:
        return {"place": _kiosk()}

    def machine(self, form: MachineForm) -> tuple[ProviderKey, dict[str, Any]]:
        place = _kiosk()
        return key_of(None), {"checks": [Check.FINGERPRINT], "place": place.code if place else ""}


def _kiosk() -> Place | None:
    """Where the simulated kiosk stands."""
    return Place.objects.filter(kind=Place.Kind.KIOSK).order_by("code").first()
