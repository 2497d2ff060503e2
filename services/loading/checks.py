"""What a value of the file must be: small checks that say in words what is wrong, or nothing."""

import json
import math
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Model
from modeltranslation.utils import build_localized_fieldname

Check = Callable[[Any], str]
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")
LARGEST_FEE = 9_999_999


def shown(value: Any) -> str:
    """The value as the file spells it, cut short."""
    spelt = json.dumps(value, ensure_ascii=False)
    return spelt if len(spelt) <= 40 else spelt[:39] + "…"


def text(limit: int | None = None) -> Check:
    def check(value: Any) -> str:
        if not isinstance(value, str):
            return f"must be a text, not {shown(value)}"
        if not value.strip():
            return "is empty"
        if UNPRINTABLE.search(value):
            return "holds a control character"
        return f"is longer than {limit} characters" if limit and len(value) > limit else ""

    return check


def column(model: type[Model], name: str) -> Check:
    """A text that fits the column of this name (of either language)."""
    names = {field.name for field in model._meta.get_fields()}
    field = model._meta.get_field(build_localized_fieldname(name, "ar") if f"{name}_ar" in names else name)
    return text(getattr(field, "max_length", None))


def slug(limit: int) -> Check:
    def check(value: Any) -> str:
        if not isinstance(value, str) or not SLUG.fullmatch(value):
            return f"must be lower-case Latin letters, digits and hyphens, not {shown(value)}"
        return f"is longer than {limit} characters" if len(value) > limit else ""

    return check


def one_of(choices: Iterable[str]) -> Check:
    allowed = list(choices)
    return lambda value: (
        "" if value in allowed else f"must be one of {', '.join(allowed)}, not {shown(value)}"
    )


def flag(value: Any) -> str:
    return "" if isinstance(value, bool) else f"must be true or false, not {shown(value)}"


def count(value: Any) -> str:
    right = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 30_000
    return "" if right else f"must be a whole number from 0 to 30000, not {shown(value)}"


def fee(value: Any) -> str:
    right = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    if not right or not 0 <= value <= LARGEST_FEE or round(value, 2) != value:
        return f"must be an amount in riyals (null when not known), not {shown(value)}"
    return ""


def day(value: Any) -> str:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return f"must be a date as YYYY-MM-DD, not {shown(value)}"
    return ""


def members(value: Any) -> str:
    return "" if isinstance(value, list) else f"must be a list, not {shown(value)}"


def list_of(check: Check) -> Check:
    """A list whose every item passes; the first that does not is named."""

    def check_list(value: Any) -> str:
        if not isinstance(value, list):
            return f"must be a list, not {shown(value)}"
        faults = ((number, check(item)) for number, item in enumerate(value, start=1))
        return next((f"item {number} {fault}" for number, fault in faults if fault), "")

    return check_list
