"""What ends: the fields of which records, what people call them, and the service that renews each."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from services.registry.kinds.identity import NationalIdCard, Passport, ResidentIdCard, SponsoredPerson
from services.registry.kinds.residence import ExitReentryVisa, HealthInsurancePolicy
from services.registry.kinds.traffic import DrivingLicence, Vehicle, VehicleAuthorisation, VehicleInsurancePolicy
from services.registry.record import Record
from services.registry.values import Label


@dataclass(frozen=True, slots=True)
class Source:
    """`field` of `kind` is a day by which something is to be done.

    `service`: key of what renews it, for citizens and, where it differs, for `residents`. `status`: only records in
    it. `each`: the newest record of each value of this field counts; without it only the newest of all.
    """

    kind: type[Record]
    field: str
    name: Label
    service: str = ""
    residents: str = ""
    status: str = ""
    each: str = ""

    def renewal(self, number: str) -> str:
        """The key of the service for whoever has this ID number; "" where the portal knows none."""
        return self.residents if self.residents and number.startswith("2") else self.service


PASSPORT = ("renew-saudi-passport", "update-resident-passport-information")
SOURCES = (
    Source(NationalIdCard, "expiry_date", _("National ID"), "book-appointment"),
    Source(ResidentIdCard, "expiry_date", _("Resident ID (Iqama)"), "renew-resident-id"),
    Source(Passport, "expiry_date", _("Passport"), *PASSPORT),
    Source(DrivingLicence, "expiry_date", _("Driving licence"), "renew-driving-license", each="licence_class"),
    Source(HealthInsurancePolicy, "end_date", _("Health insurance")),
    Source(
        ExitReentryVisa,
        "exit_before",
        _("Exit re-entry visa: last day to travel"),
        "exit-reentry-and-final-exit-visas",
        status="valid",
    ),
    Source(
        Vehicle, "registration_expiry", _("Vehicle registration"), "renew-vehicle-registration", each="sequence_number"
    ),
    Source(Vehicle, "inspection_expiry", _("Periodic inspection"), each="sequence_number"),
    Source(
        VehicleInsurancePolicy,
        "end_date",
        _("Vehicle insurance"),
        each="sequence_number",
    ),
    Source(
        VehicleAuthorisation,
        "end_date",
        _("Authorisation to drive"),
        "vehicle-authorizations",
        status="active",
        each="authorisation_number",
    ),
    Source(
        SponsoredPerson,
        "id_expiry",
        pgettext_lazy("of a family member", "ID"),
        "",
        "renew-resident-id",
        each="id_number",
    ),
    Source(SponsoredPerson, "passport_expiry", _("Passport"), *PASSPORT, each="id_number"),
)
