"""The PDF: A4, tagged, fonts inside, nothing fetched, and words that copy as they are read."""

import re
import zlib

import pypdfium2
import pytest
from pypdfium2 import raw

from accounts import limits
from services.reports import pdf
from tests.services.reports.conftest import made, read

A4 = (595, 842)
HIDDEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe]")
needs_pango = pytest.mark.skipif(not pdf.is_possible(), reason="no Pango on this machine")


def file_of(client, report) -> bytes:
    answer = client.get(f"/en/account/reports/{report.number}.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return answer.content


def copied(file: bytes) -> str:
    """What a reader that is built into a browser copies, each run of white space as one space."""
    pages = pypdfium2.PdfDocument(file)
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    return " ".join(HIDDEN.sub("", text).split())


@needs_pango
def test_its_words_copy_in_the_order_in_which_they_are_read(head):
    report = made(head, "my-data")
    text = copied(file_of(head, report))
    arabic = [
        "الاسم عبدالله محمد التجريبي",
        "بيانات تجريبية غير حقيقية",
        "صالح حتى",
        "رخصة القيادة",
        "مكان الميلاد الرياض",
    ]
    english = [
        "Name Abdullah Mohammed Altajribi",
        "Date of birth",
        "1900000207",
        report.shown_number,
        report.typed_code,
    ]
    assert [words for words in arabic + english if words not in text] == []


@needs_pango
def test_lam_with_alef_copies_as_two_letters_in_their_order(head):
    text = copied(file_of(head, made(head, "violations")))
    assert "إجمالي المخالفات المرورية" in text
    assert "االم" not in text


@needs_pango
def test_it_is_a4_tagged_and_has_its_fonts_inside(head):
    report = made(head, "my-data")
    file = file_of(head, report)
    document = pypdfium2.PdfDocument(file)
    assert {tuple(map(round, page.get_size())) for page in document} == {A4}
    assert document.get_metadata_value("Title").endswith(report.shown_number)
    assert document.is_tagged()
    assert re.search(rb"<pdfuaid:part>1<", file) or b"pdfuaid" in b"".join(streams(file))
    assert {raw.FPDFFont_GetIsEmbedded(font) for font in fonts(document)} == {1}


def fonts(document):
    for page in document:
        for drawn in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,)):
            yield raw.FPDFTextObj_GetFont(drawn.raw)


def streams(file: bytes):
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", file, re.S):
        try:
            yield zlib.decompress(packed)
        except zlib.error:
            continue


@needs_pango
def test_a_long_table_goes_on_with_its_heads_on_each_page(head, monkeypatch):
    report = made(head, "violations")
    said = report.content.said
    said["parts"][1] = {"records": said["parts"][1]["records"] * 4, "has_more": True}
    report.content.said = said
    report.content.save()
    document = pypdfium2.PdfDocument(file_of(head, report))
    texts = [page.get_textpage().get_text_range() for page in document]
    assert len(texts) >= 3
    assert all("Violation number" in text and report.shown_number in text for text in texts[:-1])
    assert "there are more" in " ".join(texts[0].split())


@needs_pango
def test_nothing_but_our_own_fonts_and_the_code_is_ever_opened(head, monkeypatch):
    opened = []
    monkeypatch.setattr("socket.socket.connect", lambda *args: opened.append(args))
    report = made(head, "my-data")
    said = report.content.said
    said["name"]["en"] = '<img src="http://example.com/a.png"><img src="file:///etc/passwd">'
    report.content.said = said
    report.content.save()
    assert "<img src" in copied(file_of(head, report))
    assert opened == []


def test_a_machine_without_pango_prints_from_the_page(head, monkeypatch):
    monkeypatch.setattr(pdf, "_weasyprint", lambda: None)
    report = made(head, "my-data")
    assert "Download PDF" not in read(head, report)
    answer = head.get(f"/en/account/reports/{report.number}.pdf")
    assert answer["Location"].endswith(f"/en/account/reports/{report.number}/")


def test_what_no_longer_counts_is_no_file(head):
    older, _newer = made(head, "my-data"), made(head, "my-data")
    assert head.get(f"/en/account/reports/{older.number}.pdf").status_code == 302


@needs_pango
def test_too_many_files_are_refused(head, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "report-files", (limits.Window(1, limits.HOUR),))
    place = f"/en/account/reports/{made(head, 'my-data').number}.pdf"
    assert [head.get(place).status_code for _try in range(2)] == [200, 429]
