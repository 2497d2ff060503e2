"""Of whom a record about somebody else tells, and as what they see it."""

from datetime import date

from services.registry.kinds.identity import FamilyMember
from services.registry.ties import listed


def test_whoever_stands_in_a_family_record_sees_that_its_head_looked():
    facts = {"name": {"ar": "فهد", "en": "Fahd"}, "relation": "son", "birth_date": date(2000, 1, 1)}
    assert listed(FamilyMember(id_number="1900002013", **facts), date(2026, 1, 1)) == ("1900002013", "family")
