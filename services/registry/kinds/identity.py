"""Who somebody is, their documents, and those whom they answer for."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from services.registry.kinds.options import DOCUMENT, FINGERPRINTS, GENDER, POLICY, WHERE
from services.registry.record import Record
from services.registry.values import Kind, Option, Words, choice, value

MARITAL = {
    "single": Option(pgettext_lazy("marital status", "Single")),
    "married": Option(pgettext_lazy("marital status", "Married")),
    "divorced": Option(pgettext_lazy("marital status", "Divorced")),
    "widowed": Option(pgettext_lazy("marital status", "Widowed")),
}
RELATION = {
    "wife": Option(_("Wife")),
    "son": Option(_("Son")),
    "daughter": Option(_("Daughter")),
    "worker": Option(pgettext_lazy("relation", "Worker")),
}


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    key: ClassVar = "person"
    noun: ClassVar = _("Personal information")
    whose: ClassVar = "national_id"

    national_id: str = value(Kind.IDENTIFIER, _("National ID or Iqama number"))
    name: Words = value(Kind.NAME, _("Name"))
    birth_date: date = value(Kind.DAY, _("Date of birth"))
    birth_place: Words = value(Kind.WORDS, _("Place of birth"))
    gender: str = choice(_("Gender"), GENDER)
    nationality: Words = value(Kind.WORDS, _("Nationality"))
    marital_status: str = choice(_("Marital status"), MARITAL)
    mobile: str = value(Kind.IDENTIFIER, _("Mobile number"), optional=True)
    email: str = value(Kind.IDENTIFIER, _("Email"), optional=True)
    national_address: Words = value(Kind.WORDS, _("National address"), optional=True)


@dataclass(frozen=True, kw_only=True)
class NationalIdCard(Record):
    key: ClassVar = "national-id"
    noun: ClassVar = _("National ID")
    newest_by: ClassVar = "issue_date"
    kept_for: ClassVar = timedelta(hours=24)

    version: int = value(Kind.COUNT, _("Version"))
    issue_date: date = value(Kind.DAY, _("Issue date"))
    expiry_date: date = value(Kind.ENDS, _("Expiry date"))
    place_of_issue: Words = value(Kind.WORDS, _("Place of issue"), private=True)
    status: str = choice(_("Status"), DOCUMENT)


@dataclass(frozen=True, kw_only=True)
class ResidentIdCard(Record):
    key: ClassVar = "resident-id"
    noun: ClassVar = _("Resident ID (Iqama)")
    newest_by: ClassVar = "issue_date"
    kept_for: ClassVar = timedelta(hours=24)
    whose: ClassVar = "iqama_number"

    iqama_number: str = value(Kind.IDENTIFIER, _("Iqama number"))
    name: Words = value(Kind.NAME, _("Name"), private=True)
    profession: Words = value(Kind.WORDS, _("Profession"), private=True)
    employer: Words = value(Kind.WORDS, _("Employer"), private=True, optional=True)
    issue_date: date = value(Kind.DAY, _("Issue date"))
    expiry_date: date = value(Kind.ENDS, _("Expiry date"))
    status: str = choice(_("Status"), DOCUMENT)


@dataclass(frozen=True, kw_only=True)
class Passport(Record):
    key: ClassVar = "passport"
    noun: ClassVar = _("Passport")
    newest_by: ClassVar = "issue_date"
    kept_for: ClassVar = timedelta(hours=24)

    passport_number: str = value(Kind.MASKED, _("Passport number"), private=True)
    issue_date: date = value(Kind.DAY, _("Issue date"))
    expiry_date: date = value(Kind.ENDS, _("Expiry date"))
    status: str = choice(_("Status"), DOCUMENT)


@dataclass(frozen=True, kw_only=True)
class FingerprintEnrolment(Record):
    """Whether, where and when: never anything of the body itself."""

    key: ClassVar = "fingerprint-enrolment"
    noun: ClassVar = _("Fingerprint enrolment")
    kept_for: ClassVar = timedelta(hours=24)
    whose: ClassVar = "id_number"

    id_number: str = value(Kind.IDENTIFIER, _("ID number"))
    status: str = choice(_("Status"), FINGERPRINTS)
    enrolled_on: date = value(Kind.DAY, _("Enrolled on"), private=True, optional=True)
    office: Words = value(Kind.WORDS, _("Enrolled at"), private=True, optional=True)


@dataclass(frozen=True, kw_only=True)
class FamilyMember(Record):
    """Of the family record: who stands in it. It gives nobody a right to ask about anybody."""

    key: ClassVar = "family-member"
    noun: ClassVar = _("Family record")

    id_number: str = value(Kind.MASKED, _("ID number"))
    name: Words = value(Kind.NAME, _("Name"))
    relation: str = choice(_("Relation"), RELATION)
    birth_date: date = value(Kind.DAY, _("Date of birth"))


@dataclass(frozen=True, kw_only=True)
class SponsoredPerson(Record):
    """A dependent or a worker of whoever is asked about. With `ended_on`, the tie is over, and so is every right."""

    key: ClassVar = "sponsored-person"
    noun: ClassVar = _("Dependents and workers")

    id_number: str = value(Kind.IDENTIFIER, _("ID number"))
    name: Words = value(Kind.NAME, _("Name"))
    relation: str = choice(_("Relation"), RELATION)
    birth_date: date = value(Kind.DAY, _("Date of birth"))
    nationality: Words = value(Kind.WORDS, _("Nationality"))
    profession: Words = value(Kind.WORDS, _("Profession"), optional=True)
    id_expiry: date = value(Kind.ENDS, _("ID expires on"))
    passport_number: str = value(Kind.MASKED, _("Passport number"), optional=True)
    passport_expiry: date = value(Kind.ENDS, _("Passport expires on"), optional=True)
    location: str = choice(_("Whereabouts"), WHERE)
    fingerprint_status: str = choice(_("Fingerprints"), FINGERPRINTS)
    insurance_status: str = choice(_("Health insurance"), POLICY, optional=True)
    ended_on: date = value(Kind.DAY, _("No longer yours since"), optional=True)
