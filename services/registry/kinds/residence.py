"""Visas, arrivals, health insurance and the resident report."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from services.registry.kinds.options import GENDER, POLICY, VISA, WHERE
from services.registry.record import Record
from services.registry.values import Kind, Option, Words, choice, value

INSURANCE_CLASS = {"vip": Option("VIP"), "a": Option("A"), "b": Option("B"), "c": Option("C")}
EXIT_REENTRY = {
    "single": Option(pgettext_lazy("exit re-entry visa", "Single")),
    "multiple": Option(pgettext_lazy("exit re-entry visa", "Multiple")),
    "final-exit": Option(_("Final exit")),
}
REQUEST = {
    "under-review": Option(pgettext_lazy("request", "Under review"), "attention"),
    "approved": Option(pgettext_lazy("request", "Approved"), "ok"),
    "rejected": Option(pgettext_lazy("request", "Rejected"), "danger"),
}
RETURN = {
    "abroad": Option(pgettext_lazy("worker", "Abroad"), "attention"),
    "returned": Option(pgettext_lazy("worker", "Returned"), "ok"),
    "not-returned": Option(pgettext_lazy("worker", "Left and did not return"), "danger"),
}
ARRIVAL = {"worker": Option(_("Worker")), "visitor": Option(_("Visitor"))}


@dataclass(frozen=True, kw_only=True)
class HealthInsurancePolicy(Record):
    key: ClassVar = "health-insurance"
    noun: ClassVar = _("Health insurance")
    newest_by: ClassVar = "start_date"
    kept_for: ClassVar = timedelta(hours=24)

    insurer: Words = value(Kind.WORDS, _("Insurer"))
    policy_number: str = value(Kind.IDENTIFIER, _("Policy number"), private=True)
    insurance_class: str = choice(pgettext_lazy("insurance", "Class"), INSURANCE_CLASS)
    start_date: date = value(Kind.DAY, _("Start date"))
    end_date: date = value(Kind.ENDS, _("End date"))
    beneficiaries_count: int = value(Kind.COUNT, _("People covered"), private=True)
    status: str = choice(_("Status"), POLICY)


@dataclass(frozen=True, kw_only=True)
class ExitReentryVisa(Record):
    key: ClassVar = "exit-reentry-visa"
    noun: ClassVar = _("Exit re-entry visa")
    newest_by: ClassVar = "issue_date"
    kept_for: ClassVar = timedelta(hours=1)

    visa_number: str = value(Kind.IDENTIFIER, _("Visa number"))
    visa_type: str = choice(pgettext_lazy("visa", "Type"), EXIT_REENTRY)
    holder: Words = value(Kind.NAME, pgettext_lazy("visa", "Holder"), private=True)
    passport_number: str = value(Kind.MASKED, _("Passport number"), private=True)
    duration_days: int = value(Kind.DAYS, _("Duration"))
    issue_date: date = value(Kind.DAY, _("Issue date"))
    exit_before: date = value(Kind.ENDS, _("Travel before"))
    return_before: date = value(Kind.ENDS, _("Return before"), optional=True)
    location: str = choice(_("Whereabouts"), WHERE, private=True)
    status: str = choice(_("Status"), VISA)
    fee: Decimal = value(Kind.MONEY, _("Fee"), private=True)


@dataclass(frozen=True, kw_only=True)
class RecruitmentVisa(Record):
    key: ClassVar = "recruitment-visa"
    noun: ClassVar = _("Recruitment visas")
    newest_by: ClassVar = "issued_on"
    kept_for: ClassVar = timedelta(hours=24)

    visa_number: str = value(Kind.IDENTIFIER, _("Visa number"))
    request_year: int = value(Kind.YEAR, _("Year of the request"))
    profession: Words = value(Kind.WORDS, _("Profession"))
    nationality: Words = value(Kind.WORDS, _("Nationality"))
    embassy: Words = value(Kind.WORDS, _("Issuing mission"))
    gender: str = choice(_("Gender"), GENDER)
    issued_on: date = value(Kind.DAY, _("Issue date"))
    valid_until: date = value(Kind.ENDS, _("Valid until"))
    status: str = choice(_("Status"), VISA)


@dataclass(frozen=True, kw_only=True)
class WorkVisaRequest(Record):
    key: ClassVar = "work-visa-request"
    noun: ClassVar = _("Work visa requests")
    newest_by: ClassVar = "submitted_on"
    kept_for: ClassVar = timedelta(hours=24)

    request_number: str = value(Kind.IDENTIFIER, _("Request number"))
    submitted_on: date = value(Kind.DAY, _("Submitted on"))
    profession: Words = value(Kind.WORDS, _("Profession"))
    nationality: Words = value(Kind.WORDS, _("Nationality"))
    quantity: int = value(Kind.COUNT, _("Number of visas"))
    status: str = choice(_("Status"), REQUEST)
    rejection_reason: Words = value(Kind.WORDS, _("Reason for the rejection"), optional=True)


@dataclass(frozen=True, kw_only=True)
class WorkerReturn(Record):
    key: ClassVar = "worker-return"
    noun: ClassVar = _("Workers’ return")
    newest_by: ClassVar = "exit_date"
    kept_for: ClassVar = timedelta(hours=1)

    worker: Words = value(Kind.NAME, pgettext_lazy("head of a column", "Worker"))
    visa_number: str = value(Kind.IDENTIFIER, _("Visa number"))
    exit_date: date = value(Kind.DAY, _("Left on"))
    return_before: date = value(Kind.ENDS, _("Return before"))
    return_date: date = value(Kind.DAY, _("Returned on"), optional=True)
    port: Words = value(Kind.WORDS, _("Port of entry or exit"))
    status: str = choice(_("Status"), RETURN)


@dataclass(frozen=True, kw_only=True)
class Arrival(Record):
    key: ClassVar = "arrival"
    noun: ClassVar = _("Arrivals")
    newest_by: ClassVar = "arrival_date"
    kept_for: ClassVar = timedelta(hours=1)

    border_number: str = value(Kind.IDENTIFIER, _("Border number"))
    name: Words = value(Kind.NAME, _("Name"))
    arrival_kind: str = choice(pgettext_lazy("arrival", "Arrived as"), ARRIVAL)
    visa_number: str = value(Kind.IDENTIFIER, _("Visa number"))
    arrival_date: date = value(Kind.DAY, _("Arrived on"))
    port: Words = value(Kind.WORDS, _("Port of entry or exit"))
    nationality: Words = value(Kind.WORDS, _("Nationality"))
    deadline: date = value(Kind.ENDS, _("Issue the ID, or leave, by"))


@dataclass(frozen=True, kw_only=True)
class IssuedResidentReport(Record):
    """A report that a centre issued; those that the portal prints are rows of its own."""

    key: ClassVar = "resident-report"
    noun: ClassVar = _("Resident reports")
    newest_by: ClassVar = "issued_on"
    kept_for: ClassVar = timedelta(hours=24)

    report_number: str = value(Kind.IDENTIFIER, _("Report number"))
    verification_code: str = value(Kind.IDENTIFIER, _("Code on the report"))
    resident: Words = value(Kind.NAME, _("Resident"))
    issued_on: date = value(Kind.DAY, _("Issue date"))
    valid_until: date = value(Kind.ENDS, _("Valid until"))
    purpose: Words = value(Kind.WORDS, _("Purpose"))
