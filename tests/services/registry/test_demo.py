from datetime import timedelta
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from services.models import DemoRecord
from services.registry.demo.accounts import account_of
from services.registry.demo.backend import DemoRegistry
from services.registry.demo.people import PEOPLE
from services.registry.kinds.identity import NationalIdCard
from services.registry.kinds.traffic import TrafficViolation, TrafficViolationTotal
from services.registry.kinds.travel import TravelMovement
from services.registry.protocol import Query
from tests.conftest import person

pytestmark = pytest.mark.usefixtures("demo_people")
registry = DemoRegistry()
HEAD = PEOPLE["head"].number


def test_movements_come_newest_first_and_in_pages():
    first, second = (registry.records(Query(HEAD, TravelMovement, offset=n, limit=20)) for n in (0, 20))
    moments = [one.date_time for one in (*first.records, *second.records)]
    assert moments == sorted(moments, reverse=True)
    assert len(first.records) == 20
    assert first.total == second.total == len(moments)


def test_a_list_is_narrowed_by_several_fields_at_once():
    where = {"status": "paid", "plate": "أبح1207"}
    batch = registry.records(Query(HEAD, TrafficViolation, where, limit=3))
    assert {(one.status, one.plate) for one in batch.records} == {("paid", "أبح1207")}
    assert (len(batch.records), batch.total) == (3, 6)


def test_the_total_is_what_the_unpaid_violations_add_up_to():
    unpaid = registry.records(Query(HEAD, TrafficViolation, {"status": "unpaid"})).records
    (total,) = registry.records(Query(HEAD, TrafficViolationTotal)).records
    assert total.unpaid_count == len(unpaid) == 4
    assert total.total_amount == sum(one.amount for one in unpaid)
    assert total.total_after_discount == sum(one.discount_amount or one.amount for one in unpaid)


def test_who_owes_nothing_has_a_total_of_nothing_and_an_unknown_person_none():
    (total,) = registry.records(Query(PEOPLE["student"].number, TrafficViolationTotal)).records
    assert (total.unpaid_count, total.total_amount) == (0, Decimal(0))
    assert registry.records(Query("1000000008", TrafficViolationTotal)).records == ()


def test_days_move_with_today(monkeypatch: pytest.MonkeyPatch):
    (card,) = registry.records(Query(HEAD, NationalIdCard)).records
    today = timezone.localdate()
    monkeypatch.setattr(timezone, "localdate", lambda *args: today + timedelta(days=40))
    (later,) = registry.records(Query(HEAD, NationalIdCard)).records
    assert later.expiry_date - card.expiry_date == timedelta(days=40)


def test_nobody_knows_a_stranger():
    assert registry.person("1000000008") is None
    assert registry.facts("1000000008") == {}


def test_loading_again_changes_nothing(demo_people: dict[str, User], django_assert_num_queries: Any):
    before = set(DemoRecord.objects.values_list("pk", flat=True))
    with django_assert_num_queries(2):  # what is loaded, who has an account
        call_command("load_demo", stdout=StringIO())
    assert set(DemoRecord.objects.values_list("pk", flat=True)) == before


def test_whoever_registered_with_a_number_of_the_demonstration_is_left_alone(demo_people: dict[str, User]):
    demo_people["head"].delete()
    visitor = person("visitor2026", HEAD, "+966500009999")
    call_command("load_demo", stdout=StringIO())
    assert User.objects.find(HEAD) == visitor
    assert account_of(PEOPLE["head"]) is None


def test_production_loads_nobody(settings: Any):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="embedded profile"):
        call_command("load_demo")
