"""“This is wrong”: who corrects a record of the registry, and how. The portal only shows it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from absher_portal.fallback import localised
from accounts.models import User
from accounts.signin.person import signed_in
from services.inquiries.pages import links_to
from services.models import Agency
from services.registry.kinds import KINDS, civil, traffic
from services.registry.kinds.identity import FamilyMember, NationalIdCard, Person, SponsoredPerson
from services.registry.kinds.residence import Arrival, HealthInsurancePolicy, RecruitmentVisa, WorkVisaRequest
from services.registry.kinds.traffic import TrafficViolation, TrafficViolationTotal, VehicleInsurancePolicy
from services.registry.kinds.travel import Restriction
from services.registry.record import Record
from services.registry.values import Kind, Label

OFFICES = ("passports", "civil-affairs")  # agencies whose offices the finder knows
INSURER = _("Your insurer reports its policies itself. Ask it first.")
FIRST: dict[type[Record], Label] = {
    HealthInsurancePolicy: INSURER,
    VehicleInsurancePolicy: INSURER,
    SponsoredPerson: _(
        "Civil Affairs corrects the data of citizens, whose numbers begin with 1; the General Directorate of Passports "
        "that of residents, whose numbers begin with 2."
    ),
    Restriction: _("Whoever issued the decision lifts it. The record names them and what is needed."),
    TrafficViolation: _("You dispute a violation; nobody corrects it at an office."),
    TrafficViolationTotal: _("You dispute a violation; nobody corrects it at an office."),
}


@login_required
@require_safe
def correction(request: HttpRequest, kind: str) -> HttpResponse:
    """For one kind of record, by its key; 404 for another."""
    if (record := KINDS.get(kind)) is None:
        raise Http404("no such kind of record")
    slug = _agency(record, signed_in(request))
    agency = Agency.objects.filter(slug=slug).first()
    disputes = record in (TrafficViolation, TrafficViolationTotal)
    context = {
        "noun": record.noun,
        "agency": localised(agency, "name") if agency else "",
        "office_kind": slug if slug in OFFICES else "",
        "first": FIRST.get(record, ""),
        "has_names": any(spec.kind == Kind.NAME for spec in record.specs().values()),
        "services": links_to(("dispute-traffic-violations",) if disputes else ()),
    }
    return render(request, "inquiries/correction.html", context)


def _agency(record: type[Record], user: User) -> str:
    """Slug of whoever keeps such records about this person: citizens are Civil Affairs', residents the passports'."""
    if record in (Person, NationalIdCard, FamilyMember):
        return "civil-affairs" if user.national_id.startswith("1") else "passports"
    if record in (Arrival, RecruitmentVisa, WorkVisaRequest):
        return "expatriates-affairs"
    if record.__module__ == traffic.__name__:
        return "traffic"
    if record in (Restriction, civil.PaymentBalance):
        return "moi"
    return "civil-affairs" if record.__module__ == civil.__name__ else "passports"
