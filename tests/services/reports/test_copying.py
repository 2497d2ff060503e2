"""What programs copy from a report's PDF: every word of the sheet, and whole lines wherever one script fills them."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator

import pytest
from django.utils.html import strip_tags

from services.reports import pdf
from services.reports.sheet import Sheet
from tests.services.reports.conftest import made
from tests.services.reports.test_pdf import HIDDEN, copied, needs_pango

KINDS = ["my-data", "family", "vehicle", "violations", "travel"]
WORDS = re.compile(r"[^\W\d_]+|\d+")
# Pieces that are written from left to right within an Arabic line: what browsers copy puts them elsewhere in it.
MIXED = re.compile(r"[A-Za-z•+]|\d،")


def lines(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Language and text of all that stands on it."""
    for half in (half for part in (sheet, *sheet.sections) for half in part.halves):
        yield from ((half.code, plain(text)) for text in (half.title, *half.notes))
        yield from ((half.code, plain(f"{label} {value}")) for label, value in half.pairs)
    yield from ((half.code, plain(half.notes[0])) for half in sheet.foot)
    for cell in (cell for part in sheet.sections for row in part.rows for _head, cell in row):
        languages = ("en",) if cell.is_same else ("ar", "en")  # numbers stand there once
        yield from ((code, plain(text)) for code, text in zip(languages, cell.texts, strict=False))


def plain(text: object) -> str:
    """As it stands on paper: without tags, and without the vowel marks that a PDF leaves out."""
    return " ".join(HIDDEN.sub("", pdf.MARKS.sub("", strip_tags(str(text)))).split())


def file_of(report) -> tuple[Sheet, bytes]:
    sheet = Sheet(report)
    return sheet, pdf.made(sheet)


@needs_pango
@pytest.mark.parametrize("kind", KINDS)
def test_browsers_copy_every_line_of_one_script_whole(head, kind):
    sheet, file = file_of(made(head, kind))
    text = copied(file)
    whole = [line for code, line in lines(sheet) if code == "en" or not MIXED.search(line)]
    assert len(whole) > 40
    assert [line for line in whole if line not in text] == []
    assert f"{sheet.report.shown_number} – 1 / " in text


@needs_pango
@pytest.mark.parametrize("kind", KINDS)
def test_browsers_copy_every_word_of_the_other_lines(head, kind):
    sheet, file = file_of(made(head, kind))
    assert lost(sheet, copied(file)) == {}


@needs_pango
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="no pdftotext on this machine")
@pytest.mark.parametrize("kind", KINDS)
def test_pdftotext_copies_every_word_whole(head, kind):
    sheet, file = file_of(made(head, kind))
    text = subprocess.run(["pdftotext", "-", "-"], input=file, capture_output=True, check=True).stdout.decode()
    assert lost(sheet, HIDDEN.sub(" ", text)) == {}


def lost(sheet: Sheet, text: str) -> Counter[str]:
    """Words and numbers that stand on the sheet oftener than in the text."""
    return Counter(WORDS.findall(" ".join(line for _code, line in lines(sheet)))) - Counter(WORDS.findall(text))
