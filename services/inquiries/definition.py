"""What an inquiry is: one small class for each, found by the key of its service.

@register
class ResidentIdValidity(Inquiry):
    key = "resident-id-validity"
    record = ResidentIdCard
    inputs = (Input.NATIONAL_ID, Input.BIRTH_DATE)
    shows = ("status", "expiry_date")
    next_steps = ("renew-resident-id",)

    def verdict(self, found: Found) -> Verdict: ...
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from services.registry.kinds.identity import Person
from services.registry.record import Record
from services.registry.values import Spec


class About(StrEnum):
    """Whom a signed-in person may ask about. Adults of the family are nobody's to ask about but their own."""

    SELF = "self"
    DEPENDENTS = "dependents"  # sons and daughters under 18; a resident's wife where residence is at stake
    WIVES = "wives"
    WORKERS = "workers"


class Input(StrEnum):
    """What is typed to ask without sign-in."""

    NATIONAL_ID = "national_id"
    BIRTH_DATE = "birth_date"
    SEQUENCE_NUMBER = "sequence_number"  # of a vehicle


class Tone(StrEnum):
    """Of a verdict: good, to be looked at, bad, or nothing to say of it."""

    OK = "ok"
    ATTENTION = "attention"
    DANGER = "danger"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sentence that answers the question in the active language, and what more to know, if anything.

    `step`: key of the service that puts it right, where one does.
    """

    sentence: str
    tone: Tone = Tone.OK
    more: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What the registry said.

    `records` of this page, newest first, of `total`; `beside` is of the definition's kind beside them, if it names
    one; `who` is the person asked about, None without sign-in, and `is_own` whether that is who asks.
    `told`: the newest of those that the verdict speaks of (`Inquiry.telling`), and `told_total` how many they are,
    whatever page or filter is shown; without them the verdict speaks of what is shown.
    `every`: all records, where a page of them is not enough for the verdict (`Inquiry.weighs_all`).
    """

    records: tuple[Record, ...]
    total: int
    beside: Record | None = None
    who: Person | None = None
    is_public: bool = False
    is_own: bool = True
    told: Record | None = None
    told_total: int | None = None
    every: tuple[Record, ...] | None = None

    @property
    def first(self) -> Record | None:
        """The newest of those that the verdict speaks of."""
        if self.told_total is not None:
            return self.told
        return self.records[0] if self.records else None

    @property
    def weighed(self) -> tuple[Record, ...]:
        """All records, newest first."""
        return self.records if self.every is None else self.every

    @property
    def count(self) -> int:
        """How many the verdict speaks of."""
        return self.total if self.told_total is None else self.told_total


class Inquiry:
    """Subclasses declare; they hold no state.

    `record`: the kind that answers. `about`: whom a signed-in person may ask about, or `inputs`: what a stranger
    types instead, and `shows`: all that a stranger then reads. `columns`: fields of the table; empty, the newest
    record is shown as a summary. `names`: the field that leads from a row to the whole record. `where`: what every
    record must equal. `filters`: choice fields that people may narrow the list by. `telling`: what the records that
    the verdict counts must equal beside `where`, asked for apart whenever it is named, and when a list is narrowed
    or paged. `weighs_all`: whether the verdict rests on every record instead. `vehicles`: the record's field that a
    chosen vehicle must equal (`plate` or `sequence_number`). `beside`: a kind read along for the verdict.
    `next_steps`: keys of services. `report`: kind of the printable report.
    """

    key: ClassVar[str]
    record: ClassVar[type[Record]]
    about: ClassVar[tuple[About, ...]] = ()
    inputs: ClassVar[tuple[Input, ...]] = ()
    shows: ClassVar[tuple[str, ...]] = ()
    columns: ClassVar[tuple[str, ...]] = ()
    names: ClassVar[str] = ""
    where: ClassVar[Mapping[str, str]] = {}
    filters: ClassVar[tuple[str, ...]] = ()
    telling: ClassVar[Mapping[str, str]] = {}
    weighs_all: ClassVar[bool] = False
    vehicles: ClassVar[str] = ""
    beside: ClassVar[type[Record] | None] = None
    next_steps: ClassVar[tuple[str, ...]] = ()
    report: ClassVar[str] = ""

    def verdict(self, found: Found) -> Verdict:
        """The answer in one sentence, also when nothing was found."""
        raise NotImplementedError

    def keeps(self, record: Record, today: date) -> bool:
        """Whether the person may still see this row; what it refuses is left out of pages, tables and reports."""
        return True

    @property
    def is_public(self) -> bool:
        return bool(self.inputs)

    def fields(self) -> dict[str, Spec]:
        """What a page may show: without sign-in only what is named."""
        specs = self.record.specs()
        return {name: specs[name] for name in self.shows} if self.is_public else specs


INQUIRIES: dict[str, Inquiry] = {}


def register(definition: type[Inquiry]) -> type[Inquiry]:
    """Class decorator; `ValueError` for a key that another one has."""
    if definition.key in INQUIRIES:
        raise ValueError(definition.key)
    INQUIRIES[definition.key] = definition()
    return definition
