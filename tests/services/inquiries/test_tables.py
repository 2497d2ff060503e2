"""The table that somebody downloads: whole, in their language, and nothing in it runs."""

import csv
from io import StringIO

import pytest
from django.test import Client

from services.models import RecordRead
from services.registry import protocol
from services.registry.kinds.traffic import TrafficViolation
from services.registry.kinds.travel import TravelMovement
from tests.services.inquiries import household
from tests.services.inquiries.household import FOREIGN_CAR, silent, travel_more

VIOLATIONS, TRAVEL = "/inquiries/traffic-violations/table.csv", "/inquiries/travel-record/table.csv"


def table(client: Client, path: str) -> list[list[str]]:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    sent = b"".join(answer.streaming_content).decode()
    assert sent.startswith("\ufeff")
    return list(csv.reader(StringIO(sent.removeprefix("\ufeff"))))


@pytest.mark.parametrize(
    ("language", "label", "status"), [("ar", "رقم المخالفة", "مسددة"), ("en", "Violation number", "Paid")]
)
def test_it_speaks_the_language_of_the_page(head, language, label, status):
    labels, *rows = table(head, f"/{language}{VIOLATIONS}?status=paid")
    assert labels[0] == label
    assert [status in row for row in rows] == [True]


def test_a_spreadsheet_can_sort_and_add_it_up(head):
    labels, *rows = table(head, f"/en{VIOLATIONS}")
    assert "300.00" in rows[0]
    assert rows[0][1].count("-") == 2  # 2026-11-22 08:12
    assert "Amount (SAR)" in labels


def test_no_cell_begins_a_formula(head):
    cells = [cell for row in table(head, f"/en{VIOLATIONS}") for cell in row]
    assert "'=HYPERLINK(0)" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_it_holds_every_page_and_says_why_it_was_read(head, citizen):
    travel_more(1100)
    assert len(table(head, f"/en{TRAVEL}")) == 1 + 1 + 1100
    reads = RecordRead.objects.filter(about=citizen.national_id_fingerprint, kind="travel-movement")
    assert set(reads.values_list("why", flat=True)) == {"table"}


def test_a_registry_that_stops_half_way_leaves_no_table_that_looks_whole(head):
    travel_more(protocol.MOST)
    answer = head.get(f"/en{TRAVEL}")
    lines = iter(answer.streaming_content)
    next(lines), next(lines)
    silent.add(TravelMovement)
    assert "This table is not complete" in b"".join(lines).decode()


def test_a_silent_registry_sends_a_page_and_no_table(head):
    silent.add(TrafficViolation)
    answer = head.get(f"/en{VIOLATIONS}")
    assert "The registry does not answer now." in answer.content.decode()


@pytest.mark.parametrize("query", [f"vehicle={FOREIGN_CAR[1]}", f"record={household.FOREIGN}", "about=x"])
def test_what_the_page_refuses_the_table_refuses(head, query):
    answer = head.get(f"/en{VIOLATIONS}?{query}")
    assert answer.status_code == 404
    assert "We wrote down that you asked." in answer.content.decode()


@pytest.mark.parametrize("key", ["my-information", "resident-id-validity", "nothing"])
def test_what_is_no_table_has_none(head, key):
    assert head.get(f"/en/inquiries/{key}/table.csv").status_code == 404
