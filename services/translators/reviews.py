"""Which pairs of texts were read side by side, and what that says of a pair that stands somewhere now."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db.models import Model
from modeltranslation.manager import get_translatable_fields_for_model

from absher_portal.languages import codes, column
from absher_portal.messages.entries import State
from accounts.models import User
from services.models import ReviewedText

Pair = tuple[str, str, str]  # the other language, digest in the first language, digest in the other
Texts = Mapping[str, str]  # language → text


def first_language() -> str:
    """The one that content is written in first; every other is paired with it."""
    return settings.MODELTRANSLATION_DEFAULT_LANGUAGE


def digest(text: str) -> str:
    """The same for the same words, whatever ends their lines."""
    return hashlib.sha256("\n".join(line.rstrip() for line in text.strip().splitlines()).encode()).hexdigest()


def pairs(texts: Texts) -> Iterator[Pair]:
    """The pairs of the first language with each other one; none where either text is missing."""
    source = texts.get(first_language()) or ""
    for language in codes():
        target = texts.get(language) or ""
        if language != first_language() and source.strip() and target.strip():
            yield language, digest(source), digest(target)


class Reviews:
    """All pairs that were read, held in memory for one look over everything."""

    def __init__(self) -> None:
        self.pairs: set[Pair] = set(ReviewedText.objects.values_list("language", "source_digest", "target_digest"))
        self.sources = {(language, source) for language, source, _target in self.pairs}
        self.targets = {(language, target) for language, _source, target in self.pairs}

    def judge(self, language: str, source: str, target: str) -> tuple[State, str]:
        """How the pair stands, and the language that wants work: the one that did not follow the other's change."""
        if not source.strip():
            return State.MISSING, first_language()
        if not target.strip():
            return State.MISSING, language
        pair = (language, digest(source), digest(target))
        if pair in self.pairs:
            return State.REVIEWED, language
        if (language, pair[2]) in self.targets:
            return State.OUTDATED, language
        if (language, pair[1]) in self.sources:
            return State.OUTDATED, first_language()
        return State.UNREVIEWED, language


def approve(found: Iterable[Pair], by: User | None) -> int:
    """Write down that these pairs were read side by side; how many of them are new."""
    before = ReviewedText.objects.count()
    rows = [ReviewedText(language=n, source_digest=s, target_digest=t, by=by) for n, s, t in dict.fromkeys(found)]
    ReviewedText.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    return ReviewedText.objects.count() - before


def keep_reviewed(before: Texts, after: Texts, by: User | None) -> None:
    """After a minor edit: each pair that was reviewed before it is reviewed after it."""
    reviewed = {language for language, source, target in pairs(before) if _is_reviewed(language, source, target)}
    approve([pair for pair in pairs(after) if pair[0] in reviewed], by)


def keep_row_reviewed(before: Model, after: Model, by: User | None) -> None:
    """`keep_reviewed` for every translated field of a row, read as `before` and saved as `after`."""
    for name in get_translatable_fields_for_model(type(after)) or ():
        keep_reviewed(texts_of(before, name), texts_of(after, name), by)


def texts_of(row: Any, name: str) -> dict[str, str]:
    """Language → what the row's field says in it."""
    return {code: getattr(row, column(name, code)) or "" for code in codes()}


def _is_reviewed(language: str, source: str, target: str) -> bool:
    return ReviewedText.objects.filter(language=language, source_digest=source, target_digest=target).exists()
