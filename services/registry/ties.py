"""Whom somebody answers for, when that is over, and as what they look at them."""

from datetime import date

from services.models.reads import RecordRead
from services.registry.kinds.identity import FamilyMember, SponsoredPerson
from services.registry.record import Record

MAJORITY = 18  # Gregorian years
CHILDREN = ("son", "daughter")
Capacity = RecordRead.Capacity


def age(born: date, today: date) -> int:
    """Whole Gregorian years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def why_over(person: SponsoredPerson, today: date) -> str:
    """ "" while the tie holds, else `left` or `of-age`."""
    if person.ended_on and person.ended_on <= today:
        return "left"
    return "of-age" if person.relation in CHILDREN and age(person.birth_date, today) >= MAJORITY else ""


def listed(record: Record, today: date) -> tuple[str, RecordRead.Capacity] | None:
    """The ID number of somebody whom this record of another tells of, and as what that one sees it; None of nobody."""
    if isinstance(record, FamilyMember):
        return record.id_number, Capacity.FAMILY
    if isinstance(record, SponsoredPerson) and not why_over(record, today):
        return record.id_number, Capacity.EMPLOYER if record.relation == "worker" else Capacity.FAMILY
    return None
