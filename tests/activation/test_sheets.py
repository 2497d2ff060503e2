"""Editors take the centres out as a spreadsheet and bring it in again: a dry run first, all of it or nothing."""

from datetime import time, timedelta
from io import BytesIO

import pytest
import tablib
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from absher_portal.models import ContentVersion
from accounts.models import User
from activation.models import Bank, BankStep, City, Holiday, Place, Region, UploadedSheet
from tests.conftest import enter, person
from tests.pages import Page, words

pytestmark = pytest.mark.usefixtures("centres")
XLSX, CSV = "0", "1"
NAMES = {XLSX: "xlsx", CSV: "csv"}
MODELS = [Region, City, Place, Holiday, Bank, BankStep]


@pytest.fixture
def editor(client: Client, admin: User) -> Client:
    client.cookies["django_language"] = "en"
    return enter(client, admin)


def taken_out(editor: Client, model: type = Place, kind: str = CSV) -> tablib.Dataset:
    answer = editor.post(f"/admin/activation/{model._meta.model_name}/export/", {"format": kind})
    assert answer.status_code == 200
    return tablib.Dataset().load(
        BytesIO(answer.content) if kind == XLSX else answer.content.decode("utf-8-sig"), NAMES[kind]
    )


def brought_in(editor: Client, sheet: tablib.Dataset | bytes, model: type = Place, kind: str = CSV) -> Page:
    """The dry run's page."""
    content = sheet if isinstance(sheet, bytes) else sheet.export(NAMES[kind])
    content = content.encode() if isinstance(content, str) else content
    path = f"/admin/activation/{model._meta.model_name}/import/"
    upload = SimpleUploadedFile(f"sheet.{NAMES[kind]}", content)
    return Page(path, editor.post(path, {"import_file": upload, "format": kind}))


def confirm(editor: Client, dry_run: Page) -> Page:
    (form,) = [form for form in dry_run.forms() if "process_import" in form.action]
    return form.send(editor, confirm="1")


def changed(sheet: tablib.Dataset, known: str, **cells: str) -> tablib.Dataset:
    """The head and this one row, with these cells changed."""
    row = next(row for row in sheet.dict if row["code"] == known) | cells
    return tablib.Dataset(list(row.values()), headers=list(row))


@pytest.mark.parametrize("kind", [XLSX, CSV], ids=["xlsx", "csv"])
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_comes_back_unchanged_changes_nothing(editor: Client, model: type, kind: str):
    sheet = taken_out(editor, model, kind)
    assert len(sheet) == model.objects.count()
    dry_run = brought_in(editor, sheet, model, kind)
    assert "This file changes nothing." in words(dry_run.root)
    confirm(editor, dry_run)
    done = words(Page("/", editor.get(f"/admin/activation/{model._meta.model_name}/")).root)
    assert "New rows: 0. Changed rows: 0." in done


@pytest.mark.parametrize("kind", [XLSX, CSV], ids=["xlsx", "csv"])
def test_a_change_is_shown_first_and_kept_when_it_is_confirmed(editor: Client, kind: str):
    version = ContentVersion.read()
    sheet = changed(
        taken_out(editor, Place, kind), "PA-001", address_en="New street", opening_hours="monday 09:00-12:00"
    )
    dry_run = brought_in(editor, sheet, Place, kind)
    shown = [words(row) for row in dry_run.all("tr")]
    assert "2 Riyadh Region Passports Department address_en Al Murabba, King Fahd Branch Road New street" in shown
    assert Place.objects.get(code="PA-001").address_en == "Al Murabba, King Fahd Branch Road"
    confirm(editor, dry_run)
    place = Place.objects.get(code="PA-001")
    assert place.address_en == "New street"
    assert [(h.weekday, h.opens, h.closes) for h in place.opening_hours.all()] == [(1, time(9), time(12))]
    assert ContentVersion.read() > version
    assert not UploadedSheet.objects.exists()


def test_a_new_place_is_added_and_none_is_lost(editor: Client):
    sheet = changed(taken_out(editor), "PA-001", code="PA-900", name_en="Brand new", opening_hours="")
    confirm(editor, brought_in(editor, sheet))
    assert Place.objects.count() == 70
    assert not Place.objects.get(code="PA-900").opening_hours.exists()


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"city": "atlantis"}, "“atlantis” is not known here."),
        ({"kind": "embassy"}, "Value 'embassy' is not a valid choice."),
        ({"name_en": ""}, "This field cannot be"),
        ({"latitude": "north"}, "Enter a number."),
        ({"latitude": "99"}, "less than or equal to 90"),
        ({"is_illustrative": "maybe"}, "Enter 1 for yes or 0 for no."),
        ({"opening_hours": "always"}, "“always” is not like “sunday-thursday 08:00-14:30”."),
        ({"opening_hours": "monday 08:00-25:00"}, "“monday 08:00-25:00” is not like"),
        ({"opening_hours": "monday 8:00-9:00; monday 8:00-10:00"}, "A day opens twice at the same time."),
        ({"phone": "call us"}, "Enter the phone number in digits"),
        ({"code": "PA-002"}, "“PA-002” stands in an earlier line already."),
    ],
)
def test_a_fault_is_named_with_its_line_and_nothing_changes(editor: Client, cells: dict[str, str], fault: str):
    out = taken_out(editor)
    good, bad = changed(out, "PA-002", address_en="Good row"), changed(out, "PA-001", **cells)
    good.append(bad[0])
    dry_run = brought_in(editor, good)
    (line,) = [words(row) for row in dry_run.all("tr") if fault in words(row)]
    assert line.startswith("3 ")
    assert not [form for form in dry_run.forms() if "process_import" in form.action]
    assert not Place.objects.filter(address_en="Good row").exists()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"code,colour\nPA-001,blue\n", "Unknown columns: colour"),
        (b"code,name_en,name_en\nPA-001,a,b\n", "Columns that stand there twice: name_en"),
        (b"name_en\nNowhere\n", "Missing columns: code"),
        (b"code,name_en\n", "nothing but the names of the columns"),
        (b"code\nPA-001\n\nPA-002,too many\n", "Line 4 has more cells than there are columns."),
        (b"\xff\xfe\x00", "We cannot read this file."),
        (b"\n\n", "The first line of this file is empty."),
        (b"", "empty"),
    ],
    ids=["unknown", "twice", "no key", "heads", "wide", "bytes", "blank", "empty"],
)
def test_a_file_that_is_no_such_sheet_is_refused_in_words(editor: Client, content: bytes, fault: str):
    dry_run = brought_in(editor, content)
    assert dry_run.status == 200
    assert fault in words(dry_run.root)
    assert "Traceback" not in dry_run.text
    assert not [form for form in dry_run.forms() if "process_import" in form.action]


def test_what_became_faulty_before_the_confirmation_is_not_kept(editor: Client):
    out = taken_out(editor)
    sheet = changed(out, "PA-002", address_en="Good row")
    sheet.append(changed(out, "PA-004", address_en="Lost row")[0])
    dry_run = brought_in(editor, sheet)
    Place.objects.filter(city__slug="al-kharj").delete()
    City.objects.get(slug="al-kharj").delete()
    confirm(editor, dry_run)
    assert not Place.objects.filter(address_en="Good row").exists()


@pytest.mark.parametrize(
    ("cells", "fault"),
    [({"first_day": "soon"}, "Enter a day like"), ({"last_day": "2026-01-01"}, "must not be before")],
)
def test_a_holiday_has_two_days_in_order(editor: Client, cells: dict[str, str], fault: str):
    row = taken_out(editor, Holiday).dict[0] | cells
    assert fault in words(brought_in(editor, tablib.Dataset(list(row.values()), headers=list(row)), Holiday).root)


@pytest.mark.parametrize(
    ("bank", "cells", "fault"),
    [
        ("ncb", {"successor": "ncb"}, "Choose another bank, one that activates accounts today."),
        ("ncb", {"successor": "samba"}, "Choose another bank, one that activates accounts today."),
        ("snb", {"is_active": "0"}, "Give the banks that this one succeeded another successor first."),
    ],
    ids=["itself", "an old name", "no longer active"],
)
def test_an_old_name_must_lead_to_a_bank_of_today(editor: Client, bank: str, cells: dict[str, str], fault: str):
    row = next(row for row in taken_out(editor, Bank).dict if row["slug"] == bank) | cells
    dry_run = brought_in(editor, tablib.Dataset(list(row.values()), headers=list(row)), Bank)
    assert fault in words(dry_run.root)
    assert not [form for form in dry_run.forms() if "process_import" in form.action]


def test_an_upload_that_nobody_confirms_goes_with_the_next(editor: Client):
    brought_in(editor, taken_out(editor))
    UploadedSheet.objects.update(uploaded_at=timezone.now() - timedelta(hours=2))
    brought_in(editor, taken_out(editor))
    assert UploadedSheet.objects.count() == 1


@pytest.mark.parametrize(
    "altered", [{"import_file_name": "/etc/passwd"}, {"format": "x"}, {"format": "9"}, {"import_file_name": "\0"}]
)
def test_a_name_of_no_upload_opens_nothing(editor: Client, altered: dict[str, str]):
    dry_run = brought_in(editor, changed(taken_out(editor), "PA-001", address_en="New street"))
    (form,) = [form for form in dry_run.forms() if "process_import" in form.action]
    answer = form.send(editor, **altered)
    assert "This upload is no longer here. Upload the file again." in words(answer.root)
    assert not Place.objects.filter(address_en="New street").exists()


def test_one_format_under_the_name_of_the_other_is_refused(editor: Client):
    dry_run = brought_in(editor, changed(taken_out(editor), "PA-001", address_en="New street"))
    (form,) = [form for form in dry_run.forms() if "process_import" in form.action]
    assert form.send(editor, format=XLSX).status == 400


def test_whoever_may_only_look_can_take_out_and_not_bring_in(client: Client):
    clerk = person("fictional66", "1900000066", "+966500000066", is_staff=True)
    clerk.user_permissions.add(Permission.objects.get(codename="view_place"))
    enter(client, clerk)
    assert client.post("/admin/activation/place/export/", {"format": CSV}).status_code == 200
    assert client.get("/admin/activation/place/import/").status_code == 403
    assert client.post("/admin/activation/place/process_import/").status_code == 403
