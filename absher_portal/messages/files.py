"""The `.po` files of the portal: where they are, and the one way in which they are written."""

from pathlib import Path

import polib
from django.conf import settings

from absher_portal.languages import codes

SOURCE = "en"  # the messages themselves are English
WIDTH = 110


def path_of(language: str) -> Path:
    """Where the language's catalogue stands, or would."""
    locale = language.split("-")
    folder = "_".join([locale[0], *(part.upper() if len(part) < 3 else part.title() for part in locale[1:])])
    return settings.LOCALE_PATHS[0] / folder / "LC_MESSAGES" / "django.po"


def parsed(text: str) -> polib.POFile:
    """A catalogue from its text; `OSError` or `ValueError` when it is none."""
    if "\nmsgid " not in f"\n{text}":  # or polib would take it for the name of a file
        raise ValueError("no message in it")
    return polib.pofile(text, wrapwidth=WIDTH, check_for_duplicates=False)


def read(language: str) -> polib.POFile:
    """The language's catalogue; one that nobody has begun yet has every message, all of them empty."""
    if path_of(language).exists():
        return polib.pofile(str(path_of(language)), wrapwidth=WIDTH)
    return _empty(polib.pofile(str(path_of(SOURCE)), wrapwidth=WIDTH), language)


def _empty(catalogue: polib.POFile, language: str) -> polib.POFile:
    catalogue.metadata["Language"] = language
    for entry in catalogue:
        entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(entry.msgstr_plural, "")
    return catalogue


def write(catalogue: polib.POFile, path: Path) -> None:
    """Save it so that only a changed message makes a difference: no date, no line numbers, one width."""
    catalogue.metadata.pop("POT-Creation-Date", None)
    catalogue.wrapwidth = WIDTH
    catalogue.save(str(path))


def translated() -> list[str]:
    """The languages that messages are translated into."""
    return [code for code in codes() if code != SOURCE]
