"""`docs/asvs.md` answers every requirement once, and names only tests, files and settings that exist."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from accounts import numbers
from tests.guards.source import ROOT

TABLE = ROOT / "docs/asvs.md"
DOCUMENTS = [TABLE, ROOT / "docs/security.md"]
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
FILE = re.compile(r"`((?:[\w.-]+/)+(?:[\w-]+\.\w+)?|[\w-]+\.(?:py|md|toml|txt))`")
SETTING = re.compile(r"`([A-Z]+_[A-Z_]+)`")
# How a row is answered where no test can judge it.
OTHERWISE = ("**deviation:**", "**operator:**", "**review:**")
Row = tuple[str, str, str, str, str]  # number, level, in our words, met by, tested by


@cache
def levels() -> dict[str, str]:
    """Number → level of every requirement, in the standard's order."""
    lines = (Path(__file__).parent / "asvs.txt").read_text().splitlines()
    sections = [line.split() for line in lines if not line.startswith("#")]
    return {f"{section}.{n}": level for section, *each in sections for n, level in enumerate(each, 1)}


def rows(text: str) -> list[Row]:
    lines = [line for line in text.splitlines() if re.match(r"\| \d+\.\d+\.\d+ \|", line)]
    return [tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]) for line in lines]  # type: ignore[misc]


def not_applicable(text: str) -> list[str]:
    """The numbers of the lines `- 4.3.1–4.4.4, 1.2.6: why`, ranges in the standard's order."""
    order, found = list(levels()), []
    for line in re.findall(r"^- ([\d.–, ]+): \S", text, re.MULTILINE):
        for part in line.split(", "):
            first, _, last = part.partition("–")
            found += order[order.index(first) : order.index(last or first) + 1]
    return found


def faults(text: str) -> Iterator[str]:
    """What is wrong with a table, in words."""
    table = rows(text)
    seen = Counter([row[0] for row in table] + not_applicable(text))
    yield from (f"{number} stands {times} times" for number, times in seen.items() if times > 1)
    yield from (f"{number} is in no list" for number in seen if number not in levels())
    yield from (f"{n} is missing" for n, level in levels().items() if level in "12" and n not in seen)
    for number, level, words, met, tested in table:
        if level != levels().get(number):
            yield f"{number} has another level than {level}"
        if not words or not met or not (TEST.search(tested) or tested.startswith(OTHERWISE)):
            yield f"{number} does not say by what it is met or tested"


def missing(text: str) -> Iterator[str]:
    """Tests, files and settings that a document names and nobody finds."""
    yield from (f"{file}::{name}" for file, name in TEST.findall(text) if name not in names_in(file))
    yield from (file for file in FILE.findall(text) if not (ROOT / file).exists())
    environment = (ROOT / "docs/settings.md").read_text()
    for name in SETTING.findall(text):
        if not (hasattr(settings, name) or hasattr(numbers, name) or f"`{name}`" in environment):
            yield name


@cache
def names_in(file: str) -> set[str]:
    path = ROOT / file
    tree = ast.parse(path.read_text()) if path.exists() else ast.Module([], [])
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_requirement_of_levels_1_and_2_is_answered_once():
    assert list(faults(TABLE.read_text())) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_tests_files_and_settings_that_a_document_names_exist(document: Path):
    assert sorted(set(missing(document.read_text()))) == []


def test_each_point_of_nist_is_answered_once():
    lines = [line.split(" | ") for line in DOCUMENTS[1].read_text().splitlines() if line.startswith("| N")]
    assert [line[0] for line in lines] == [f"| N{n}" for n in range(1, 8)]
    assert [line for line in lines if not TEST.search(line[3]) and not line[3].startswith(OTHERWISE)] == []


def test_the_list_is_the_standards():
    assert Counter(levels().values()) == {"1": 70, "2": 183, "3": 92}


GOOD = "| 6.2.1 | 1 | Eight characters | `accounts/passwords.py` | **review:** twelve |"
BROKEN = {
    "| 6.2.1 | 2 | Eight | twelve | **review:** yes |": "6.2.1 has another level than 2",
    "| 6.2.1 | 1 | Eight | twelve | yes |": "6.2.1 does not say by what it is met or tested",
    f"{GOOD}\n{GOOD}": "6.2.1 stands 2 times",
    f"{GOOD}\n- 6.2.1: not asked for": "6.2.1 stands 2 times",
    "| 6.2.99 | 1 | Eight | twelve | **review:** yes |": "6.2.99 is in no list",
    "- 1.1.1–6.2.12: no": "16.1.1 is missing",
}


@pytest.mark.parametrize(("text", "fault"), BROKEN.items())
def test_a_broken_table_is_found_out(text: str, fault: str):
    assert fault in list(faults(text))
    assert "6.2.1 is missing" not in list(faults(GOOD))


def test_what_does_not_exist_is_found_out():
    text = "`tests/guards/test_security_table.py::test_nothing` `docs/none.md` `tests/none/` `NO_SUCH_SETTING`"
    assert len(list(missing(text))) == 4
    assert list(missing("`tests/guards/test_security_table.py::test_the_list_is_the_standards` `docs/asvs.md`")) == []
