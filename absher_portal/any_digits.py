"""Numbers, days and times typed in any digits: in the admin's forms, whose own fields know some of them only."""

from typing import Any

from django import forms
from django.contrib.admin.options import FORMFIELD_FOR_DBFIELD_DEFAULTS
from django.db import models
from django.utils.translation import gettext_lazy as _

from absher_portal.text import plain_number


def _plain(typed: Any) -> Any:
    return plain_number(typed) if isinstance(typed, str) else typed


class AnyDigits(forms.Field):
    default_error_messages = {"invalid": _("Enter a number.")}

    def to_python(self, value: Any) -> Any:
        return super().to_python(_plain(value))


class IntegerField(AnyDigits, forms.IntegerField):
    pass


class DecimalField(AnyDigits, forms.DecimalField):
    pass


class FloatField(AnyDigits, forms.FloatField):
    pass


class DateField(AnyDigits, forms.DateField):
    default_error_messages = {"invalid": _("Enter a day like 2027-09-23.")}


class TimeField(AnyDigits, forms.TimeField):
    default_error_messages = {"invalid": _("Enter a time like 08:30.")}


class DateTimeField(forms.SplitDateTimeField):
    """A day and a time in a box each, as the admin asks for them."""

    default_error_messages = {
        "invalid_date": _("Enter a day like 2027-09-23."),
        "invalid_time": _("Enter a time like 08:30."),
    }

    def clean(self, value: Any) -> Any:
        return super().clean([_plain(part) for part in value] if isinstance(value, list | tuple) else value)


class NumberInput(forms.TextInput):
    """A box for text: one for numbers takes no other digits than those of the browser's own language."""

    css_class = "vIntegerField"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "dir": "ltr", "class": self.css_class} | (attrs or {}))


class LongNumberInput(NumberInput):
    """Room for a position or a sum."""

    css_class = "vBigIntegerField"


def take_any_digits() -> None:
    """Make these the fields of every admin form, inlines included; call it before the admin's classes are made.

    `formfield_overrides` of a class would be the documented place, and forgotten in the next class.
    """
    for column, field, widget in (
        (models.IntegerField, IntegerField, NumberInput),
        (models.BigIntegerField, IntegerField, LongNumberInput),
        (models.DecimalField, DecimalField, LongNumberInput),
        (models.FloatField, FloatField, LongNumberInput),
        (models.DateField, DateField, None),
        (models.TimeField, TimeField, None),
        (models.DateTimeField, DateTimeField, None),
    ):
        defaults = FORMFIELD_FOR_DBFIELD_DEFAULTS.setdefault(column, {})
        defaults |= {"form_class": field} | ({"widget": widget} if widget else {})
