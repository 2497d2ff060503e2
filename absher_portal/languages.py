"""The languages of the portal's texts, as the settings name them: nothing else says how many there are."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language, get_language_info
from modeltranslation.utils import build_localized_fieldname as column
from modeltranslation.utils import get_language as text_language

# `column("name", "ar")` is "name_ar"; `text_language()` is the page's language, or what its texts are read in.
__all__ = [
    "codes",
    "column",
    "column_language",
    "columns",
    "direction",
    "is_required",
    "of_pages",
    "of_people",
    "other_languages",
    "others",
    "own_name",
    "text_language",
]


def codes() -> tuple[str, ...]:
    """The languages that content has columns for, the first written one first."""
    return settings.MODELTRANSLATION_LANGUAGES


def columns(*names: str) -> tuple[str, ...]:
    """`name_ar`, `name_en` … for each name."""
    return tuple(column(name, code) for name in names for code in codes())


def column_language(name: str) -> str:
    """The language of a column such as `name_ar`; "" when its name does not end in one."""
    return next((code for code in codes() if name.endswith(column("", code)) and name != column("", code)), "")


def is_required(name: str) -> bool:
    """Whether the column must hold its text before anything is published."""
    return column_language(name) in settings.REQUIRED_LANGUAGES


def others(name: str) -> tuple[str, ...]:
    """The columns that hold the same text in the other languages: `name_en` for `name_ar`."""
    if not (here := column_language(name)):
        return ()
    stem = name.removesuffix(column("", here))
    return tuple(column(stem, code) for code in codes() if code != here)


def direction(code: str) -> str:
    """`rtl` or `ltr`."""
    return "rtl" if get_language_info(code)["bidi"] else "ltr"


def own_name(code: str) -> str:
    """What the language is called by those who speak it."""
    named = {"ar": "العربية"} | dict(settings.PSEUDO_LOCALES)  # Django adds a shadda
    return str(named.get(code) or get_language_info(code)["name_local"])


def other_languages() -> list[dict[str, str]]:
    """The languages that the page is not in: `code`, `direction`, and `name` as its speakers call it."""
    codes = [code for code, _name in settings.LANGUAGES if code != get_language()]
    return [{"code": code, "direction": direction(code), "name": own_name(code)} for code in codes]


def of_people() -> list[tuple[str, str]]:
    """The choices of the language that a person is written to in, each by its own name; a function likewise."""
    return [(code, own_name(code)) for code in codes()]


def of_pages() -> list[tuple[str, Any]]:
    """The choices of a column that holds a page's language. A function: no migration follows the settings."""
    return list(settings.LANGUAGES)
