"""Old events go from the front of their chain; what stays still proves that nothing else went."""

import logging
from datetime import timedelta

import pytest
from django.core.management import call_command

from absher_portal.clock import db_now
from accounts import numbers
from accounts.models import EventChain, SecurityEvent, User
from accounts.security import chain

from .conftest import chain_of, happen, tamper, verified

pytestmark = pytest.mark.django_db
Output = pytest.CaptureFixture[str]


@pytest.fixture
def year(written: User, monkeypatch: pytest.MonkeyPatch) -> User:
    """The citizen, to whom three more things happened a year and a day later; it is that day now."""
    later = db_now() + numbers.EVENTS_KEPT + timedelta(days=1)
    monkeypatch.setattr(chain, "db_now", lambda: later)
    for user in (written, written, written, None):
        happen("wrong-password", user)
    monkeypatch.setattr("accounts.management.commands.purge.db_now", lambda: later)
    return written


def test_what_is_old_goes_and_the_rest_verifies(year: User, resident: User, capsys: Output):
    call_command("purge")
    assert "events: 15" in capsys.readouterr().out
    assert [event.seq for event in chain_of(year)] == [6, 7, 8]
    assert not resident.security_events.exists()
    assert verified(capsys) == []


def test_an_emptied_chain_is_still_signed_for_and_goes_on(year: User, resident: User, capsys: Output):
    call_command("purge")
    stone = EventChain.objects.get(name=resident.events_chain)
    assert (stone.purged, stone.count, stone.root) == (5, 5, stone.head)
    happen("signed-in", resident)
    assert [event.seq for event in chain_of(resident)] == [6]
    assert verified(capsys) == []


def test_it_goes_in_batches(year: User, monkeypatch: pytest.MonkeyPatch, capsys: Output):
    monkeypatch.setattr(numbers, "PURGE_BATCH", 2)
    call_command("purge")
    assert SecurityEvent.objects.count() == 4
    assert verified(capsys) == []


def test_a_second_purge_finds_nothing(year: User, capsys: Output):
    call_command("purge")
    call_command("purge")
    assert "events: 0" in capsys.readouterr().out.splitlines()


def test_a_broken_chain_is_kept_as_evidence(year: User, capsys: Output, caplog: pytest.LogCaptureFixture):
    tamper("UPDATE accounts_securityevent SET device = 'x' WHERE chain = %s AND seq = 2", year.events_chain)
    with caplog.at_level(logging.ERROR):
        call_command("purge")
    assert len(chain_of(year)) == 8
    assert f"{year.events_chain} is broken and was not purged" in caplog.text
    assert verified(capsys) == [f"{year.events_chain} 2: altered, or not where it was written"]


def test_what_went_and_comes_back_is_found(year: User, capsys: Output):
    first = chain_of(year)[0]
    call_command("purge")
    first.pk = None
    first.save()
    assert verified(capsys) == [f"{year.events_chain} 1: purged, and yet here"]


def test_a_key_may_go_once_its_events_are_purged(year: User, settings, capsys: Output):
    old = settings.EVENT_KEYS
    call_command("purge")
    settings.EVENT_KEYS = ["a new key", *old]
    for user in (year, None):
        happen("signed-in", user)
    call_command("purge")
    settings.EVENT_KEYS = ["a new key"]
    assert {fault.rpartition(": ")[2][:24] for fault in verified(capsys)} == {"sealed by an unknown key"}
    assert all(chain.signed() == chain.signature for chain in EventChain.objects.all())


def test_a_forged_stone_is_not_signed_for(year: User, resident: User, settings, capsys: Output):
    call_command("purge")
    tamper("UPDATE accounts_eventchain SET head = 'x' WHERE name = %s", resident.events_chain)
    settings.EVENT_KEYS = ["a new key", *settings.EVENT_KEYS]
    call_command("purge")
    assert f"{resident.events_chain} head: the signature does not fit: altered" in verified(capsys)
