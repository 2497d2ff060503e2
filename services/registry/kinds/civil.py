"""Hajj, transactions with public bodies, and what was paid for services."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from services.registry.record import Record
from services.registry.values import Kind, Option, Words, choice, value

PERMIT = {
    "valid": Option(pgettext_lazy("permit", "Valid"), "ok"),
    "cancelled": Option(pgettext_lazy("permit", "Cancelled"), "danger"),
}
TRANSACTION = {
    "in-progress": Option(pgettext_lazy("transaction", "In progress"), "attention"),
    "completed": Option(pgettext_lazy("transaction", "Completed"), "ok"),
    "returned": Option(pgettext_lazy("transaction", "Returned for correction"), "danger"),
}


@dataclass(frozen=True, kw_only=True)
class HajjEligibility(Record):
    key: ClassVar = "hajj-eligibility"
    noun: ClassVar = _("Hajj eligibility")
    kept_for: ClassVar = timedelta(hours=24)
    whose: ClassVar = "id_number"

    id_number: str = value(Kind.IDENTIFIER, _("ID number"))
    season: int = value(Kind.YEAR, _("Season (Hijri year)"))
    is_eligible: bool = value(Kind.YES_NO, _("Eligible"))
    last_hajj_year: int = value(Kind.YEAR, _("Last Hajj (Hijri year)"), private=True, optional=True)
    next_eligible_year: int = value(Kind.YEAR, _("Eligible again in (Hijri year)"), optional=True)


@dataclass(frozen=True, kw_only=True)
class HajjPermit(Record):
    key: ClassVar = "hajj-permit"
    noun: ClassVar = _("Hajj permit")
    newest_by: ClassVar = "issued_on"
    kept_for: ClassVar = timedelta(hours=24)

    permit_number: str = value(Kind.IDENTIFIER, _("Permit number"))
    season: int = value(Kind.YEAR, _("Season (Hijri year)"))
    provider: Words = value(Kind.WORDS, _("Service provider"))
    issued_on: date = value(Kind.DAY, _("Issue date"), private=True)
    status: str = choice(_("Status"), PERMIT)


@dataclass(frozen=True, kw_only=True)
class CivilTransaction(Record):
    key: ClassVar = "civil-transaction"
    noun: ClassVar = _("Transactions")
    newest_by: ClassVar = "last_action_on"
    kept_for: ClassVar = timedelta(hours=24)

    transaction_number: str = value(Kind.IDENTIFIER, _("Transaction number"))
    year: int = value(Kind.YEAR, _("Year (Hijri)"))
    subject: Words = value(Kind.WORDS, _("Subject"))
    from_office: Words = value(Kind.WORDS, _("Came from"))
    current_office: Words = value(Kind.WORDS, _("Is now at"))
    last_action: Words = value(Kind.WORDS, _("Last action"))
    last_action_on: date = value(Kind.DAY, _("Date of the last action"))
    status: str = choice(_("Status"), TRANSACTION)


@dataclass(frozen=True, kw_only=True)
class PaymentBalance(Record):
    key: ClassVar = "payment-balance"
    noun: ClassVar = _("Balance of service payments")
    newest_by: ClassVar = "last_payment_on"
    kept_for: ClassVar = timedelta(hours=1)

    service: Words = value(Kind.WORDS, pgettext_lazy("head of a column", "Service"))
    paid: Decimal = value(Kind.MONEY, pgettext_lazy("payments", "Paid"))
    used: Decimal = value(Kind.MONEY, pgettext_lazy("payments", "Used"))
    balance: Decimal = value(Kind.MONEY, pgettext_lazy("payments", "Left"))
    last_payment_on: date = value(Kind.DAY, _("Last payment on"))
    is_refundable: bool = value(Kind.YES_NO, _("Refundable"))
