"""Whom a signed-in person may ask about now: asked of the registry each time, because ties end.

Addresses name a person by a token that only this account understands, never by a number.
"""

from dataclasses import dataclass

from django.utils import timezone

from absher_portal.sealing import fingerprint
from accounts.models import User
from services.inquiries.definition import About, Inquiry
from services.models.reads import RecordRead
from services.registry.kinds.identity import SponsoredPerson
from services.registry.ties import CHILDREN, why_over
from services.registry.ties import MAJORITY as MAJORITY
from services.registry.ties import age as age
from services.registry.values import Words

TOKEN_LENGTH = 24
Capacity = RecordRead.Capacity


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody to ask about. `why_not`: "" or why no longer: `of-age`, `left`."""

    token: str
    number: str
    relation: str  # `self`, or a code of SponsoredPerson.relation
    name: Words | None = None
    why_not: str = ""

    @property
    def capacity(self) -> RecordRead.Capacity:
        """As what one asks about them."""
        if self.relation == "self":
            return Capacity.SELF
        if self.why_not:
            return Capacity.NOBODY
        return Capacity.EMPLOYER if self.relation == "worker" else Capacity.FAMILY


def oneself(user: User) -> Subject:
    """The person who asks."""
    return Subject(token_of(user, user.national_id), user.national_id, "self")


def token_of(user: User, number: str) -> str:
    """What an address says instead of a number: another one for each account."""
    return fingerprint("asked-about", f"{user.pk}|{number}")[:TOKEN_LENGTH]


def others(user: User, inquiry: Inquiry, sponsored: tuple[SponsoredPerson, ...]) -> list[Subject]:
    """Those of the registry's list who fit the inquiry, the ones no longer allowed among them (`why_not`)."""
    return everybody(user, tuple(person for person in sponsored if _group(person) in inquiry.about))


def everybody(user: User, sponsored: tuple[SponsoredPerson, ...]) -> list[Subject]:
    """All of the list, whatever is asked."""
    return [
        Subject(token_of(user, p.id_number), p.id_number, p.relation, p.name, why_over(p, timezone.localdate()))
        for p in sponsored
    ]


def _group(person: SponsoredPerson) -> About:
    if person.relation == "worker":
        return About.WORKERS
    return About.DEPENDENTS if person.relation in CHILDREN else About.WIVES
