"""A typed record of the registry, and its way into JSON and back: what does not fit its type is refused whole."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, ClassVar, Self

from django.conf import settings

from absher_portal import languages
from absher_portal.formats.identifiers import PLATE_LETTERS
from services.registry.values import Kind, Label, Spec, spec_of

PLATE = re.compile(rf"[{''.join(PLATE_LETTERS)}]{{3}}[0-9]{{1,4}}")
LONGEST_TEXT = 500
LARGEST_NUMBER = 10**9
YEARS = range(1800, 2200)  # of days and moments; further out, calendars and time zones fail


class Garbled(Exception):
    """What the registry sent is no such record. Its words name the field, never the value."""


@dataclass(frozen=True, kw_only=True)
class Record:
    """Subclasses are frozen dataclasses whose fields `values.value` declares.

    `key` names the kind in addresses and in the contract, `noun` to people. `newest_by` is the day or moment by which
    lists are ordered, newest first. `kept_for`: how long an answer may be shown again while the registry is silent.
    `whose`: the field, if any, that holds the number of the person who was asked about.
    """

    key: ClassVar[str]
    noun: ClassVar[Label]
    newest_by: ClassVar[str] = ""
    kept_for: ClassVar[timedelta] = timedelta(0)
    whose: ClassVar[str] = ""

    @classmethod
    def specs(cls) -> dict[str, Spec]:
        """Its fields in order: name → `Spec`."""
        return _specs(cls)  # type: ignore[arg-type]

    @classmethod
    def optional(cls) -> frozenset[str]:
        """Names of the fields that may be None."""
        return _optional(cls)  # type: ignore[arg-type]

    @classmethod
    def from_json(cls, sent: Any) -> Self:
        """The record that was sent; `Garbled` when a field is missing, of another type or unknown to its options."""
        if not isinstance(sent, dict):
            raise Garbled(cls.key)
        values, optional = {}, cls.optional()
        for name, spec in cls.specs().items():
            try:
                values[name] = _read(spec, sent.get(name), optional=name in optional)
            except (TypeError, ValueError, InvalidOperation):
                raise Garbled(f"{cls.key}.{name}") from None
        return cls(**values)

    def to_json(self) -> dict[str, Any]:
        """Plain values, as the contract writes them."""
        return {name: _write(getattr(self, name)) for name in self.specs()}


@cache
def _specs(cls: Any) -> dict[str, Spec]:
    return {declared.name: spec_of(declared) for declared in fields(cls)}


@cache
def _optional(cls: Any) -> frozenset[str]:
    return frozenset(declared.name for declared in fields(cls) if declared.default is None)


def _text(sent: Any) -> str:
    if not isinstance(sent, str) or not sent.strip() or len(sent) > LONGEST_TEXT:
        raise ValueError
    sent.encode()  # JSON can carry halves of characters, of which no page can be made
    return sent


def _words(sent: Any) -> Mapping[str, str]:
    if not isinstance(sent, dict) or not set(settings.REQUIRED_LANGUAGES) <= sent.keys():
        raise ValueError
    return {code: _text(text) for code, text in sent.items() if code in languages.codes()}


def _whole(sent: Any) -> int:
    if isinstance(sent, bool) or not isinstance(sent, int) or abs(sent) >= LARGEST_NUMBER:
        raise ValueError
    return sent


def _day(sent: Any) -> date:
    day = date.fromisoformat(_text(sent))
    if day.year not in YEARS:
        raise ValueError
    return day


def _moment(sent: Any) -> datetime:
    moment = datetime.fromisoformat(_text(sent))
    if moment.tzinfo is None or moment.year not in YEARS:
        raise ValueError
    return moment


def _money(sent: Any) -> Decimal:
    amount = Decimal(_text(sent))
    if not amount.is_finite() or abs(amount) >= 10**10:
        raise ValueError
    return amount.quantize(Decimal("0.01"))


def _plate(sent: Any) -> str:
    if not PLATE.fullmatch(_text(sent)):
        raise ValueError
    return str(sent)


def _yes_no(sent: Any) -> bool:
    if not isinstance(sent, bool):
        raise ValueError
    return sent


READ: dict[Kind, Callable[[Any], Any]] = {
    Kind.WORDS: _words,
    Kind.NAME: _words,
    Kind.IDENTIFIER: _text,
    Kind.MASKED: _text,
    Kind.DAY: _day,
    Kind.ENDS: _day,
    Kind.MOMENT: _moment,
    Kind.DAYS: _whole,
    Kind.COUNT: _whole,
    Kind.YEAR: _whole,
    Kind.MONEY: _money,
    Kind.CHOICE: _text,
    Kind.PLATE: _plate,
    Kind.YES_NO: _yes_no,
}


def _read(spec: Spec, sent: Any, *, optional: bool) -> Any:
    if sent is None and optional:
        return None
    read = READ[spec.kind](sent)
    if spec.kind == Kind.CHOICE and read not in spec.options:
        raise ValueError
    return read


def _write(held: Any) -> Any:
    if isinstance(held, date | datetime):
        return held.isoformat()
    if isinstance(held, Decimal):
        return f"{held:.2f}"
    return dict(held) if isinstance(held, Mapping) else held
