"""An answer costs as many queries for ten thousand records as for a few, on a later page as on the first."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from absher_portal import public
from tests.services.inquiries.household import CAR, travel_more, violate_more

VIOLATIONS, TRAVEL = "/ar/inquiries/traffic-violations/", "/ar/inquiries/travel-record/"
PATHS = (VIOLATIONS, f"{VIOLATIONS}?status=unpaid", f"{VIOLATIONS}?vehicle={CAR[1]}", TRAVEL, f"{TRAVEL}?page=2")


@pytest.fixture
def counted(head: Client, monkeypatch: pytest.MonkeyPatch):
    """Queries of each page, once the process is warm."""
    monkeypatch.setattr(public, "VERSION_AGE", 3600)

    def count() -> dict[str, int]:
        found = {}
        for path in PATHS:
            head.get(path)
            with CaptureQueriesContext(connection) as captured:
                assert head.get(path).status_code == 200
            found[path] = len(captured)
        return found

    return count


def test_thousands_of_records_cost_no_query_more(counted):
    travel_more(63)
    violate_more(63)
    few = counted()
    travel_more(2_000)
    violate_more(10_000)
    assert counted() == few
    assert max(few.values()) <= 60
