"""The catalogue goes out as xlsx and JSON, and comes in as drafts: checked line by line, whole or not at all."""

import json
from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
import tablib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from services.editing.history import versions
from services.exchange.notation import read, written
from services.models import Category, Editor, Listing, Question, Relation, Service
from tests.pages import Page, words
from tests.services.conftest import page
from tests.services.editing.conftest import ADDRESS, ADMIN, begin, desk, move, save, staff
from tests.services.made import make_category, make_services, texts

XLSX, JSON = "0", "1"
Rows = list[dict[str, Any]]


@pytest.fixture
def rich(service: Service) -> Service:
    """With something in every kind of part, and what a cell would take for its own marks."""
    other = make_services(1, Category.objects.get(), first=2)[0]
    Relation.objects.create(service=service, target=other, order=1)
    odd = {"answer_ar": "سطر\nوسطر | آخر", "answer_en": "A line\nand another | with \\n marks"}
    Question.objects.create(service=service, order=1, **texts("question"), **odd)
    service.actions.create(key="renew", fee="150.50", **texts("name"))
    return service


def taken_out(client: Client, kind: str = JSON, query: str = "") -> Rows:
    content = client.post(f"{ADMIN}export/{query}", {"format": kind, "resource": ""}).content
    return json.loads(content)["services"] if kind == JSON else tablib.Dataset().load(content, "xlsx").dict


def brought_in(client: Client, rows: Rows | bytes, kind: str = JSON) -> Page:
    """The dry run's page."""
    if isinstance(rows, bytes):
        content = rows
    elif kind == JSON:
        content = json.dumps({"services": rows}, indent=1).encode()
    else:
        content = tablib.Dataset(*(row.values() for row in rows), headers=list(rows[0])).export("xlsx")
    file = SimpleUploadedFile(f"services.{('xlsx', 'json')[int(kind)]}", content)
    path = f"{ADMIN}import/"
    return Page(path, client.post(path, {"format": kind, "resource": "", "import_file": file}))


def confirm(client: Client, dry_run: Page) -> Any:
    (form,) = [form for form in dry_run.forms() if "process_import" in form.action]
    return form.send(client)


def said(found: Page) -> str:
    return words(found.root)


@pytest.mark.parametrize("kind", [XLSX, JSON], ids=["xlsx", "json"])
def test_what_goes_out_and_comes_in_unchanged_changes_nothing(rich, editor: User, kind: str):
    rows = taken_out(desk(editor), kind)
    assert len(rows) == 2
    dry_run = brought_in(desk(editor), rows, kind)
    assert "This file changes nothing." in said(dry_run)
    confirm(desk(editor), dry_run)
    assert not Service.everything.exclude(draft_of=None).exists()


@pytest.mark.parametrize("kind", [XLSX, JSON], ids=["xlsx", "json"])
def test_a_change_is_shown_first_and_then_lands_in_a_draft(rich, editor: User, kind: str):
    rows = taken_out(desk(editor), kind)[:1]
    rows[0] |= {"name_en": "Better name", "fee": "75"}
    dry_run = brought_in(desk(editor), rows, kind)
    assert "name_en Service 1 Better name" in said(dry_run)
    assert not Service.everything.exclude(draft_of=None).exists()
    assert confirm(desk(editor), dry_run).status == 302
    draft = Service.everything.get(draft_of=rich)
    assert (draft.name_en, draft.fee, draft.stage) == ("Better name", 75, "draft")
    assert "<h1>Service 1</h1>" in page(ADDRESS).text
    assert versions(rich)[0].revision.comment == "imported"


def test_a_sheet_edited_by_hand_keeps_its_numbers_and_days(rich, editor: User):
    """A spreadsheet writes them as numbers and times, not as the text that it was given."""
    answer = desk(editor).post(f"{ADMIN}export/", {"format": XLSX, "resource": ""})
    book, kept = openpyxl.load_workbook(BytesIO(answer.content)), BytesIO()
    columns = {cell.value: cell.column for cell in book.active[1]}
    for name, value in {"fee": 75.5, "review_by": datetime(2030, 1, 31), "popular": 3.0, "fee_unit": None}.items():
        book.active.cell(2, columns[name]).value = value
    book.save(kept)
    assert confirm(desk(editor), brought_in(desk(editor), kept.getvalue(), XLSX)).status == 302
    draft = Service.everything.exclude(draft_of=None).get()
    assert (draft.fee, f"{draft.review_by}", draft.popular) == (75.5, "2030-01-31", 3)


@pytest.mark.parametrize("kind", [XLSX, JSON], ids=["xlsx", "json"])
def test_the_parts_come_and_go_with_their_cells(rich, editor: User, kind: str):
    rows = taken_out(desk(editor), kind)[:1]
    steps = [["أولا", "First"], ["ثانيا", "Second"]]
    as_objects = [{"text_ar": ar, "text_en": en} for ar, en in steps]
    rows[0] |= {"steps": as_objects if kind == JSON else written(steps), "requirements": [] if kind == JSON else ""}
    confirm(desk(editor), brought_in(desk(editor), rows, kind))
    draft = Service.everything.get(draft_of=rich)
    assert [(s.order, s.text_en) for s in draft.steps.all()] == [(1, "First"), (2, "Second")]
    assert not draft.requirements.exists()
    assert draft.questions.get().answer_en == "A line\nand another | with \\n marks"


def test_a_new_service_is_a_draft_of_its_own(rich, editor: User):
    row = taken_out(desk(editor))[0] | {"key": "brand-new", "name_en": "Brand new"}
    confirm(desk(editor), brought_in(desk(editor), [row]))
    made = Service.objects.get(key="brand-new")
    assert (made.stage, made.name_en, made.listings.get().category.slug) == ("draft", "Brand new", "permits")
    page("/en/services/permits/brand-new/", status=404)


def test_what_goes_out_is_the_draft_where_there_is_one(service, editor: User):
    save(desk(editor), begin(desk(editor), service), name_en="Better name")
    assert taken_out(desk(editor))[0]["name_en"] == "Better name"


def test_what_the_list_shows_goes_out(service, editor: User, admin: User):
    other = make_services(1, make_category("travel", name_en="Travel", name_ar="السفر"), first=2)[0]
    assert len(taken_out(desk(admin), query="?mine=yes")) == 2
    assert [row["key"] for row in taken_out(desk(editor), query="?mine=yes")] == ["service-1"]
    assert [row["key"] for row in taken_out(desk(editor), query=f"?q={other.key}")] == ["service-2"]


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"agency": "nobody"}, "“nobody” is not known here."),
        ({"kind": "wish"}, "is not a valid choice"),
        ({"fee": "much"}, "Enter a number."),
        ({"fee": "-1"}, "greater than or equal to 0"),
        ({"reviewed_on": "soon"}, "Enter a day like"),
        ({"key": "Not a key!"}, "Enter a valid"),
        ({"name_en": "x" * 200}, "at most 160 characters"),
        ({"steps": "one | two | three"}, "Line 1 of this cell: values needed, with | between them: 2"),
        ({"steps": f"نص | {'x' * 300}"}, "Line 1 of this cell: Ensure this value has at most 250"),
        ({"listings": "nowhere | |"}, "“nowhere” is not known here."),
        ({"listings": "permits | |\npermits | |"}, "Line 2 of this cell: It stands in an earlier line already."),
        ({"other_ways": "pigeon | نص | text |"}, "is not a valid choice"),
        ({"other_ways": "site | نص | text | javascript:alert(1)"}, "Enter a valid URL"),
    ],
)
def test_a_fault_is_named_with_its_line_and_nothing_is_kept(rich, editor: User, cells: dict[str, str], fault: str):
    good, bad = taken_out(desk(editor), XLSX)
    dry_run = brought_in(desk(editor), [good | {"name_en": "Good row"}, bad | cells], XLSX)
    (line,) = [words(row) for row in dry_run.all("tr") if fault in words(row)]
    assert line.startswith("3 ")
    assert not [form for form in dry_run.forms() if "process_import" in form.action]
    assert not Service.everything.filter(name_en="Good row").exists()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"{", "Line 1: this is not a file of services in JSON."),
        (b'{"services":\n [5]}', "Line 2: this is not a file of services in JSON."),
        (b"[" * 100_000, "Line 1: this is not a file of services in JSON."),
        (b"\xff\xfe", "this is not a file of services in JSON."),
        (b'{"services": []}', "This file holds no services."),
        (b'{"services": [{"key": "a", "name_en": "b"},\n {"key": "c"}]}', "Line 2: “name_en” is missing"),
        (b'{"services": [{"key": "a", "steps": [{"text": "b"}]}]}', "must be a list of objects with text_ar, text_en."),
        (b'{"services": [{"key": "a", "name_en": ["b"]}]}', "“name_en” must be one value."),
        (b'{"services": [{"key": "service-1", "colour": "blue"}]}', "Unknown columns: colour"),
    ],
    ids=range(9),
)
def test_a_file_that_is_no_such_json_is_refused_in_words(service, editor: User, content: bytes, fault: str):
    dry_run = brought_in(desk(editor), content)
    assert dry_run.status == 200
    assert fault in said(dry_run)


def test_nothing_comes_in_for_a_service_of_another_category(service, editor: User):
    make_services(1, make_category("travel", name_en="Travel", name_ar="السفر"), first=2)
    rows = [row | {"name_en": "Mine"} for row in taken_out(desk(editor))]
    dry_run = brought_in(desk(editor), rows)
    assert "This service belongs to a category that is not yours." in said(dry_run)
    assert not Service.everything.filter(name_en="Mine").exists()


@pytest.mark.parametrize("key", ["service-1", "brand-new"])
def test_no_file_gives_a_service_to_another_category(service, editor: User, key: str):
    make_category("travel", name_en="Travel", name_ar="السفر")
    listing = [{"category": "travel", "label_ar": "", "label_en": ""}]
    row = taken_out(desk(editor))[0] | {"key": key, "listings": listing}
    assert "The first category must be one of yours." in said(brought_in(desk(editor), [row]))


def test_nothing_comes_in_over_a_draft_in_review(service, editor: User):
    draft = begin(desk(editor), service)
    row = taken_out(desk(editor))[0] | {"name_en": "Too late"}
    move(desk(editor), draft, "send")
    assert "Its draft is in review or scheduled." in said(brought_in(desk(editor), [row]))


def test_whoever_lost_the_category_before_confirming_keeps_nothing(service, editor: User):
    dry_run = brought_in(desk(editor), [taken_out(desk(editor))[0] | {"name_en": "Too late"}])
    Editor.objects.all().delete()
    confirm(desk(editor), dry_run)
    assert not Service.everything.filter(name_en="Too late").exists()


def test_whoever_may_only_look_takes_out_and_brings_nothing_in(service, reader: User):
    assert len(taken_out(desk(reader))) == 1
    assert desk(reader).get(f"{ADMIN}import/").status_code == 403
    assert desk(reader).post(f"{ADMIN}process_import/").status_code == 403


def test_who_may_not_add_adds_nothing_by_file(service):
    clerk = staff("fictional75", "75", "change_service")
    row = taken_out(desk(clerk))[0] | {"key": "brand-new"}
    assert "You may not add services." in said(brought_in(desk(clerk), [row]))


def test_taking_out_costs_the_same_for_many_and_looking_at_them_little_a_line(
    service, admin: User, django_assert_max_num_queries
):
    make_services(60, Category.objects.get(), first=2)
    with django_assert_max_num_queries(60):
        rows = taken_out(desk(admin))
    assert len(rows) == 61
    Listing.objects.filter(service__key="service-5").update(order=7)
    with django_assert_max_num_queries(40 + 4 * 61):
        brought_in(desk(admin), rows)


@pytest.mark.parametrize("text", ["", "a | b", r"a \| b | c\nd | \\n", "a |  | "])
def test_a_cell_reads_as_it_is_written(text: str):
    assert read(written(read(text))) == read(text)


def test_a_value_keeps_its_line_ends_and_marks():
    rows = [["a\nb", "c | d"], ["\\n", "e\\"]]
    assert read(written(rows)) == rows


def test_a_character_that_no_sheet_may_hold_fails_no_export(service, editor: User):
    Service.objects.update(name_en="Odd \x0b name")
    assert taken_out(desk(editor), XLSX)[0]["key"] == "service-1"
