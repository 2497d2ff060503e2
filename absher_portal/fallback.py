"""Texts of the content in the page's language: one that fell back to another says so with its own `lang` and `dir`."""

from collections.abc import Callable
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from modeltranslation.utils import resolution_order

from absher_portal.languages import column, direction, text_language
from absher_portal.pseudo import shown


def own_language(row: Any, field: str) -> SafeString:
    """Attributes for the element that holds a translated field; none where it is in the page's language."""
    if not getattr(row, field, ""):
        return SafeString("")
    written = (code for code in resolution_order(text_language()) if getattr(row, column(field, code), ""))
    language = next(written, get_language())
    if language == get_language():
        return SafeString("")
    return format_html(' lang="{}" dir="{}"', language, direction(language))


def localised(row: Any, field: str, mark: Callable[[str], SafeString] = conditional_escape) -> SafeString:
    """A translated field, escaped (by `mark`, which may also emphasise) and in its own language."""
    return _wrapped(mark(shown(getattr(row, field) or "")), own_language(row, field))


def localised_lines(row: Any, field: str) -> list[SafeString]:
    """The lines of a translated field, each as `localised` would say it."""
    lines = (getattr(row, field) or "").splitlines()
    return [_wrapped(conditional_escape(shown(line)), own_language(row, field)) for line in lines if line.strip()]


def _wrapped(html: SafeString, attributes: SafeString) -> SafeString:
    return format_html("<span{}>{}</span>", attributes, html) if attributes else html
