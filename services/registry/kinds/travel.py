"""Crossings of the border, and what keeps somebody from them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from services.registry.record import Record
from services.registry.values import Kind, Option, Words, choice, value

DIRECTION = {
    "entry": Option(pgettext_lazy("border crossing", "Entry")),
    "exit": Option(pgettext_lazy("border crossing", "Exit")),
}
MODE = {
    "air": Option(pgettext_lazy("way of travel", "Air")),
    "land": Option(pgettext_lazy("way of travel", "Land")),
    "sea": Option(pgettext_lazy("way of travel", "Sea")),
}
RESTRICTION = {
    "travel": Option(pgettext_lazy("restriction", "Travel")),
    "services": Option(pgettext_lazy("restriction", "Services")),
}
RESTRICTION_STATUS = {
    "active": Option(pgettext_lazy("restriction", "In force"), "danger"),
    "lifted": Option(pgettext_lazy("restriction", "Lifted"), "ok"),
}


@dataclass(frozen=True, kw_only=True)
class TravelMovement(Record):
    key: ClassVar = "travel-movement"
    noun: ClassVar = _("Travel record")
    newest_by: ClassVar = "date_time"
    kept_for: ClassVar = timedelta(hours=1)

    date_time: datetime = value(Kind.MOMENT, _("Date and time"))
    direction: str = choice(pgettext_lazy("border crossing", "Direction"), DIRECTION)
    port: Words = value(Kind.WORDS, _("Port of entry or exit"))
    mode: str = choice(pgettext_lazy("way of travel", "By"), MODE)
    destination_or_origin: Words = value(Kind.WORDS, _("Destination or origin"))
    document_number: str = value(Kind.MASKED, _("Document number"), private=True)
    carrier_ref: str = value(Kind.IDENTIFIER, _("Flight"), optional=True)


@dataclass(frozen=True, kw_only=True)
class Restriction(Record):
    """For whoever it concerns, and nobody else. Never kept."""

    key: ClassVar = "restriction"
    noun: ClassVar = _("Travel and service restrictions")
    newest_by: ClassVar = "issued_on"

    restriction_type: str = choice(pgettext_lazy("restriction", "Type"), RESTRICTION)
    authority: Words = value(Kind.WORDS, _("Issued by"))
    reference: str = value(Kind.IDENTIFIER, _("Decision number"))
    issued_on: date = value(Kind.DAY, _("Issue date"))
    reason_category: Words = value(Kind.WORDS, pgettext_lazy("restriction", "Reason"))
    lift_requirements: Words = value(Kind.WORDS, _("How to have it lifted"))
    status: str = choice(_("Status"), RESTRICTION_STATUS)
