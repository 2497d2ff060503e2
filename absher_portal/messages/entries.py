"""One message of a catalogue, whether it counts or not."""

from collections.abc import Iterator
from enum import StrEnum

import polib

Key = tuple[str, str, str]  # context, message, plural


class State(StrEnum):
    """How a translation stands to its other side."""

    MISSING = "missing"
    OUTDATED = "outdated"
    UNREVIEWED = "unreviewed"
    REVIEWED = "reviewed"


def key(entry: polib.POEntry) -> Key:
    """What tells a message from every other."""
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""


def texts(entry: polib.POEntry) -> list[str]:
    """The translation in each of its plural forms; one text when it counts nothing."""
    return [entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural)] if entry.msgid_plural else [entry.msgstr]


def pairs(entry: polib.POEntry) -> Iterator[tuple[str, str]]:
    """(English, translation) of every form that is written."""
    for text in texts(entry):
        if text:
            yield entry.msgid_plural or entry.msgid, text


def state(entry: polib.POEntry) -> State:
    """Git is where messages are reviewed: what stands there, and is not marked fuzzy, has been."""
    if not all(texts(entry)):
        return State.MISSING
    return State.OUTDATED if entry.fuzzy else State.REVIEWED


def files(entry: polib.POEntry) -> list[str]:
    """The sources that the message stands in."""
    return sorted({path for path, _line in entry.occurrences})
