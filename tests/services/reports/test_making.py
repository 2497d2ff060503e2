"""A report says what the registry says, once for each form, and the older one of its kind steps back."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts import limits
from services.models import RecordRead, Report, ReportContent
from services.registry.demo.people import PEOPLE
from services.reports.kinds import REPORTS
from tests.conftest import enter
from tests.services.reports.conftest import address, asked, made, read, verdict
from tests.services.scripted import NAME as SCRIPTED
from tests.services.scripted import forget


@pytest.mark.parametrize("kind", ["my-data", "family", "vehicle", "violations", "travel"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_sheet_has_every_name_and_label_in_both_languages(head, kind, language):
    text = read(head, made(head, kind), language)
    with_labels = ["عبدالله محمد التجريبي", "Abdullah Mohammed Altajribi", "1900000207", "رقم التقرير"]
    missing = [
        words for words in [*with_labels, "Number of the report", "بيانات تجريبية", "demo data"] if words not in text
    ]
    assert missing == []


def test_a_resident_gets_the_resident_report_and_a_citizen_learns_why_not(demo_people, client):
    enter(client, demo_people["professional"])
    report = made(client, "resident")
    assert "Resident ID (Iqama)" in read(client, report)
    answer = asked(enter(client, demo_people["mother"]), "resident")
    assert "This report is for residents" in answer.content.decode()
    assert not Report.objects.filter(user=demo_people["mother"]).exists()


def test_a_form_sent_twice_makes_one_report(head):
    token = str(uuid.uuid4())
    assert made(head, "my-data", submission=token) == made(head, "my-data", submission=token)
    assert Report.objects.count() == ReportContent.objects.count() == 1


def test_a_newer_one_takes_the_place_of_the_older(head):
    older, newer = made(head, "my-data"), made(head, "my-data")
    assert "a newer one took its place" in verdict(older)
    assert "This report is valid until" in verdict(newer)
    assert f"/account/reports/{newer.number}/" in read(head, older)


def test_each_vehicle_has_a_report_of_its_own(head):
    page = head.get(address("vehicle")).content.decode()
    first, second, *_rest = re.findall(r'name="vehicle" value="([^"]+)"', page)
    reports = [made(head, "vehicle", vehicle=number) for number in (first, second)]
    assert {report.state for report in map(refreshed, reports)} == {Report.State.VALID}
    assert second in read(head, reports[1])
    assert first not in read(head, reports[1])


def test_whoever_owns_no_vehicle_is_told_so(demo_people, client):
    enter(client, demo_people["lapsed"])
    for answer in (client.get(address("vehicle")), client.post(address("vehicle"), {"submission": uuid.uuid4()})):
        assert answer.status_code == 200
        assert "No vehicle is registered in your name" in answer.content.decode()
    assert not Report.objects.exists()


def test_the_token_of_somebody_elses_form_makes_a_report_of_ones_own(head, demo_people):
    token = str(uuid.uuid4())
    theirs = made(head, "my-data", submission=token)
    mine = made(enter(Client(), demo_people["mother"]), "my-data", submission=token)
    assert (mine.user, theirs.user) == (demo_people["mother"], demo_people["head"])


def test_making_it_is_written_down_for_the_person(head, demo_people):
    made(head, "travel")
    whose = demo_people["head"].national_id_fingerprint
    rows = RecordRead.objects.filter(about=whose, why=RecordRead.Why.REPORT)
    assert set(rows.values_list("kind", "capacity")) == {("person", "self"), ("travel-movement", "self")}


def test_a_report_says_the_same_later_and_holds_thirty_days(head, monkeypatch):
    report = made(head, "my-data")
    sheet = re.search(r'<div class="sheet".*</div>', read(head, report), re.S)[0]
    today = timezone.localdate()
    assert report.valid_until == today + timedelta(days=30)
    monkeypatch.setattr(timezone, "localdate", lambda *args: (args and today) or today + timedelta(days=31))
    assert "This report expired on" in verdict(report)
    assert sheet in read(head, report)


def test_what_it_says_is_sealed_at_rest_and_its_code_nowhere(head):
    report = made(head, "my-data")
    rows = str([*Report.objects.values(), *ReportContent.objects.values()])
    assert not [secret for secret in ("1900000207", "Abdullah", report.code, report.typed_code) if secret in rows]
    assert PEOPLE["head"].number == "1900000207"


def test_a_person_whom_the_registry_does_not_know_gets_no_report(head, settings):
    settings.REGISTRY = SCRIPTED
    forget()
    assert "The registry holds nothing" in asked(head, "family").content.decode()
    assert not Report.objects.exists()


@pytest.mark.parametrize("kind", REPORTS)
def test_a_silent_registry_makes_no_report_and_says_when_to_come_back(head, settings, kind):
    settings.REGISTRY = "tests.services.reports.silent.SilentRegistry"
    answer = asked(head, kind)
    assert "No report can be made right now" in answer.content.decode()
    assert int(answer["Retry-After"]) > 0
    assert not Report.objects.exists()


def test_no_registry_no_report(demo_people, client, settings):
    settings.REGISTRY = ""
    enter(client, demo_people["head"])
    assert client.get(address("my-data")).status_code == 404
    assert "Make a report" not in client.get("/en/account/reports/").content.decode()


def refreshed(report: Report) -> Report:
    return Report.objects.get(pk=report.pk)


def test_too_many_are_refused_with_the_wait(head, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "reports", (limits.Window(1, limits.DAY),))
    made(head, "my-data")
    answer = asked(head, "my-data")
    assert (answer.status_code, Report.objects.count()) == (429, 1)
    assert "Too many attempts. Try again in" in answer.content.decode()
