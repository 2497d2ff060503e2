"""Visas, insurance, arrivals: what residents and employers have to do with."""

from typing import Any

from services.registry.demo.marks import day, season
from services.registry.demo.parts.identity import YEAR
from services.registry.demo.parts.places import INSURER, RIYADH_AIRPORT, of
from services.registry.values import Words

Written = dict[str, Any]


def health(number: str, ends: int, insurance_class: str, people: int, *, status: str = "") -> Written:
    """A policy for a year."""
    return {
        "insurer": INSURER,
        "policy_number": number,
        "insurance_class": insurance_class,
        "start_date": day(ends - YEAR),
        "end_date": day(ends),
        "beneficiaries_count": people,
        "status": status or ("valid" if ends >= 0 else "expired"),
    }


def visa(number: str, holder: Words, passport: str, issued: int, status: str, **other: Any) -> Written:
    """To leave and come back once within 60 days, unless `other` says otherwise."""
    days = other.get("duration_days", 60)
    return {
        "visa_number": number,
        "visa_type": "single",
        "holder": holder,
        "passport_number": passport,
        "duration_days": days,
        "issue_date": day(issued),
        "exit_before": day(issued + 90),
        "return_before": day(issued + 90 + days),
        "location": "inside",
        "status": status,
        "fee": "200.00",
    } | other


def recruitment(
    number: str, profession: Words, nationality: Words, embassy: Words, issued: int, **other: Any
) -> Written:
    """A visa for somebody to come and work, good for two years."""
    return {
        "visa_number": number,
        "request_year": season(-1 if issued < -YEAR else 0),
        "profession": profession,
        "nationality": of(nationality, other.get("gender", "male")),
        "embassy": embassy,
        "gender": "male",
        "issued_on": day(issued),
        "valid_until": day(issued + 2 * YEAR),
        "status": "unused",
    } | other


def work_visas(number: str, submitted: int, profession: Words, nationality: Words, quantity: int, status: str,
               reason: Words | None = None) -> Written:  # fmt: skip
    """A request for several."""
    return {
        "request_number": number,
        "submitted_on": day(submitted),
        "profession": profession,
        "nationality": nationality,
        "quantity": quantity,
        "status": status,
        "rejection_reason": reason,
    }


def worker_return(worker: Words, visa_number: str, left: int, due: int, back: int | None = None) -> Written:
    """`due`: by when they had to be back, `back`: when they were."""
    late = "not-returned" if due < 0 else "abroad"
    return {
        "worker": worker,
        "visa_number": visa_number,
        "exit_date": day(left),
        "return_before": day(due),
        "return_date": None if back is None else day(back),
        "port": RIYADH_AIRPORT,
        "status": late if back is None else "returned",
    }


def arrival(border_number: str, name: Words, kind: str, visa_number: str, arrived: int, **other: Any) -> Written:
    """Ninety days to issue the ID, or to leave."""
    return {
        "border_number": border_number,
        "name": name,
        "arrival_kind": kind,
        "visa_number": visa_number,
        "arrival_date": day(arrived),
        "port": RIYADH_AIRPORT,
        "deadline": day(arrived + 90),
    } | other


def report(number: str, code: str, resident: Words, issued: int, purpose: Words) -> Written:
    """A resident report, good for 30 days."""
    said = {"report_number": number, "verification_code": code, "resident": resident, "purpose": purpose}
    return said | {"issued_on": day(issued), "valid_until": day(issued + 30)}
