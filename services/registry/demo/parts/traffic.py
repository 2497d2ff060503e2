"""Vehicles, policies, licences, and what was recorded on the road."""

from decimal import Decimal
from typing import Any

from services.registry.demo.marks import at, day
from services.registry.demo.parts.identity import YEAR
from services.registry.demo.parts.places import INSURER, RIYADH, TRAFFIC, words
from services.registry.values import Words

Written = dict[str, Any]
DISPUTE_DAYS, PAY_DAYS = 30, 60
# code → what it was, riyals, points
VIOLATIONS: dict[str, tuple[Words, int, int]] = {
    "201": (words("تجاوز السرعة المحددة بأكثر من 20 كم/س", "More than 20 km/h over the speed limit"), 300, 0),
    "202": (words("تجاوز السرعة المحددة بأكثر من 30 كم/س", "More than 30 km/h over the speed limit"), 800, 4),
    "305": (words("قطع الإشارة الحمراء", "Passing a red light"), 3000, 12),
    "410": (words("عدم ربط حزام الأمان", "No seat belt"), 150, 2),
    "415": (words("استخدام الجوال أثناء القيادة", "Using a phone while driving"), 500, 2),
    "510": (words("الوقوف في مكان غير مخصص", "Parking where it is not allowed"), 100, 0),
}


def vehicle(plate: str, sequence_number: str, make: Words, model: Words, year: int, **other: Any) -> Written:
    """`registration` and `inspection` end so many days from now."""
    registration, inspection = other.pop("registration"), other.pop("inspection")
    ends = {"registration_expiry": day(registration), "inspection_expiry": day(inspection)}
    said = {"plate": plate, "sequence_number": sequence_number, "make": make, "model": model, "year": year}
    return said | {"colour": words("أبيض", "White"), "registration_type": "private"} | ends | other


def policy(plate: str, sequence_number: str, number: str, ends: int, cover: str = "third-party") -> Written:
    """A vehicle's insurance, for a year."""
    return {
        "plate": plate,
        "sequence_number": sequence_number,
        "insurer": INSURER,
        "policy_number": number,
        "cover": cover,
        "start_date": day(ends - YEAR),
        "end_date": day(ends),
        "status": "valid" if ends >= 0 else "expired",
    }


def violation(
    number: int, offset: int, clock: str, code: str, plate: str, status: str = "unpaid", **other: Any
) -> Written:
    """A quarter less for who pays while it may still be disputed."""
    what, amount, points = VIOLATIONS[code]
    less = str(Decimal(amount) * 3 / 4) if offset > -DISPUTE_DAYS else None
    return {
        "violation_number": f"{9_000_000_000 + number}",
        "date_time": at(offset, clock),
        "type_code": code,
        "violation": what,
        "plate": plate,
        "city": RIYADH,
        "location": words("طريق الملك فهد", "King Fahd Road"),
        "recorded_by": "automatic",
        "amount": f"{amount}.00",
        "discount_amount": less,
        "due_date": day(offset + PAY_DAYS),
        "points": points,
        "status": status,
        "dispute_until": day(offset + DISPUTE_DAYS),
    } | other


def licence(number: str, expires: int, *, status: str = "", **other: Any) -> Written:
    """A private one for ten years."""
    return {
        "licence_number": number,
        "licence_class": "private",
        "issue_date": day(expires - 10 * YEAR),
        "expiry_date": day(expires),
        "place_of_issue": TRAFFIC,
        "blood_type": "O+",
        "medical_check_on": day(expires - 10 * YEAR - 7),
        "status": status or ("valid" if expires >= 0 else "expired"),
    } | other


def authorisation(
    number: str, plate: str, sequence_number: str, side: str, starts: int, ends: int, **other: Any
) -> Written:
    """`owner` and `authorised_person` are to be among `other`."""
    return {
        "authorisation_number": number,
        "plate": plate,
        "sequence_number": sequence_number,
        "side": side,
        "scope": "inside",
        "start_date": day(starts),
        "end_date": day(ends),
        "status": "active" if ends >= 0 else "expired",
    } | other


def impounded(number: str, plate: str, since: int, days: int, status: str, reason: Words) -> Written:
    """At the order of the traffic department."""
    return {
        "order_number": number,
        "plate": plate,
        "reason": reason,
        "impounded_on": day(since),
        "days": days,
        "yard": words("ساحة الحجز التجريبية، شرق الرياض", "Demonstration yard, east Riyadh"),
        "authority": TRAFFIC,
        "release_requirements": words(
            "سداد المخالفات وأجرة الحجز، وإحضار رخصة السير ووثيقة التأمين",
            "Pay the violations and the yard’s fee; bring the vehicle registration and the insurance policy",
        ),
        "status": status,
    }
