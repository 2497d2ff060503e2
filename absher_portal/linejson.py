"""JSON in which every object knows the line it stands on, so that a fault can be found again."""

import json
from bisect import bisect_right
from collections.abc import Callable
from json.decoder import JSONObject  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from pathlib import Path
from typing import Any

from absher_portal.languages import codes, column, columns, is_required


class BrokenFile(Exception):
    """The file can't be loaded: each fault as (line, words), in the file's order."""

    def __init__(self, *faults: tuple[int, str]) -> None:
        self.faults = sorted(faults)
        super().__init__("\n".join(f"line {line}: {words}" for line, words in self.faults))


class Row(dict[str, Any]):
    """A JSON object. `row["name"]` that is missing is a fault of the file; `row.get("name")` is not."""

    line = 0
    lines: dict[str, int] = {}

    def __missing__(self, key: str) -> Any:
        raise BrokenFile((self.line, f"“{key}” is missing"))

    def rows(self, key: str) -> list["Row"]:
        """The list of objects under `key`; anything else there is a fault."""
        rows = self[key]
        if not isinstance(rows, list) or not all(isinstance(row, Row) for row in rows):
            raise BrokenFile((self.lines[key], f"“{key}” must be a list of objects"))
        return rows

    def both(self, *names: str) -> dict[str, Any]:
        """Each of these in its languages: `name_ar` and `name_en` for `name`, others where the file has them."""
        return {key: self[key] for key in columns(*names) if key in self or is_required(key)}

    def languages(self, name: str) -> list[str]:
        """Those in which the object has the text `name` (as `name_ar`), and those in which it must."""
        return [code for code in codes() if (key := column(name, code)) in self or is_required(key)]

    def row(self, key: str) -> "Row":
        """The object under `key`; anything else there is a fault."""
        row = self[key]
        if not isinstance(row, Row):
            raise BrokenFile((self.lines[key], f"“{key}” must be an object"))
        return row

    def texts(self, key: str) -> list[str]:
        """The list of texts under `key`; anything else there is a fault."""
        texts = self[key]
        if not isinstance(texts, list) or not all(isinstance(text, str) and text for text in texts):
            raise BrokenFile((self.lines[key], f"“{key}” must be a list of texts"))
        return texts


class _Decoder(json.JSONDecoder):
    """The standard decoder on its Python path, where objects can be told their position."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.newlines = [i for i, character in enumerate(text) if character == "\n"]
        self.parse_object = self.with_lines
        self.scan_once = py_make_scanner(self)

    def line(self, position: int) -> int:
        return bisect_right(self.newlines, position) + 1

    def with_lines(self, start: tuple[str, int], strict: bool, scan_once: Callable[..., Any], *hooks: Any) -> Any:
        places: list[int] = []

        def scan(text: str, position: int) -> Any:
            places.append(position)
            return scan_once(text, position)

        pairs, end = JSONObject(start, strict, scan, None, list, *hooks[2:])
        row = Row(pairs)
        row.line = self.line(start[1])
        row.lines = {key: self.line(place) for (key, _), place in zip(pairs, places, strict=True)}
        if len(row) < len(pairs):
            raise BrokenFile((row.line, "a name appears twice in this object"))
        return row, end


def read(path: Path) -> Row:
    """The file's one object; `BrokenFile` when it is not UTF-8, not JSON or not an object."""
    try:
        return parse(path.read_bytes())
    except OSError as error:
        raise BrokenFile((0, f"can't be read: {error.strerror}")) from error


def parse(content: bytes) -> Row:
    """The one object of a file's content, as `read`."""
    try:
        text = content.decode()
        document = _Decoder(text).decode(text)
    except UnicodeDecodeError as error:
        raise BrokenFile((error.object[: error.start].count(b"\n") + 1, "is not UTF-8")) from error
    except json.JSONDecodeError as error:
        raise BrokenFile((error.lineno, error.msg)) from error
    if not isinstance(document, Row):
        raise BrokenFile((1, "must be one object"))
    return document
