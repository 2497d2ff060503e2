"""Columns that only a service's sheet has: its money, and each kind of its parts in one cell."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from import_export import fields, widgets

from absher_portal.text import plain_number
from activation.sheets.columns import Day, Text, column_label
from services.editing.content import content_columns, values
from services.exchange.notation import read, written
from services.models import PARTS, Listing

KEYS = {"category": "slug", "target": "key", "source": "key"}  # how a cell names another row


class OptionalDay(Day):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return None if value is None or not str(value).strip() else super().clean(value, row, **kwargs)


class Money(widgets.Widget):
    """Riyals and halalas; nothing when it is not known."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Decimal | None:
        text = plain_number("" if value is None else str(value))
        try:
            amount = Decimal(text) if text else None
        except InvalidOperation:
            raise ValueError(_("Enter a number.")) from None
        if amount is not None and not amount.is_finite():
            raise ValueError(_("Enter a number."))
        return amount

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else format(value.normalize(), "f")


class PartsColumn(fields.Field):
    """All parts of one kind: a line each. `Service.typed_parts` holds what was read until it is saved."""

    def __init__(self, model: Any) -> None:
        self.model = model
        self.known: dict[str, dict[int, str]] = {}
        accessor = str(model._meta.get_field("service").remote_field.related_name)
        super().__init__(accessor, accessor, Text())

    @property
    def names(self) -> list[str]:
        """What each value of a line is: the parts' columns, their order apart."""
        columns = [self.model._meta.get_field(name) for name in content_columns(self.model)]
        return [column.name for column in columns if column.name != "order"]

    def label(self) -> str:
        """The kind, and in words what a line holds."""
        parts = " | ".join(str(column_label(self.model, name)) for name in self.names)
        return f"{capfirst(self.model._meta.verbose_name_plural)}: {parts}"

    def rows(self, service: Any) -> list[dict[str, Any]]:
        """The parts' values: those that were read from a file, else those that are kept."""
        if self.model in typed_parts(service):
            return typed_parts(service)[self.model]
        kept = service.__dict__.setdefault("kept_parts", {})  # plain values, which a copy of the service keeps
        if self.model not in kept:
            rows = getattr(service, self.attribute).all() if service.pk else []
            kept[self.model] = [values(part) for part in rows]
        return kept[self.model]

    def get_value(self, instance: Any) -> str:
        return written([[self._shown(name, row) for name in self.names] for row in self.rows(instance)])

    def save(self, instance: Any, row: Any, is_m2m: bool = False, **kwargs: Any) -> None:
        lines = read(Text().clean(row[self.column_name]) or "")
        orders = {kept.get("category_id"): kept.get("order", 0) for kept in self.rows(instance)}
        typed = [self._typed(number, cells) for number, cells in enumerate(lines, 1)]
        if "order" in content_columns(self.model):
            for number, part in enumerate(typed, 1):  # a listing's place belongs to its category, not to the file
                part["order"] = orders.get(part["category_id"], 0) if self.model is Listing else number
        typed_parts(instance)[self.model] = typed

    def _typed(self, number: int, cells: list[str]) -> dict[str, Any]:
        if len(cells) != len(self.names):
            words = _("Line %(line)d of this cell: values needed, with | between them: %(count)d")
            raise ValueError(words % {"line": number, "count": len(self.names)})
        try:
            return dict(self._read(name, cell) for name, cell in zip(self.names, cells, strict=True))
        except ValueError as fault:
            raise ValueError(_("Line %(line)d of this cell: %(fault)s") % {"line": number, "fault": fault}) from None

    def _read(self, name: str, cell: str) -> tuple[str, Any]:
        column: Any = self.model._meta.get_field(name)
        if name in KEYS:
            pk = next((pk for pk, key in self._names_of(column).items() if key == cell), None)
            if pk is None:
                raise ValueError(_("“%(key)s” is not known here.") % {"key": cell[:40]})
            return column.attname, pk
        return name, Money().clean(cell) if isinstance(column, models.DecimalField) else cell

    def _shown(self, name: str, row: dict[str, Any]) -> str:
        column: Any = self.model._meta.get_field(name)
        value: Any = row.get(column.attname)
        if name in KEYS:
            return self._names_of(column).get(value, "")
        return Money().render(value) if isinstance(column, models.DecimalField) else str(value or "")

    def _names_of(self, column: Any) -> dict[int, str]:
        """Primary key → key of what may be named, read once for a file."""
        if column.name not in self.known:
            rows = column.related_model._default_manager.values_list("pk", KEYS[column.name])
            self.known[column.name] = dict(rows)
        return self.known[column.name]


def typed_parts(service: Any) -> dict[Any, list[dict[str, Any]]]:
    """By kind, what was read of a service's parts and is not saved yet."""
    return service.__dict__.setdefault("typed_parts", {})


COLUMNS = {column.attribute: column for column in map(PartsColumn, PARTS)}
