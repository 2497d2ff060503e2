"""What changed between two versions, as people read it: each text in its language, words taken out and put in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from django.db import models
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from absher_portal.formats.amounts import number
from absher_portal.formats.dates import both
from absher_portal.languages import column_language, direction, own_name
from services.editing.content import content_columns
from services.editing.history import Content
from services.models import PARTS, Service

WORD = re.compile(r"\s*\S+|\s+$")
ALIKE = 0.3  # texts that have less in common are shown one after the other, not woven together


@dataclass(frozen=True)
class Difference:
    """`part`: which step, requirement …, or ""; `marked`: what stood and stands there, with <del> and <ins>."""

    part: str
    label: str
    language: str
    marked: SafeString

    @property
    def direction(self) -> str:
        return direction(self.language) if self.language else ""

    @property
    def language_name(self) -> str:
        return own_name(self.language) if self.language else ""


def differences(old: Content, new: Content) -> list[Difference]:
    """From one version to another, in the order of the page; empty when they say the same."""
    found = list(_row(Service, old["service"], new["service"], ""))
    for model in PARTS:
        found += _parts(model, old[model._meta.label], new[model._meta.label])
    return found


def _parts(model: Any, old: list[Any], new: list[Any]) -> Iterator[Difference]:
    """Those that say the same are passed over, even if their numbers moved with their neighbours."""
    before, after = [_says(row) for row in old], [_says(row) for row in new]
    for what, i, k, j, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        for place in range(max(k - i, m - j)):
            one, other = (rows[start + place] if start + place < end else {} for rows, start, end in
                          ((old, i, k), (new, j, m)))  # fmt: skip
            number = (j if other else i) + place + 1
            yield from _row(model, one, other, f"{capfirst(model._meta.verbose_name)} {number}")


def _says(row: dict[str, Any]) -> str:
    return repr(sorted((name, value) for name, value in row.items() if name != "order"))


def _row(model: type[models.Model], old: dict[str, Any], new: dict[str, Any], part: str) -> Iterator[Difference]:
    for name in content_columns(model):
        if old.get(name) == new.get(name) or (part and name == "order"):
            continue
        field: Any = model._meta.get_field(name)
        before, after = (_words(field, row.get(name)) for row in (old, new))
        if before != after:
            label = capfirst(str(getattr(field, "translated_field", field).verbose_name))
            yield Difference(part, label, column_language(name), marked(before, after))


def _words(field: Any, value: Any) -> str:
    """A value as people read it; nothing for what is empty."""
    if value is None or value == "":
        return ""
    if isinstance(field, models.ForeignKey):
        row = field.related_model._base_manager.filter(pk=value).first()
        return str(row) if row else _("deleted meanwhile")
    if isinstance(field, models.BooleanField):
        return _("Yes") if value else _("No")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, date):
        return both(value)
    return number(value) if isinstance(value, int | Decimal) else str(value)


def marked(old: str, new: str) -> SafeString:
    """The new text with what was put in as <ins>, and what was taken out as <del> where it stood; all escaped.

    >>> marked("renew by post", "renew online")
    'renew<del> by post</del><ins> online</ins>'
    """
    a, b = WORD.findall(old), WORD.findall(new)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.ratio() < ALIKE:
        return _changed(old, new)
    pieces = [
        escape("".join(a[i:k])) if what == "equal" else _changed("".join(a[i:k]), "".join(b[j:m]))
        for what, i, k, j, m in matcher.get_opcodes()
    ]
    return mark_safe("".join(pieces))  # noqa: S308 - each piece is escaped


def _changed(old: str, new: str) -> SafeString:
    return format_html(
        "{}{}", format_html("<del>{}</del>", old) if old else "", format_html("<ins>{}</ins>", new) if new else ""
    )
