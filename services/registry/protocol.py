"""The registry as the rest of the portal knows it: four questions, typed answers, and two ways to fail.

`settings.REGISTRY` names the class that answers. Only `reading.py` asks it, because each read is written down.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from services.registry.kinds.identity import Person
from services.registry.record import Garbled, Record
from services.registry.values import Label

__all__ = ["Availability", "Batch", "Facts", "Garbled", "Query", "Registry", "Silent", "WrongPerson"]

PAGE = 20  # records of one page of a list
MOST = 500  # records that one query may ask for

# What only the person knows: `passport-number`, `iqama-expiry`, `dependent-iqama` → every acceptable answer.
Facts = Mapping[str, tuple[str, ...]]


class Silent(Exception):
    """No answer: down, too slow, or not asked because it was so a moment ago. `until`: when to ask again (aware)."""

    def __init__(self, until: datetime) -> None:
        super().__init__(str(until))
        self.until = until


class WrongPerson(Garbled):
    """The answer was about somebody else than was asked for: refused, whatever it says."""


@dataclass(frozen=True, slots=True)
class Query:
    """Records of one kind about one person (national ID or Iqama number, normalised), newest first.

    `where`: field → code or text that it must equal, as `to_json` writes it. `limit` ≤ `MOST`.
    """

    about: str
    kind: type[Record]
    where: Mapping[str, str] = field(default_factory=dict)
    offset: int = 0
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class Batch:
    """Some records of all that fit the query; `total` counts them all. `as_of` is when the registry said so."""

    records: tuple[Record, ...]
    total: int
    as_of: datetime


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether the registry would be asked now; else from when on, and a word for operators."""

    is_up: bool
    until: datetime | None = None
    state: str = "closed"  # of the circuit: closed, open, half-open
    label: Label = ""


class Registry(Protocol):
    """Each call may raise `Silent` or `Garbled`. A person it does not know has no records and no facts."""

    def person(self, national_id: str) -> Person | None:
        """Who has this number."""
        ...

    def records(self, query: Query) -> Batch:
        """What is recorded about them."""
        ...

    def facts(self, national_id: str) -> Facts:
        """What proves who they are."""
        ...

    def availability(self) -> Availability:
        """Without asking the registry itself: what is known from the last calls."""
        ...
