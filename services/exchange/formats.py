"""Services as JSON: `{"services": [ … ]}`, each an object, its parts as lists of objects."""

import json
from typing import Any

from django.utils.translation import gettext as _
from import_export.formats import base_formats
from tablib import Dataset

from absher_portal import linejson
from activation.sheets.formats import ReadSheet, UnreadableSheet, Xlsx
from services.exchange.columns import COLUMNS
from services.exchange.notation import read, written


class Json(base_formats.JSON):
    """The same cells as a sheet's; what is a list there is one here as well."""

    CONTENT_TYPE = "application/json"

    def is_binary(self) -> bool:
        return True

    def get_read_mode(self) -> str:
        return "rb"

    def export_data(self, dataset: Dataset, **kwargs: Any) -> bytes:
        services = [{name: _listed(name, cell) for name, cell in row.items()} for row in dataset.dict]
        return json.dumps({"services": services}, ensure_ascii=False, indent=2).encode()

    def create_dataset(self, in_stream: bytes, **kwargs: Any) -> ReadSheet:
        """A row for each service, with the line on which its object begins."""
        try:
            rows = linejson.parse(in_stream.removeprefix(b"\xef\xbb\xbf")).rows("services")
        except linejson.BrokenFile as broken:
            line = {"line": max(1, broken.faults[0][0])}
            raise UnreadableSheet(_("Line %(line)d: this is not a file of services in JSON.") % line) from broken
        except (RecursionError, ValueError) as fault:
            raise UnreadableSheet(_("Line %(line)d: this is not a file of services in JSON.") % {"line": 1}) from fault
        if not rows:
            raise UnreadableSheet(_("This file holds no services."))
        heads = list(dict.fromkeys(name for row in rows for name in row))
        made = ReadSheet(*([_cell(row, name) for name in heads] for row in rows), headers=heads)
        made.lines = [row.line for row in rows]
        return made


FORMATS = [Xlsx, Json]


def _listed(name: str, cell: Any) -> Any:
    """A cell of parts as the objects that its lines stand for."""
    if name not in COLUMNS:
        return cell
    return [dict(zip(COLUMNS[name].names, values, strict=True)) for values in read(cell or "")]


def _cell(row: linejson.Row, name: str) -> Any:
    """The same the other way round; what is left out in one object and stands in another is a fault."""
    if name not in row:
        words = _("Line %(line)d: “%(name)s” is missing, which other services here have.")
        raise UnreadableSheet(words % {"line": row.line, "name": name[:40]})
    value, line = row[name], row.lines[name]
    if name not in COLUMNS:
        if isinstance(value, dict | list):
            raise UnreadableSheet(_("Line %(line)d: “%(name)s” must be one value.") % {"line": line, "name": name[:40]})
        return value
    names = COLUMNS[name].names
    if not isinstance(value, list) or not all(_fits(part, names) for part in value):
        words = _("Line %(line)d: “%(name)s” must be a list of objects with %(names)s.")
        raise UnreadableSheet(words % {"line": line, "name": name, "names": ", ".join(names)})
    return written([["" if part[key] is None else str(part[key]) for key in names] for part in value])


def _fits(part: Any, names: list[str]) -> bool:
    return (
        isinstance(part, dict)
        and set(part) == set(names)
        and not any(isinstance(v, dict | list) for v in part.values())
    )
