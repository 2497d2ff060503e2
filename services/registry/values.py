"""What a record's field may hold, and how each is declared: label, kind of value, whether strangers may see it."""

from collections.abc import Mapping
from dataclasses import Field as DataclassField
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise

Label = str | Promise
# One text in every language it is known in: {"ar": "الرياض", "en": "Riyadh"}.
Words = Mapping[str, str]


class Kind(StrEnum):
    """How a value is carried in JSON, and so how a page writes it."""

    WORDS = "words"  # `Words`
    NAME = "name"  # `Words`: both scripts as registered
    IDENTIFIER = "identifier"  # text that identifies, left to right
    MASKED = "masked"  # likewise, of which pages show the end only
    DAY = "day"  # date; 2026-11-22
    ENDS = "ends"  # a day by which something is to be done: pages add how long is left
    MOMENT = "moment"  # aware datetime; ISO 8601 with its offset
    DAYS = "days"  # whole number of days
    COUNT = "count"  # whole number
    YEAR = "year"  # Hijri or Gregorian, as the label says; whole number
    MONEY = "money"  # Decimal riyals; "150.00"
    CHOICE = "choice"  # one of the field's codes
    PLATE = "plate"  # three Arabic letters and one to four digits: "أبح1234"
    YES_NO = "yes-no"  # bool


@dataclass(frozen=True, slots=True)
class Option:
    """What people read for a code; `tone` is the tag's: `ok`, `attention`, `danger` or `sand`."""

    label: Label
    tone: str = "sand"


Options = Mapping[str, Option]


@dataclass(frozen=True, slots=True)
class Spec:
    """What is known of a field beside its value. `is_private`: answers without sign-in never hold it."""

    kind: Kind
    label: Label
    options: Options = field(default_factory=dict)
    is_private: bool = False


def value(
    kind: Kind, label: Label, *, options: Options | None = None, private: bool = False, optional: bool = False
) -> Any:
    """A field of a record dataclass; `optional` ones may be None, and pages leave them out then."""
    metadata = {"spec": Spec(kind, label, options or {}, private)}
    return field(metadata=metadata, default=None) if optional else field(metadata=metadata)


def choice(label: Label, options: Options, *, private: bool = False, optional: bool = False) -> Any:
    """A field that holds one of the codes of `options`."""
    return value(Kind.CHOICE, label, options=options, private=private, optional=optional)


def spec_of(declared: DataclassField[Any]) -> Spec:
    """The `Spec` with which `value` declared it."""
    spec: Spec = declared.metadata["spec"]
    return spec
