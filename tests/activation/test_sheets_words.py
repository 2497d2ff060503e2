"""Editors read the dry run line by line, in their own language."""

import re
from io import BytesIO

import pytest
import tablib
from django.contrib.admin.models import LogEntry
from django.test import Client

from activation.models import Place

from .test_sheets import CSV, NAMES, XLSX, brought_in, changed, confirm, editor, taken_out, words  # noqa: F401

pytestmark = pytest.mark.usefixtures("centres")
EACH = pytest.mark.parametrize("kind", [XLSX, CSV], ids=["xlsx", "csv"])
PATH = "/admin/activation/place/"
ENGLISH = re.compile(r"\b(?:file|row|line|errors?|import|export|field|submit|select|valid)\b", re.IGNORECASE)


@pytest.fixture
def arab(editor: Client) -> Client:  # noqa: F811
    editor.cookies["django_language"] = "ar"
    return editor


def mixed(client: Client, kind: str) -> tablib.Dataset | bytes:
    """A change on line 2, a blank line 3, a fault on line 4, a new place on line 5."""
    out = taken_out(client, Place, kind)
    rows = changed(out, "PA-001", address_en="New street")
    rows.append([""] * rows.width)
    rows.append(changed(out, "PA-002", city="atlantis")[0])
    rows.append(changed(out, "PA-004", code="PA-904")[0])
    return rows


def lines(page) -> list[str]:
    return [words(row) for row in page.all("tr")]


@EACH
def test_faults_and_changes_stand_beside_the_numbers_of_their_lines(editor: Client, kind: str):  # noqa: F811
    dry_run = brought_in(editor, mixed(editor, kind), Place, kind)
    shown = lines(dry_run)
    assert "4 city “atlantis” is not known here." in shown
    assert any(line.startswith("2 Riyadh Region Passports Department address_en") for line in shown)
    assert any(line.startswith("5 ") and "(new) code PA-904" in line for line in shown)
    assert not [form for form in dry_run.forms() if "process_import" in form.action]
    assert not Place.objects.filter(address_en="New street").exists()


@EACH
def test_the_dry_run_speaks_arabic(arab: Client, kind: str):
    text = words(brought_in(arab, mixed(arab, kind), Place, kind).all("body")[0])
    assert "في الملف أخطاء، لذا لا يمكن استيراد شيء." in text
    assert "القيمة «atlantis» غير معروفة هنا." in text
    assert not ENGLISH.findall(text)


@pytest.mark.parametrize("path", [PATH, f"{PATH}import/", f"{PATH}export/"])
def test_the_ways_in_and_out_speak_arabic(arab: Client, path: str):
    page = arab.get(path).content.decode()
    assert "استيراد" in page or "تصدير" in page
    assert not ENGLISH.findall(re.sub(r"<script.*?</script>|<[^>]+>", " ", page, flags=re.DOTALL))


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 broken", b"\xff\xfe", b"code,colour\na,b\n", b"code\n", b"code\na,b\n"]
)
@EACH
def test_a_broken_file_is_refused_in_arabic(arab: Client, content: bytes, kind: str):
    page = brought_in(arab, content, Place, kind)
    assert page.status == 200
    assert not ENGLISH.findall(words(page.all("body")[0]))


def test_whether_a_second_officer_confirms_goes_through_the_sheet(editor: Client):  # noqa: F811
    assert {row["needs_second_officer"] for row in taken_out(editor).dict} == {"0"}
    confirm(editor, brought_in(editor, changed(taken_out(editor), "PA-001", needs_second_officer="1")))
    assert list(Place.objects.filter(needs_second_officer=True).values_list("code")) == [("PA-001",)]


def test_the_history_of_a_row_tells_the_import_in_the_reader_s_language(arab: Client):
    confirm(arab, brought_in(arab, changed(taken_out(arab), "PA-001", address_en="New street")))
    assert "العنوان" in LogEntry.objects.get().get_change_message()


def test_a_sheet_taken_out_holds_numbers_as_numbers(editor: Client):  # noqa: F811
    answer = editor.post(f"{PATH}export/", {"format": XLSX})
    rows = tablib.Dataset().load(BytesIO(answer.content), NAMES[XLSX]).dict
    row = next(row for row in rows if row["code"] == "PA-001")
    assert (row["is_illustrative"], row["latitude"]) == (0, 24.659079)
