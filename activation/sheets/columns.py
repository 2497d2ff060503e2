"""How single cells are read: strictly, and with faults in words."""

import math
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from import_export import fields, widgets

from absher_portal.languages import column_language, own_name
from absher_portal.text import plain_number
from activation.models import OpeningHours, Place
from activation.opening import Hours, Stretch
from activation.sheets.notation import read, written


@dataclass(frozen=True)
class Column:
    """A column's name in the sheet and in words; the key columns say which row a line is about."""

    name: str
    label: str
    is_key: bool


def field_name(model: type[models.Model], column: str) -> str:
    """What the admin calls the column's field, without the language of its text."""
    field: Any = model._meta.get_field(column)
    field = getattr(field, "translated_field", field)
    return str(field.verbose_name if hasattr(field, "verbose_name") else field.related_model._meta.verbose_name_plural)


def column_label(model: type[models.Model], column: str) -> str:
    """The same with the language."""
    language = column_language(column)
    return f"{field_name(model, column)} ({own_name(language)})" if language else field_name(model, column)


class Text(widgets.Widget):
    """A text as it stands, nothing when the cell is empty; a number that a spreadsheet made of it is a text again."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str | None:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value).strip() or None if value is not None else None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value)


class YesNo(widgets.BooleanWidget):
    """1 or 0; anything else is a fault, not a no."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        said = plain_number(str(value)).lower()
        if said not in ("1", "0", "true", "false"):
            raise ValueError(_("Enter 1 for yes or 0 for no."))
        return said in ("1", "true")

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> int | str:
        return "" if value is None else int(value)


class Number(widgets.NumberWidget):
    """A number, whole where the column is."""

    def __init__(self, kind: type[int] | type[float]) -> None:
        super().__init__(coerce_to_string=False)
        self.kind = kind

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> float | None:
        if value is None or not str(value).strip():
            return None
        try:
            number = float(plain_number(str(value)))
            if not math.isfinite(number) or (self.kind is int and number != int(number)):
                raise ValueError
            return self.kind(number)
        except ValueError:
            raise ValueError(_("Enter a number.")) from None


class Day(widgets.Widget):
    """A day as `2027-09-23`, or what a spreadsheet makes of it."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> date:
        try:
            return date.fromisoformat(plain_number(str(value)).removesuffix(" 00:00:00"))
        except ValueError:
            raise ValueError(_("Enter a day like 2027-09-23.")) from None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return value.isoformat() if value else ""


class Key(widgets.ForeignKeyWidget):
    """Another row by its key: one that is not there is named."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> models.Model | None:
        key = Text().clean(value)
        if key is None:
            return None
        found: models.Model | None = self.get_queryset(value, row).filter(**{self.field: key}).first()
        if found is None:
            raise ValueError(_("“%(key)s” is not known here.") % {"key": key[:40]})
        return found


class WeekColumn(fields.Field):
    """A place's opening hours in one cell; `Place.typed_hours` holds what was typed until the place is saved."""

    def get_value(self, instance: Any) -> str:
        typed = getattr(instance, "typed_hours", None)
        return written(_rows(instance) if typed is None else typed)

    def save(self, instance: Any, row: Any, is_m2m: bool = False, **kwargs: Any) -> None:
        instance.typed_hours = read(Text().clean(row[self.column_name]) or "")


def _rows(place: Place) -> Hours:
    if place.pk is None:
        return ()
    return tuple(Stretch(row.weekday, row.opens, row.closes) for row in place.opening_hours.all())


def keep_typed_hours(place: Any) -> None:
    """Put what was typed in the place of the hours that stood there."""
    if (typed := getattr(place, "typed_hours", None)) is not None and typed != _rows(place):
        place.opening_hours.all().delete()
        OpeningHours.objects.bulk_create(OpeningHours(place=place, **stretch._asdict()) for stretch in typed)
