"""“Who looked at my data”: what a person reads there, and that nobody can change it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import Error, connection, transaction
from django.test import Client
from django.utils import timezone

from absher_portal.export import everything
from accounts.models import User
from services.models import RecordRead
from services.registry import append_only
from tests.conftest import enter, person

PAGE = "/en/account/reads/"
Capacity, Why, Outcome = RecordRead.Capacity, RecordRead.Why, RecordRead.Outcome


def read(about: User, capacity=Capacity.SELF, by: User | None = None, **facts) -> RecordRead:
    row = RecordRead(about=about.national_id_fingerprint, capacity=capacity, at=timezone.now(), kind="passport")
    row.why, row.outcome, row.service = Why.INQUIRY, Outcome.ANSWERED, "travel-record"
    for name, value in facts.items():
        setattr(row, name, value)
    if by := by or (about if capacity == Capacity.SELF else None):
        row.name_reader(by.national_id, by.national_id_fingerprint)
    row.save()
    return row


@pytest.fixture
def browser(client: Client, citizen: User) -> Client:
    return enter(client, citizen)


def test_an_employer_is_named_by_the_ends_of_their_number(browser, citizen, catalogue):
    employer = person("employer25", "1900000207", "+966500000207")
    read(citizen, Capacity.EMPLOYER, employer)
    body = browser.get(PAGE).content.decode()
    assert "Your employer" in body
    assert "19••••••07" in body
    assert employer.national_id not in body
    assert "Travel Record" in body


def test_somebody_else_sees_nothing_of_it(client, citizen, resident):
    read(citizen, Capacity.STRANGER, service="")
    assert "Nobody asked for your records" in enter(client, resident).get(PAGE).content.decode()


def test_what_one_page_read_in_one_go_stands_in_one_line(browser, citizen):
    for kind in ("passport", "national-id", "vehicle"):
        read(citizen, kind=kind, request_id="one")
    read(citizen, request_id="two")
    body = browser.get(PAGE).content.decode()
    assert body.count("<b>You</b>") == 2
    assert "Passport, National ID and Vehicles" in body or "Vehicles, National ID and Passport" in body


def test_others_and_refusals_can_be_seen_alone(browser, citizen):
    read(citizen, request_id="1")
    read(citizen, Capacity.STRANGER, why=Why.PUBLIC_INQUIRY, service="", request_id="2")
    read(citizen, Capacity.NOBODY, outcome=Outcome.REFUSED, request_id="3")
    others = browser.get(f"{PAGE}?show=others").content.decode()
    refused = browser.get(f"{PAGE}?show=refused").content.decode()
    assert "<b>You</b>" not in others
    assert "Someone without sign-in" in others
    assert "Someone without a right to it" in refused
    assert "Someone without sign-in</b>" not in refused


def test_what_was_refused_to_oneself_is_ones_own(browser, citizen):
    read(citizen, Capacity.NOBODY, citizen, outcome=Outcome.REFUSED)
    assert "<b>You</b>" in browser.get(f"{PAGE}?show=refused").content.decode()
    assert "Nobody asked for your records" in browser.get(f"{PAGE}?show=others").content.decode()


def test_the_account_page_counts_what_others_asked(browser, citizen):
    read(citizen)
    read(citizen, Capacity.NOBODY, citizen, outcome=Outcome.REFUSED)
    assert "Nobody else asked" in browser.get("/en/account/").content.decode()
    for visit, kind in [("1", "passport"), ("1", "vehicle"), ("2", "passport")]:
        read(citizen, Capacity.STRANGER, request_id=visit, kind=kind)
    assert "طلب غيرك سجلاتك مرتين" in browser.get("/ar/account/").content.decode()


def test_the_download_of_ones_data_holds_the_reads(browser, citizen):

    read(citizen, Capacity.STRANGER)
    (row,) = everything(citizen)["reads_of_your_records"]
    assert row["capacity"] == "stranger"


def test_a_long_list_comes_in_pages_at_the_same_cost(browser, citizen, django_assert_max_num_queries):
    RecordRead.objects.bulk_create(
        RecordRead(about=citizen.national_id_fingerprint, capacity="self", at=timezone.now(), kind="passport",
                   why="due", outcome="answered", request_id=str(n)) for n in range(300)
    )  # fmt: skip
    with django_assert_max_num_queries(8):
        assert browser.get(f"{PAGE}?page=10").content.decode().count("<b>You</b>") == 20


def test_a_stranger_is_led_to_sign_in(client, db):
    assert client.get(PAGE).url.startswith("/en/account/sign-in/")


@pytest.mark.parametrize("change", ["UPDATE {} SET outcome = 'kept'", "DELETE FROM {}"])
def test_no_row_is_changed_or_deleted_before_its_time(citizen, change):
    read(citizen)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(append_only.READS))
    assert RecordRead.objects.count() == 1


def test_the_purge_takes_what_is_older_than_a_year(citizen):
    read(citizen)
    read(citizen, kept_until=timezone.now() - timedelta(minutes=1))
    call_command("purge", stdout=StringIO())
    assert RecordRead.objects.count() == 1
