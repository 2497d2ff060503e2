"""Those who belong to somebody: a row of theirs in somebody's list, and a person of their own to ask about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from services.registry.demo.marks import Mark, day
from services.registry.demo.parts import identity, residence, travel
from services.registry.demo.parts.places import SAUDI, of
from services.registry.demo.parts.travel import Trip
from services.registry.demo.somebody import Records, Somebody
from services.registry.values import Words

Written = dict[str, Any]
FEMALE = ("wife", "daughter")


@dataclass(frozen=True, kw_only=True)
class Relative:
    """`expires`, `passport_expires`, `insured`: until so many days from now; `left`: no longer theirs since then."""

    number: str
    name: Words
    relation: str
    born: Mark
    expires: int
    passport: str
    passport_expires: int
    nationality: Words = field(default_factory=lambda: SAUDI)
    profession: Words | None = None
    gender: str = "male"
    fingerprints: str = "enrolled"
    insured: int | None = None
    left: int | None = None
    trips: Sequence[Trip] = ()
    more: Records | None = None

    def row(self) -> Written:
        """Of the list of dependents and workers."""
        return identity.sponsored(
            self.number, self.name, self.relation, self.born, self.expires,
            nationality=of(self.nationality, self.sex), profession=self.profession,
            fingerprint_status=self.fingerprints,
            passport_number=self.passport, passport_expiry=day(self.passport_expires),
            insurance_status=None if self.insured is None else "valid" if self.insured >= 0 else "expired",
            ended_on=None if self.left is None else day(self.left),
        )  # fmt: skip

    def member(self) -> Written:
        """Of the family record."""
        return identity.member(self.number, self.name, self.relation, self.born)

    def somebody(self) -> Somebody:
        """The person whom the registry knows."""
        records = self._papers() | {"travel-movement": list(travel.trips(self.passport, self.trips))}
        return Somebody(number=self.number, name=self.name, records=records | dict(self.more or {}))

    def _papers(self) -> dict[str, list[Written]]:
        enrolled = -400 if self.fingerprints != "not-enrolled" else None
        about = identity.person(self.number, self.name, self.born, self.sex, nationality=self.nationality)
        papers = {
            "person": [about],
            "passport": [identity.passport(self.passport, self.passport_expires)],
            "fingerprint-enrolment": [identity.fingerprints(self.number, enrolled, self.fingerprints)],
        }
        if self.number.startswith("1"):
            return papers | {"national-id": [identity.national_id(self.expires)]}
        card = identity.resident_id(self.number, self.name, self.profession or self._at_home, self.expires)
        policy = [] if self.insured is None else [residence.health(f"H-{self.number}", self.insured, "b", 1)]
        return papers | {"resident-id": [card], "health-insurance": policy}

    @property
    def sex(self) -> str:
        return "female" if self.relation in FEMALE else self.gender

    @property
    def _at_home(self) -> Words:
        """What a dependent's card says instead of a profession."""
        return {"ar": "مرافق", "en": "Dependent"}
