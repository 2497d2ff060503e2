"""What happened is written once, in order, each event sealing the one before."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import EventChain, SecurityEvent, User
from tests.accounts.conftest import sign_in, sign_in_fully

from .conftest import chain_of, happen, verified

pytestmark = pytest.mark.django_db


def test_each_account_counts_its_own_events_and_names_without_account_share_chains(written: User, resident: User):
    assert [event.seq for event in chain_of(written)] == [event.seq for event in chain_of(resident)] == [1, 2, 3, 4, 5]
    shared = EventChain.objects.get(name__startswith="nobody:", count__gt=0)
    assert (shared.count, shared.owner) == (5, "")
    assert SecurityEvent.objects.filter(chain=shared.name).count() == 5


def test_names_that_nobody_has_meet_in_a_chain_only_when_they_are_the_same(noura: User):
    for name in ("nobody2026", "NOBODY2026", "someone2026", "other2026"):
        sign_in(Client(), name, "wrong-password-1")
    counts = EventChain.objects.filter(name__startswith="nobody:", count__gt=0).values_list("count", flat=True)
    assert sorted(counts) == [1, 1, 2]


def test_no_first_event_of_a_name_tells_by_its_cost_that_nobody_has_it(citizen: User):
    happen("registered", citizen)
    costs = set()
    for user, typed in ((citizen, ""), (None, "nobody2026"), (None, "someone2026")):
        with CaptureQueriesContext(connection) as queries:
            happen("wrong-password", user, typed=typed)
        costs.add(len(queries))
    assert len(costs) == 1


def test_chains_are_numbered_as_they_begin_and_say_whose_they_are(written: User, resident: User):
    first, second = (EventChain.objects.get(name=user.events_chain) for user in (written, resident))
    register = EventChain.objects.get(name="register")
    assert (first.number + 1, second.number) == (second.number, register.count)
    assert first.owner == written.events_owner != resident.events_owner == second.owner


def test_an_event_says_what_by_which_browser_and_when_but_not_from_where(written: User):
    third = chain_of(written)[2]
    assert (third.kind, third.outcome, third.purpose) == ("wrong-password", "refused", "sign-in")
    assert third.device == "Chrome, Windows"
    assert abs(third.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert "127.0.0.1" not in repr(vars(third))


def test_the_event_and_what_the_visitor_reads_share_a_reference(noura: User):
    sign_in(Client(), "noura2026", "wrong-password-1")
    sign_in(Client(), "noura2026", "wrong-password-1")
    references = {event.request_id for event in chain_of(noura)}
    assert len(references) == 2
    assert all(len(reference) == 32 for reference in references)


@pytest.mark.django_db(transaction=True)
def test_a_journey_leaves_chains_that_verify(noura: User, capsys: pytest.CaptureFixture[str]):
    sign_in(Client(), "nobody2026", "wrong-password-1")
    sign_in_fully(Client(), noura)
    assert [event.kind for event in chain_of(noura)] == ["signed-in"]
    assert verified(capsys) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE accounts_securityevent SET device = device",
        "DELETE FROM accounts_securityevent",
        "DELETE FROM accounts_eventchain",
        "UPDATE accounts_eventchain SET count = count - 1",
        "UPDATE accounts_eventchain SET purged = purged - 1 WHERE purged > 0",
        "UPDATE accounts_eventchain SET name = 'x'",
        "TRUNCATE accounts_securityevent",
        "TRUNCATE accounts_eventchain",
    ],
)
def test_the_database_itself_refuses_to_rewrite_what_happened(written: User, sql: str):
    EventChain.objects.filter(purged=0).update(purged=2)
    EventChain.objects.filter(name=written.events_chain).update(purged=3)
    if connection.vendor == "sqlite" and "TRUNCATE" in sql:
        pytest.skip("SQLite has no such statement")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_an_account_that_is_deleted_leaves_its_events(written: User, capsys: pytest.CaptureFixture[str]):
    name = written.events_chain
    written.delete()
    assert SecurityEvent.objects.filter(chain=name).count() == 5
    assert verified(capsys) == []
