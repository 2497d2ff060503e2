"""Who somebody is, and their papers."""

from typing import Any

from services.registry.demo.marks import Mark, day
from services.registry.demo.parts.places import CIVIL_AFFAIRS, PASSPORTS, RIYADH, SAUDI, of
from services.registry.values import Words

YEAR = 365
Written = dict[str, Any]


def person(number: str, name: Words, birth_date: Mark, gender: str, **other: Any) -> Written:
    """Single Saudis born in Riyadh, unless `other` says otherwise."""
    usual = {"birth_place": RIYADH, "nationality": SAUDI, "marital_status": "single"}
    said = {"national_id": number, "name": name, "birth_date": birth_date, "gender": gender} | usual | other
    return said | {"nationality": of(said["nationality"], gender)}


def national_id(expires: int, *, version: int = 1, status: str = "") -> Written:
    """A card for ten years that ends so many days from now."""
    return _span(expires, 10) | {
        "version": version,
        "place_of_issue": CIVIL_AFFAIRS,
        "status": status or _valid(expires),
    }


def resident_id(number: str, name: Words, profession: Words, expires: int, *, employer: Words | None = None) -> Written:
    """A card for a year."""
    said = {"iqama_number": number, "name": name, "profession": profession, "employer": employer}
    return _span(expires, 1) | said | {"status": _valid(expires)}


def passport(number: str, expires: int) -> Written:
    """For five years."""
    return _span(expires, 5) | {"passport_number": number, "status": _valid(expires)}


def fingerprints(number: str, enrolled: int | None, status: str = "enrolled") -> Written:
    """`enrolled`: days from now, None where they never were."""
    where = {"enrolled_on": day(enrolled), "office": PASSPORTS} if enrolled is not None else {}
    return {"id_number": number, "status": status} | where


def sponsored(number: str, name: Words, relation: str, birth_date: Mark, expires: int, **other: Any) -> Written:
    """Somebody's wife, child or worker; `expires`: their ID."""
    usual = {"nationality": SAUDI, "location": "inside", "fingerprint_status": "enrolled"}
    said = {"id_number": number, "name": name, "relation": relation, "birth_date": birth_date}
    return usual | said | {"id_expiry": day(expires)} | other


def member(number: str, name: Words, relation: str, birth_date: Mark) -> Written:
    """Of the family record."""
    return {"id_number": number, "name": name, "relation": relation, "birth_date": birth_date}


def _span(expires: int, years: int) -> Written:
    return {"issue_date": day(expires - years * YEAR), "expiry_date": day(expires)}


def _valid(expires: int) -> str:
    return "valid" if expires >= 0 else "expired"
