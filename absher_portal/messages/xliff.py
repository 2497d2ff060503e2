"""XLIFF 1.2, which translation tools exchange: a catalogue written as it, and the texts read back from it."""

import hashlib
import re
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

import polib

from absher_portal.messages.entries import State, files, key, state, texts
from absher_portal.messages.files import SOURCE

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
STATES = {
    State.MISSING: "needs-translation",
    State.OUTDATED: "needs-review-translation",
    State.REVIEWED: "translated",
}
UNFINISHED = re.compile("^(new|needs-)")
UNIT = re.compile(r"^([0-9a-f]{16})\[(\d)\]$")
# XML 1.0 has no way to write these.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass
class Translated:
    """What a file says of one message: its forms in order, and whether its translator is sure."""

    forms: dict[int, str]
    is_unsure: bool = False


class NoXliff(ValueError):
    """The text is no XLIFF 1.2 of ours."""


def identity(entry: polib.POEntry) -> str:
    """The same for a message whatever stands around it."""
    return hashlib.sha256("\x04".join(key(entry)).encode()).hexdigest()[:16]


def written(catalogue: polib.POFile, language: str) -> bytes:
    """The whole catalogue; each plural form is a unit of its own, in one group."""
    root = Xml.Element("xliff", {"version": "1.2", "xmlns": NAMESPACE})
    about = {"original": "django.po", "datatype": "po", "source-language": SOURCE, "target-language": language}
    body = Xml.SubElement(Xml.SubElement(root, "file", about), "body")
    for entry in catalogue:
        if not entry.obsolete:
            _write(body, entry)
    Xml.indent(root)
    return Xml.tostring(root, encoding="utf-8", xml_declaration=True)


def _write(body: Xml.Element, entry: polib.POEntry) -> None:
    found = texts(entry)
    if entry.msgid_plural:
        body = Xml.SubElement(body, "group", {"restype": "x-gettext-plurals", "id": identity(entry)})
    for form, text in enumerate(found):
        is_one = form == (1 if len(found) > 2 else 0)  # Arabic has a form for none before it
        source = entry.msgid if is_one or not entry.msgid_plural else entry.msgid_plural
        unit = Xml.SubElement(body, "trans-unit", {"id": f"{identity(entry)}[{form}]", "xml:space": "preserve"})
        Xml.SubElement(unit, "source").text = UNWRITABLE.sub("", source)
        kind = state(entry) if text or entry.fuzzy else State.MISSING
        Xml.SubElement(unit, "target", {"state": STATES[kind]}).text = UNWRITABLE.sub("", text)
        _describe(unit, entry)


def _describe(unit: Xml.Element, entry: polib.POEntry) -> None:
    context = Xml.SubElement(unit, "context-group", {"purpose": "information"})
    for path in files(entry):
        Xml.SubElement(context, "context", {"context-type": "sourcefile"}).text = path
    if entry.msgctxt:
        Xml.SubElement(context, "context", {"context-type": "x-gettext-msgctxt"}).text = entry.msgctxt
    if entry.comment:
        Xml.SubElement(unit, "note", {"from": "developer"}).text = entry.comment


def parsed(text: str) -> dict[str, Translated]:
    """Identity of a message → what the file says of it; `NoXliff` when it is none."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:  # nothing that we write, and entities can swell without end
        raise NoXliff
    try:
        root = Xml.fromstring(text)  # noqa: S314 - without a DOCTYPE there is nothing to expand or to fetch
    except (Xml.ParseError, ValueError) as error:
        raise NoXliff from error
    if root.tag != f"{{{NAMESPACE}}}xliff":
        raise NoXliff
    found: dict[str, Translated] = {}
    for unit in root.iter(f"{{{NAMESPACE}}}trans-unit"):
        target = unit.find(f"{{{NAMESPACE}}}target")
        if (known := UNIT.match(unit.get("id", ""))) and target is not None:
            message = found.setdefault(known[1], Translated({}))
            message.forms[int(known[2])] = "".join(target.itertext())
            message.is_unsure |= bool(UNFINISHED.match(target.get("state", "")))
    return found
