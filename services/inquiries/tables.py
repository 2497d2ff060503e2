"""Records as a page shows them, by rows and fields, and as rows of a table for other programs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from services.inquiries.definition import Inquiry
from services.inquiries.display import plain, shown
from services.registry.record import Record
from services.registry.values import Kind, Label, Spec

PLAIN_TONE = "sand"
# How spreadsheets begin a formula; what begins so is told to be text.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Cell:
    """One value with its label. `tone`: of its tag, "" for no tag; `address`: of the whole record, or ""."""

    label: Label
    html: SafeString
    tone: str = ""
    is_amount: bool = False
    address: str = ""


def cells(record: Record, names: Sequence[str]) -> list[Cell]:
    """The fields of these names that the record holds, in this order."""
    specs = record.specs()
    return [_cell(specs[name], getattr(record, name)) for name in names if getattr(record, name) is not None]


def rows(inquiry: Inquiry, records: Sequence[Record], whole: Callable[[str], str]) -> list[list[Cell]]:
    """A cell for each column of each record, empty ones too; one leads to the record of its name, at `whole(name)`."""
    specs, names = inquiry.fields(), inquiry.columns
    leads = inquiry.names if inquiry.names in names else names[0]
    listed = []
    for record in records:
        address = whole(getattr(record, inquiry.names)) if inquiry.names else ""
        listed.append([_cell(specs[n], getattr(record, n), address if n == leads else "") for n in names])
    return listed


def heads(inquiry: Inquiry) -> list[tuple[Label, bool]]:
    """Label of each column, and whether it holds amounts."""
    specs = inquiry.fields()
    return [(specs[name].label, specs[name].kind == Kind.MONEY) for name in inquiry.columns]


def sums(beside: Record | None) -> list[Cell]:
    """The counts and amounts of the record that is read along, each once."""
    found: dict[Any, Cell] = {}
    for name, spec in beside.specs().items() if beside else ():
        if spec.kind in (Kind.COUNT, Kind.MONEY):
            held = getattr(beside, name)
            found.setdefault((spec.kind, held), _cell(spec, held))
    return list(found.values())


def sheet_heads(inquiry: Inquiry) -> list[str]:
    """Labels of all fields."""
    money = gettext("%(label)s (SAR)")
    return [
        money % {"label": spec.label} if spec.kind == Kind.MONEY else str(spec.label)
        for spec in inquiry.fields().values()
    ]


def sheet_rows(inquiry: Inquiry, records: Sequence[Record]) -> Iterator[list[str]]:
    """All fields of each record as text that a spreadsheet sorts and never runs."""
    for record in records:
        yield [_inert(_sortable(spec, getattr(record, name))) for name, spec in inquiry.fields().items()]


def _cell(spec: Spec, held: Any, address: str = "") -> Cell:
    return Cell(spec.label, shown(spec, held), _tone(spec, held), spec.kind == Kind.MONEY, address)


def _tone(spec: Spec, held: Any) -> str:
    """Only choices between good and bad are tags."""
    if held is None or all(option.tone == PLAIN_TONE for option in spec.options.values()):
        return ""
    return spec.options[held].tone


def _sortable(spec: Spec, held: Any) -> str:
    if isinstance(held, datetime):
        return f"{timezone.localtime(held):%Y-%m-%d %H:%M}"
    if isinstance(held, date):
        return held.isoformat()
    if isinstance(held, Decimal | int) and not isinstance(held, bool):
        return str(held)
    return plain(spec, held)


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdecimal()
