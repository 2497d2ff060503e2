"""The sentences of the portal itself, from its `.po` files: shown at the desk, edited where git keeps them."""

from collections.abc import Iterator
from functools import lru_cache

import polib
from django.apps import apps
from django.conf import settings

from absher_portal.messages import files
from absher_portal.messages.entries import files as sources_of
from absher_portal.messages.entries import state, texts
from services.translators.text import Text

TOP = "absher_portal"


def messages() -> Iterator[Text]:
    """Each message of each language that messages are translated into."""
    for language in files.translated():
        path = files.path_of(language)
        yield from _read(language, path.stat().st_mtime_ns if path.exists() else 0)


@lru_cache(maxsize=8)
def _read(language: str, changed_at: int) -> list[Text]:
    """Read once for each time that the file was changed."""
    return [_text(entry, language) for entry in files.read(language) if not entry.obsolete]


def _text(entry: polib.POEntry, language: str) -> Text:
    sources = [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]
    found = sources_of(entry)
    return Text(
        language, files.SOURCE, sources, texts(entry), state(entry), language,
        _app(found), "messages", entry.msgctxt or "", "", found,
    )  # fmt: skip


def _app(found: list[str]) -> str:
    """The app that says it first: by its folder, or by its folder of templates."""
    parts = (part for path in found[:1] for part in path.split("/")[:2])
    return next((part for part in parts if apps.is_installed(part) and (settings.BASE_DIR / part).is_dir()), TOP)
