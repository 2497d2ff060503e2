r"""A list of rows in one cell: each on a line of its own, its values with ` | ` between them.

What would be taken for a mark stands behind a backslash: `\|`, `\\`, and `\n` for a line's end inside a value.
"""

import re

MARKS = {"\\": "\\\\", "|": "\\|", "\n": "\\n"}
MARK = re.compile(r"[\\|\n]")
PIECE = re.compile(r"\\(?P<marked>.)|(?P<end>\|)|(?P<plain>[^\\|]+|\\$)")


def written(rows: list[list[str]]) -> str:
    """The cell; `read` gives back the same rows, with the blanks around values taken away."""
    return "\n".join(" | ".join(MARK.sub(lambda mark: MARKS[mark[0]], value) for value in row) for row in rows)


def read(text: str) -> list[list[str]]:
    """The rows of a cell; blank lines are none."""
    return [_values(line) for line in re.split("\r\n|\r|\n", text) if line.strip()]


def _values(line: str) -> list[str]:
    values = [""]
    for piece in PIECE.finditer(line):
        if piece["end"]:
            values.append("")
        elif piece["plain"]:
            values[-1] += piece["plain"]
        else:
            values[-1] += "\n" if piece["marked"] == "n" else piece["marked"]
    return [value.strip() for value in values]
