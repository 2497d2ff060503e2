"""Everything that makes a catalogue wrong, said so that a translator can mend it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import polib
from django.utils.translation import gettext as _

from absher_portal.messages import glossary, spelling
from absher_portal.messages.entries import files, pairs, texts
from absher_portal.messages.files import SOURCE
from absher_portal.messages.spelling import PLACEHOLDER, TAG

ARABIC_PLURAL = (
    "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;"
)
ARABIC_WORDS = range(3)  # none, one and two may be said without their number


@dataclass(frozen=True)
class Fault:
    """What is wrong with one message of a catalogue, or with all of it (no message)."""

    language: str
    message: str
    where: str
    words: str

    def __str__(self) -> str:
        return f"{self.language}: {self.words}" + (f": {self.message!r} ({self.where})" if self.message else "")


def catalogue_faults(catalogue: polib.POFile, language: str, *, is_whole: bool = True) -> Iterator[Fault]:
    """All of them; `is_whole`: a missing translation is a fault too."""
    if language == "ar" and catalogue.metadata.get("Plural-Forms") != ARABIC_PLURAL:
        yield Fault(language, "", "", _("Plural-Forms must be “%(rule)s”") % {"rule": ARABIC_PLURAL})
    for entry in catalogue:
        for words in _entry_faults(entry, language, _forms(catalogue), is_whole):
            yield Fault(language, entry.msgid, ", ".join(files(entry)), words)


def _forms(catalogue: polib.POFile) -> int:
    """How many plural forms the catalogue's head promises."""
    head = catalogue.metadata.get("Plural-Forms", "").partition("nplurals=")[2]
    return int(head.split(";")[0]) if head[:1].isdigit() else 2


def _entry_faults(entry: polib.POEntry, language: str, forms: int, is_whole: bool) -> Iterator[str]:
    if entry.obsolete:
        yield _("is no longer in the sources")
    if entry.fuzzy and is_whole:
        yield _("is marked fuzzy")
    if language == SOURCE:
        yield from spelling.faults(entry.msgid, SOURCE)
        yield from glossary.never_said(spelling.plain(entry.msgid), SOURCE)
        return
    if is_whole and not all(texts(entry)):
        yield _("is not translated")
    if entry.msgid_plural and len(texts(entry)) != forms:
        yield _("has %(found)s plural forms, not %(wanted)s") % {"found": len(texts(entry)), "wanted": forms}
    yield from _unlike_its_source(entry, language)
    for source, text in pairs(entry):
        yield from text_faults(source, text, SOURCE, language)


def text_faults(source: str, text: str, source_language: str, language: str) -> Iterator[str]:
    """What is wrong with a text and its translation wherever they stand: spelling, tags, edges, terms."""
    if sorted(TAG.findall(source)) != sorted(TAG.findall(text)):
        yield _("has other tags than its source")
    if text != text.strip() and source == source.strip():
        yield _("begins or ends with a space")
    yield from spelling.faults(text, language)
    yield from glossary.faults(spelling.plain(source), spelling.plain(text), source_language, language)


def _unlike_its_source(entry: polib.POEntry, language: str) -> Iterator[str]:
    """Placeholders; a plural form may leave its number out where the language has a word for it."""
    wanted = PLACEHOLDER.findall(entry.msgid_plural or entry.msgid)
    wordy: Iterable[int] = ARABIC_WORDS if language == "ar" else range(len(texts(entry)) - 1)
    for form, text in enumerate(texts(entry)):
        found = PLACEHOLDER.findall(text)
        is_in_words = entry.msgid_plural and form in wordy and set(found) <= set(wanted)
        if text and sorted(found) != sorted(wanted) and not is_in_words:
            words = {"found": " ".join(found) or "–", "wanted": " ".join(wanted) or "–", "form": form}
            yield _("has the placeholders %(found)s, not %(wanted)s, in form %(form)s") % words
