"""One record of a content file, how its values compare, and the judging of all of them before any is written."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import override

from absher_portal.linejson import BrokenFile, Row

Plain = dict[str, Any]
Model = type[models.Model]


@dataclass(frozen=True)
class Record:
    model: Model
    key: tuple[str, ...]
    row: Row
    values: Plain

    @property
    def key_text(self) -> str:
        return "/".join(str(self.values[name]) for name in self.key)


def ends(model: Model, values: Plain) -> list[tuple[Model, str]]:
    """What a record refers to."""
    columns: list[Any] = [model._meta.get_field(name) for name, value in values.items() if value is not None]
    return [(c.related_model, values[c.name]) for c in columns if isinstance(c, models.ForeignKey)]


def comparable(model: Model, name: str, value: Any) -> Any:
    """One value for what is equal in the file, in the snapshot and in the table (1 = 1.00 = "1.0")."""
    column: Any = model._meta.get_field(name)
    if isinstance(column, models.ForeignKey) or value is None:
        return value
    value = column.to_python(value)
    return str(value.normalize()) if isinstance(value, Decimal) else value


def judge(records: list[Record]) -> None:
    """Every value against its model's field, every key once, every reference known: all faults at once."""
    seen: set[tuple[Model, str]] = set()
    faults: list[tuple[int, str]] = []
    for record in records:
        if (record.model, record.key_text) in seen:
            faults.append((record.row.line, f"the key “{record.key_text}” appears twice"))
        for name, value in record.values.items():
            column = record.model._meta.get_field(name)
            if fault := _fault(column, value, seen):
                faults.append((record.row.lines.get(name, record.row.line), f"“{name}”: {fault}"))
        seen.add((record.model, record.key_text))
    if faults:
        raise BrokenFile(*faults)


def _fault(column: Any, value: Any, seen: set[tuple[Model, str]]) -> str:
    if isinstance(column, models.ForeignKey):
        absent = value is None and column.null
        return "" if absent or (column.related_model, str(value)) in seen else f"“{value}” is not known here"
    is_text = isinstance(column, models.CharField | models.TextField | models.DateField | models.TimeField)
    if value is not None and (is_text != isinstance(value, str)):
        return "must be text" if is_text else "must not be text"
    if value is None and column.blank:
        return ""
    with override("en"):
        try:
            column.clean(value, None)
        except ValidationError as error:
            return " ".join(error.messages)
    return ""
