"""Whom to look at for each inquiry (the key of its service): with much to tell, with nothing, and with a problem.

For inquiries without sign-in their numbers and dates of birth are to be typed (`typed_by`).
"""

from datetime import date

from django.utils import timezone

from services.registry.demo.marks import meant
from services.registry.demo.people import PEOPLE

RICH, EMPTY, PROBLEM = SITUATIONS = ("rich", "empty", "problem")


def _case(rich: str, empty: str, problem: str) -> dict[str, str]:
    return {RICH: rich, EMPTY: empty, PROBLEM: problem}


ROAD = _case("head", "student", "overdue")
RESIDENCE = _case("professional", "student", "lapsed")
EMPLOYER = _case("investor", "student", "overdue")
# inquiry → situation → code of somebody in `PEOPLE`
CASES: dict[str, dict[str, str]] = {
    "fingerprint-enrolment-status": _case("head", "unknown", "newcomer"),
    "residents-health-insurance": RESIDENCE,
    "exit-reentry-visa-status": RESIDENCE,
    "resident-id-validity": RESIDENCE,
    "query-resident-report": RESIDENCE,
    "recruitment-information": EMPLOYER,
    "workers-return-status": EMPLOYER,
    "newly-arrived-workers-and-visitors": EMPLOYER,
    "work-visa-requests": EMPLOYER,
    "travel-record": _case("head", "student", "lapsed"),
    "sponsored-persons": _case("head", "student", "overdue"),
    "traffic-violations": ROAD,
    "traffic-violation-details": ROAD,
    "comprehensive-traffic-violations": ROAD,
    "total-traffic-violations-amount": ROAD,
    "vehicle-insurance-validity": ROAD,
    "vehicle-insurance-document": ROAD,
    "vehicle-authorizations-query": ROAD,
    "vehicles-i-am-authorized-on": _case("professional", "mother", "lapsed"),
    "driving-license-information": ROAD,
    "impounded-vehicles": _case("investor", "student", "overdue"),
    "my-information": _case("head", "unknown", "overdue"),
    "hajj-eligibility": _case("head", "student", "overdue"),
    "hajj-permit-inquiry": _case("mother", "student", "lapsed"),
    "exchanged-transactions": ROAD,
    "national-id-validity": _case("head", "professional", "overdue"),
    "travel-and-service-restrictions": EMPLOYER,
    "service-payments-balance": ROAD,
}


def shown_by(code: str) -> dict[str, str]:
    """The inquiries for which one would look at this person: key → situation."""
    return {key: situation for key, case in CASES.items() for situation, who in case.items() if who == code}


def typed_by(code: str) -> tuple[str, date]:
    """The number and the date of birth that this person types today; any day for one who is unknown."""
    somebody, today = PEOPLE[code], timezone.localdate()
    known = next(iter(somebody.records.get("person", ())), None)
    born = meant(known["birth_date"], today) if known else "2001-01-01"
    return somebody.number, date.fromisoformat(born)
