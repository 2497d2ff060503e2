"""JSON whose every value knows its line, so that a fault in a file of 5,000 lines can be found."""

import re
from json import JSONDecodeError
from json.decoder import scanstring
from typing import Any

Path = tuple[str | int, ...]
SPACE = re.compile(r"[ \t\r\n]*")
NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?(?![\w.])", re.ASCII)
WORDS = {"true": True, "false": False, "null": None}
DEEPEST = 20
LONGEST_NUMBER = 20


class LocatedJSON:
    """`value` is what json.loads gives; `lines[path]` is the line (from 1) on which the value begins.

    Raises JSONDecodeError (with `lineno`) for anything that is not JSON, a key given twice included.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: dict[Path, int] = {}
        self._line, self._counted = 1, 0
        self.value, end = self._read((), 0)
        if self._skip(end) != len(text):
            raise JSONDecodeError("Extra data after the end", text, end)

    def line(self, path: Path) -> int:
        """The line of the value, or of the nearest thing around it when the value is missing."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)

    def _skip(self, at: int) -> int:
        match = SPACE.match(self.text, at)
        return match.end() if match else at

    def _read(self, path: Path, at: int) -> tuple[Any, int]:
        at = self._skip(at)
        self._line += self.text.count("\n", self._counted, at)
        self._counted = at
        self.lines[path] = self._line
        first = self.text[at : at + 1]
        if len(path) > DEEPEST:
            raise JSONDecodeError("Nested too deep", self.text, at)
        if first == "{":
            return self._object(path, at + 1)
        if first == "[":
            return self._array(path, at + 1)
        if first == '"':
            return scanstring(self.text, at + 1, True)
        for word, value in WORDS.items():
            if self.text.startswith(word, at):
                return value, at + len(word)
        if match := NUMBER.match(self.text, at):
            return self._number(match), match.end()
        raise JSONDecodeError("Expecting a value", self.text, at)

    def _number(self, match: re.Match[str]) -> int | float:
        if len(match.group()) > LONGEST_NUMBER:
            raise JSONDecodeError("Number too long", self.text, match.start())
        return float(match.group()) if match.group(1) or match.group(2) else int(match.group())

    def _object(self, path: Path, at: int) -> tuple[dict[str, Any], int]:
        members: dict[str, Any] = {}
        if self.text[(at := self._skip(at)) : at + 1] == "}":
            return members, at + 1
        while True:
            if self.text[(at := self._skip(at)) : at + 1] != '"':
                raise JSONDecodeError("Expecting a name in double quotes", self.text, at)
            start = at
            name, at = scanstring(self.text, at + 1, True)
            if name in members:
                raise JSONDecodeError(f"Name given twice: {name!r}", self.text, start)
            if self.text[(at := self._skip(at)) : at + 1] != ":":
                raise JSONDecodeError("Expecting ':'", self.text, at)
            members[name], at = self._read((*path, name), at + 1)
            at, closed = self._next(at, "}")
            if closed:
                return members, at

    def _array(self, path: Path, at: int) -> tuple[list[Any], int]:
        items: list[Any] = []
        if self.text[(at := self._skip(at)) : at + 1] == "]":
            return items, at + 1
        while True:
            item, at = self._read((*path, len(items)), at)
            items.append(item)
            at, closed = self._next(at, "]")
            if closed:
                return items, at

    def _next(self, at: int, closing: str) -> tuple[int, bool]:
        """Past the comma or the closing bracket: (where, closed)."""
        sign = self.text[(at := self._skip(at)) : at + 1]
        if sign not in (",", closing) or not sign:
            raise JSONDecodeError(f"Expecting ',' or '{closing}'", self.text, at)
        return at + 1, sign == closing
