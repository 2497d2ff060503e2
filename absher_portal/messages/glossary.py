"""One approved term per concept, in every language: `locale/glossary.toml`."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from absher_portal.text import fold


@dataclass(frozen=True)
class Term:
    """`said`: language → the approved term, then its other forms; `never`: language → what is not said for it.

    `is_implied`: a sentence may leave it to what stands around it.
    """

    said: dict[str, list[str]]
    never: dict[str, list[str]] = field(default_factory=dict)
    note: str = ""
    is_implied: bool = False

    def stands_in(self, text: str, language: str) -> bool:
        """Whether a text that was folded says it, in one of its forms."""
        return any(_found(form, text, language) for form in self.said.get(language, ()))

    def approved(self, language: str) -> str:
        """The term itself; "" where the language has none yet."""
        return next(iter(self.said.get(language, ())), "")


@cache
def terms() -> list[Term]:
    """The glossary as it stands in the file."""
    rows = tomllib.loads((settings.LOCALE_PATHS[0] / "glossary.toml").read_text(encoding="utf-8"))["term"]
    return [_term(row) for row in rows]


def _term(row: dict[str, Any]) -> Term:
    said = {language: forms for language, forms in row.items() if isinstance(forms, list)}
    return Term(said, row.get("never", {}), row.get("note", ""), row.get("implied", False))


def hints(source: str, source_language: str, language: str) -> list[tuple[str, str, str]]:
    """(term, approved translation, note) of each term that the source says."""
    folded = fold(source)
    spoken = [term for term in terms() if term.stands_in(folded, source_language) and term.approved(language)]
    return [(term.approved(source_language), term.approved(language), term.note) for term in spoken]


def faults(source: str, target: str, source_language: str, language: str) -> Iterator[str]:
    """Terms of the source that the target calls by another name, and names that are never used."""
    here, there = fold(source), fold(target)
    for term in terms():
        is_wanted = not term.is_implied and term.approved(language) and term.stands_in(here, source_language)
        if is_wanted and not term.stands_in(there, language):
            words = {"term": term.approved(source_language), "approved": term.approved(language)}
            yield _("“%(term)s” is “%(approved)s”") % words
    yield from never_said(target, language)


def never_said(text: str, language: str) -> Iterator[str]:
    """Names in the text for which the glossary has another."""
    folded = fold(text)
    for term in terms():
        for word in term.never.get(language, ()):
            if _found(word, folded, language):
                words = {"word": word, "approved": term.approved(language)}
                yield _("“%(word)s” is not used: “%(approved)s”") % words


def _found(form: str, folded: str, language: str) -> bool:
    """Arabic takes prefixes and endings; elsewhere a term is a word of its own."""
    wanted = fold(form)
    return wanted in folded if language == "ar" else bool(re.search(rf"\b{re.escape(wanted)}\b", folded))
