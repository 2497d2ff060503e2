"""Messages out to the tools of translators and back: nothing is written here, git takes the merged file."""

from dataclasses import dataclass

import polib
from django.utils.translation import gettext as _

from absher_portal.messages import files, xliff
from absher_portal.messages.checks import Fault, catalogue_faults
from absher_portal.messages.entries import texts
from absher_portal.messages.xliff import Translated

FORMATS = {"po": "text/x-gettext-translation; charset=utf-8", "xlf": "application/x-xliff+xml"}
# polib tells a broken file by whatever broke in it.
BROKEN = (OSError, ValueError, IndexError, KeyError, AttributeError, TypeError)


class Unreadable(ValueError):
    """The uploaded file is no catalogue of ours; the words say why."""


@dataclass(frozen=True)
class Merged:
    """The catalogue with what was uploaded, the messages that changed, and what is wrong with those."""

    catalogue: polib.POFile
    changed: list[polib.POEntry]
    unknown: int
    faults: list[Fault]

    @property
    def text(self) -> bytes:
        self.catalogue.metadata.pop("POT-Creation-Date", None)
        return str(self.catalogue).encode()


def exported(language: str, kind: str) -> bytes:
    """The language's catalogue as it stands, in one of `FORMATS`."""
    catalogue = files.read(language)
    return xliff.written(catalogue, language) if kind == "xlf" else str(catalogue).encode()


def merge(upload: bytes, language: str) -> Merged:
    """What the file translates put into the catalogue, and judged; `Unreadable`."""
    found = _read(upload)
    catalogue = files.read(language)
    known = {xliff.identity(entry): entry for entry in catalogue if not entry.obsolete}
    changed = [entry for name, entry in known.items() if name in found and _take(entry, found[name])]
    judged = polib.POFile()
    judged.metadata = catalogue.metadata
    judged.extend(changed)
    faults = list(catalogue_faults(judged, language, is_whole=False))
    return Merged(catalogue, changed, len(found.keys() - known.keys()), faults)


def _read(upload: bytes) -> dict[str, Translated]:
    try:
        text = upload.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(_("The file is not UTF-8. Save it as UTF-8 and upload it again.")) from None
    try:
        return xliff.parsed(text) if text.lstrip().startswith("<") else _read_po(text)
    except BROKEN:
        raise Unreadable(
            _("The file is neither a .po file nor XLIFF 1.2. Export one here to see their form.")
        ) from None


def _read_po(text: str) -> dict[str, Translated]:
    entries = [entry for entry in files.parsed(text) if not entry.obsolete]
    return {xliff.identity(e): Translated(dict(enumerate(texts(e))), e.fuzzy) for e in entries}


def _take(entry: polib.POEntry, found: Translated) -> bool:
    """Whether the message changed. What the file leaves empty stays as it is."""
    own, was_fuzzy = texts(entry), entry.fuzzy
    new = [found.forms.get(form) or text for form, text in enumerate(own)]
    if not any(found.forms.values()) or (new == own and was_fuzzy == found.is_unsure):
        return False
    if entry.msgid_plural:
        entry.msgstr_plural = dict(enumerate(new))
    else:
        entry.msgstr = new[0]
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"] + ["fuzzy"] * found.is_unsure
    if not found.is_unsure:
        entry.previous_msgid = entry.previous_msgctxt = entry.previous_msgid_plural = None
    return True
