"""Hajj, transactions, payments and restrictions."""

from typing import Any

from services.registry.demo.marks import day, season
from services.registry.demo.parts.places import CIVIL_AFFAIRS, words
from services.registry.values import Words

Written = dict[str, Any]
BETWEEN = 5  # Hijri years between one Hajj and the next
COURT = words("محكمة التنفيذ", "The enforcement court")


def hajj(number: str, last: int | None = None) -> Written:
    """`last`: the season of the last Hajj, from this one: -7 for seven years ago."""
    is_eligible = last is None or last <= -BETWEEN
    again = None if is_eligible or last is None else season(last + BETWEEN)
    said = {"id_number": number, "season": season(), "is_eligible": is_eligible}
    return said | {"last_hajj_year": None if last is None else season(last), "next_eligible_year": again}


def permit(number: str, issued: int, status: str = "valid", of: int = 0) -> Written:
    """For this season or, with `of` -1, the one before."""
    provider = words("شركة خدمات الحج التجريبية", "Altajribi Hajj Services")
    return {
        "permit_number": number,
        "season": season(of),
        "provider": provider,
        "issued_on": day(issued),
        "status": status,
    }


def transaction(number: str, subject: Words, now_at: Words, last_action: Words, on: int, status: str) -> Written:
    """With a public body."""
    return {
        "transaction_number": number,
        "year": season(),
        "subject": subject,
        "from_office": CIVIL_AFFAIRS,
        "current_office": now_at,
        "last_action": last_action,
        "last_action_on": day(on),
        "status": status,
    }


def balance(service: Words, paid: int, used: int, on: int, *, is_refundable: bool = True) -> Written:
    """Riyals paid for a service, and what of them was used."""
    said = {"service": service, "last_payment_on": day(on), "is_refundable": is_refundable}
    return said | {"paid": f"{paid}.00", "used": f"{used}.00", "balance": f"{paid - used}.00"}


def restriction(reference: str, kind: str, issued: int, status: str, reason: Words, lifting: Words) -> Written:
    """By the enforcement court."""
    return {
        "restriction_type": kind,
        "authority": COURT,
        "reference": reference,
        "issued_on": day(issued),
        "reason_category": reason,
        "lift_requirements": lifting,
        "status": status,
    }
