"""The reports that a person may print: what stands on each, and in which order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from services.registry.kinds.identity import (
    FamilyMember,
    NationalIdCard,
    Passport,
    Person,
    ResidentIdCard,
    SponsoredPerson,
)
from services.registry.kinds.residence import ExitReentryVisa, HealthInsurancePolicy
from services.registry.kinds.traffic import (
    DrivingLicence,
    TrafficViolation,
    TrafficViolationTotal,
    Vehicle,
    VehicleInsurancePolicy,
)
from services.registry.kinds.travel import TravelMovement
from services.registry.record import Record
from services.registry.values import Label

YEAR = timedelta(days=365)
NOTHING = _("The registry holds nothing that this report could say.")


@dataclass(frozen=True, slots=True)
class Part:
    """Of one kind of record: with `columns` a table of the newest `most`, else every field of the newest.

    `is_needed`: without it there is no report. `vehicle`: the record's field that the chosen vehicle's must equal.
    `within`: how far back. `note`: said below the heading.
    """

    record: type[Record]
    columns: tuple[str, ...] = ()
    most: int = 1
    is_needed: bool = False
    vehicle: str = ""
    where: Mapping[str, str] = field(default_factory=dict)
    within: timedelta | None = None
    heading: Label = ""
    note: Label = ""

    @property
    def title(self) -> Label:
        return self.heading or self.record.noun


@dataclass(frozen=True, slots=True)
class ReportKind:
    """`lacking`: what to say when a needed part is not there. `of_children`: as far as an inquiry allows it."""

    key: str
    title: Label
    lead: Label
    parts: tuple[Part, ...]
    of_vehicle: bool = False
    of_children: bool = False
    lacking: Label = NOTHING


VIOLATION = ("violation_number", "date_time", "violation", "plate", "city", "amount", "status")
MOVEMENT = ("date_time", "direction", "port", "mode", "destination_or_origin", "document_number")
REPORTS = {
    kind.key: kind
    for kind in (
        ReportKind(
            "my-data",
            pgettext_lazy("report", "My data"),
            _("Your personal information, and your ID, passport and driving licence."),
            (
                Part(Person, is_needed=True),
                Part(NationalIdCard),
                Part(ResidentIdCard),
                Part(Passport),
                Part(DrivingLicence),
            ),
        ),
        ReportKind(
            "family",
            pgettext_lazy("report", "Family"),
            _("Who stands in your family record."),
            (
                Part(FamilyMember, ("name", "relation", "birth_date", "id_number"), 60),
                Part(
                    SponsoredPerson,
                    ("name", "relation", "birth_date", "id_number", "id_expiry"),
                    60,
                    heading=_("Dependents"),
                    note=_("Wives and children under 18."),
                ),
            ),
        ),
        ReportKind(
            "vehicle",
            pgettext_lazy("report", "Vehicle"),
            _("One of your vehicles: its registration, its insurance and what is unpaid."),
            (
                Part(Vehicle, is_needed=True, vehicle="sequence_number"),
                Part(VehicleInsurancePolicy, vehicle="sequence_number"),
                Part(
                    TrafficViolation,
                    VIOLATION,
                    50,
                    vehicle="plate",
                    where={"status": "unpaid"},
                    heading=_("Unpaid violations"),
                ),
            ),
            of_vehicle=True,
            lacking=_("No vehicle is registered in your name."),
        ),
        ReportKind(
            "violations",
            pgettext_lazy("report", "Traffic violations"),
            _("Every violation recorded against you, and what is left to pay."),
            (Part(TrafficViolationTotal), Part(TrafficViolation, VIOLATION, 100)),
        ),
        ReportKind(
            "resident",
            pgettext_lazy("report", "Resident report"),
            _("A resident’s personal information, resident ID, passport, visas and health insurance."),
            (
                Part(Person, is_needed=True),
                Part(ResidentIdCard, is_needed=True),
                Part(Passport),
                Part(ExitReentryVisa, ("visa_number", "visa_type", "issue_date", "return_before", "status"), 20),
                Part(HealthInsurancePolicy),
            ),
            of_children=True,
            lacking=_("This report is for residents: no resident ID is recorded."),
        ),
        ReportKind(
            "travel",
            pgettext_lazy("report", "Travel record"),
            _("Entries and exits in the last 12 months."),
            (Part(TravelMovement, MOVEMENT, 150, within=YEAR, note=_("Of the 12 months before the issue.")),),
            of_children=True,
        ),
    )
}
