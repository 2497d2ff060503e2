"""Vehicles, who may drive them, and what was recorded on the road."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from services.registry.kinds.options import LICENCE, POLICY
from services.registry.record import Record
from services.registry.values import Kind, Option, Words, choice, value

REGISTRATION = {
    "private": Option(pgettext_lazy("registration", "Private")),
    "private-transport": Option(pgettext_lazy("registration", "Private transport")),
    "taxi": Option(pgettext_lazy("registration", "Taxi")),
}
LICENCE_CLASS = {
    "private": Option(pgettext_lazy("driving licence", "Private")),
    "public": Option(pgettext_lazy("driving licence", "Public transport")),
    "motorcycle": Option(pgettext_lazy("driving licence", "Motorcycle")),
}
COVER = {
    "third-party": Option(_("Third party")),
    "comprehensive": Option(_("Comprehensive")),
}
RECORDED_BY = {
    "automatic": Option(_("Automatic enforcement")),
    "officer": Option(pgettext_lazy("traffic violation", "Traffic officer")),
}
VIOLATION = {
    "unpaid": Option(pgettext_lazy("traffic violation", "Unpaid"), "attention"),
    "paid": Option(pgettext_lazy("traffic violation", "Paid"), "ok"),
    "disputed": Option(pgettext_lazy("traffic violation", "Under dispute"), "sand"),
    "cancelled": Option(pgettext_lazy("traffic violation", "Cancelled"), "sand"),
}
SCOPE = {
    "inside": Option(pgettext_lazy("authorisation to drive", "Inside the Kingdom")),
    "outside": Option(pgettext_lazy("authorisation to drive", "Outside the Kingdom")),
}
AUTHORISATION = {
    "pending": Option(pgettext_lazy("authorisation to drive", "Waiting for approval"), "attention"),
    "active": Option(pgettext_lazy("authorisation to drive", "In force"), "ok"),
    "expired": Option(pgettext_lazy("authorisation to drive", "Expired"), "sand"),
    "revoked": Option(pgettext_lazy("authorisation to drive", "Withdrawn"), "sand"),
    "rejected": Option(pgettext_lazy("authorisation to drive", "Rejected"), "danger"),
}
IMPOUND = {
    "held": Option(pgettext_lazy("vehicle", "Impounded"), "danger"),
    "releasable": Option(pgettext_lazy("vehicle", "May be released"), "attention"),
    "released": Option(pgettext_lazy("vehicle", "Released"), "ok"),
}


@dataclass(frozen=True, kw_only=True)
class Vehicle(Record):
    key: ClassVar = "vehicle"
    noun: ClassVar = _("Vehicles")
    kept_for: ClassVar = timedelta(hours=24)

    plate: str = value(Kind.PLATE, _("Plate"))
    sequence_number: str = value(Kind.IDENTIFIER, _("Sequence number"))
    make: Words = value(Kind.WORDS, pgettext_lazy("vehicle", "Make"))
    model: Words = value(Kind.WORDS, pgettext_lazy("vehicle", "Model"))
    year: int = value(Kind.YEAR, _("Model year"))
    colour: Words = value(Kind.WORDS, _("Colour"))
    registration_type: str = choice(_("Registration type"), REGISTRATION)
    registration_expiry: date = value(Kind.ENDS, _("Registration expires on"))
    inspection_expiry: date = value(Kind.ENDS, _("Periodic inspection due by"))


@dataclass(frozen=True, kw_only=True)
class TrafficViolation(Record):
    key: ClassVar = "traffic-violation"
    noun: ClassVar = _("Traffic violations")
    newest_by: ClassVar = "date_time"
    kept_for: ClassVar = timedelta(hours=1)

    violation_number: str = value(Kind.IDENTIFIER, _("Violation number"))
    date_time: datetime = value(Kind.MOMENT, _("Date and time"))
    type_code: str = value(Kind.IDENTIFIER, _("Violation code"))
    violation: Words = value(Kind.WORDS, _("Violation"))
    plate: str = value(Kind.PLATE, _("Plate"))
    city: Words = value(Kind.WORDS, _("City"))
    location: Words = value(Kind.WORDS, _("Location"))
    recorded_by: str = choice(_("Recorded by"), RECORDED_BY)
    amount: Decimal = value(Kind.MONEY, _("Amount"))
    discount_amount: Decimal = value(Kind.MONEY, _("Amount after discount"), optional=True)
    due_date: date = value(Kind.ENDS, _("Pay by"))
    points: int = value(Kind.COUNT, _("Points"))
    status: str = choice(_("Status"), VIOLATION)
    dispute_until: date = value(Kind.ENDS, _("Dispute until"))


@dataclass(frozen=True, kw_only=True)
class TrafficViolationTotal(Record):
    key: ClassVar = "traffic-violation-total"
    noun: ClassVar = _("Total of traffic violations")
    kept_for: ClassVar = timedelta(hours=1)

    unpaid_count: int = value(Kind.COUNT, _("Unpaid violations"))
    total_amount: Decimal = value(Kind.MONEY, _("Total"))
    total_after_discount: Decimal = value(Kind.MONEY, _("Total after discount"))
    as_of: datetime = value(Kind.MOMENT, _("As of"))


@dataclass(frozen=True, kw_only=True)
class VehicleInsurancePolicy(Record):
    key: ClassVar = "vehicle-insurance"
    noun: ClassVar = _("Vehicle insurance")
    newest_by: ClassVar = "start_date"
    kept_for: ClassVar = timedelta(hours=24)

    plate: str = value(Kind.PLATE, _("Plate"), private=True)
    sequence_number: str = value(Kind.IDENTIFIER, _("Sequence number"))
    insurer: Words = value(Kind.WORDS, _("Insurer"))
    policy_number: str = value(Kind.IDENTIFIER, _("Policy number"), private=True)
    cover: str = choice(_("Cover"), COVER)
    start_date: date = value(Kind.DAY, _("Start date"))
    end_date: date = value(Kind.ENDS, _("End date"))
    named_drivers: Words = value(Kind.WORDS, _("Named drivers"), private=True, optional=True)
    status: str = choice(_("Status"), POLICY)


@dataclass(frozen=True, kw_only=True)
class VehicleAuthorisation(Record):
    """Listed for the owner and for whoever may drive; `owner_id` tells the two apart."""

    key: ClassVar = "vehicle-authorisation"
    noun: ClassVar = _("Authorisations to drive")
    newest_by: ClassVar = "start_date"
    kept_for: ClassVar = timedelta(hours=1)

    authorisation_number: str = value(Kind.IDENTIFIER, _("Authorisation number"))
    plate: str = value(Kind.PLATE, _("Plate"))
    sequence_number: str = value(Kind.IDENTIFIER, _("Sequence number"))
    side: str = choice(
        _("Your part"),
        {
            "granted": Option(pgettext_lazy("authorisation to drive", "You gave it")),
            "received": Option(pgettext_lazy("authorisation to drive", "You received it")),
        },
    )
    owner: Words = value(Kind.NAME, _("Owner"))
    authorised_person: Words = value(Kind.NAME, _("Authorised person"))
    scope: str = choice(_("Where it holds"), SCOPE)
    countries: Words = value(Kind.WORDS, _("Countries"), optional=True)
    start_date: date = value(Kind.DAY, _("Start date"))
    end_date: date = value(Kind.ENDS, _("End date"))
    status: str = choice(_("Status"), AUTHORISATION)


@dataclass(frozen=True, kw_only=True)
class DrivingLicence(Record):
    key: ClassVar = "driving-licence"
    noun: ClassVar = _("Driving licence")
    newest_by: ClassVar = "issue_date"
    kept_for: ClassVar = timedelta(hours=24)

    licence_number: str = value(Kind.IDENTIFIER, _("Licence number"))
    licence_class: str = choice(pgettext_lazy("driving licence", "Class"), LICENCE_CLASS)
    issue_date: date = value(Kind.DAY, _("Issue date"))
    expiry_date: date = value(Kind.ENDS, _("Expiry date"))
    place_of_issue: Words = value(Kind.WORDS, _("Place of issue"))
    blood_type: str = value(Kind.IDENTIFIER, _("Blood type"))
    restrictions: Words = value(Kind.WORDS, pgettext_lazy("driving licence", "Restrictions"), optional=True)
    medical_check_on: date = value(Kind.DAY, _("Medical check on"), optional=True)
    status: str = choice(_("Status"), LICENCE)


@dataclass(frozen=True, kw_only=True)
class ImpoundedVehicle(Record):
    key: ClassVar = "impounded-vehicle"
    noun: ClassVar = _("Impounded vehicles")
    newest_by: ClassVar = "impounded_on"
    kept_for: ClassVar = timedelta(hours=1)

    order_number: str = value(Kind.IDENTIFIER, _("Order number"))
    plate: str = value(Kind.PLATE, _("Plate"))
    reason: Words = value(Kind.WORDS, pgettext_lazy("impounded vehicle", "Reason"))
    impounded_on: date = value(Kind.DAY, _("Impounded on"))
    days: int = value(Kind.DAYS, _("Duration"))
    yard: Words = value(Kind.WORDS, _("Where it stands"))
    authority: Words = value(Kind.WORDS, _("Impounded by"))
    release_requirements: Words = value(Kind.WORDS, _("Needed for its release"))
    status: str = choice(_("Status"), IMPOUND)
