"""Many events of one account at the same moment, and of many accounts."""

import time
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import Sum

from accounts.models import EventChain, SecurityEvent, User
from accounts.security.chain import append
from tests.accounts.parallel import RACES, at_once

from .conftest import chain_of, happen, verified

pytestmark = RACES


def test_of_sixty_four_at_once_each_gets_a_number_of_its_own(citizen: User, capsys: pytest.CaptureFixture[str]):
    at_once(lambda n: happen("wrong-password", citizen), 64)
    assert [event.seq for event in chain_of(citizen)] == list(range(1, 65))
    assert verified(capsys) == []


def test_events_of_names_that_nobody_has_are_counted_whole(capsys: pytest.CaptureFixture[str]):
    at_once(lambda n: happen("wrong-password", None, typed=f"nobody{n % 8}"), 64)
    assert EventChain.objects.exclude(name="register").aggregate(all=Sum("count"))["all"] == 64
    assert verified(capsys) == []


def test_chains_that_begin_at_once_are_numbered_without_a_gap(citizen: User, capsys: pytest.CaptureFixture[str]):
    before = EventChain.objects.count()
    at_once(lambda n: append(SecurityEvent(chain=f"account:{UUID(int=n % 24)}", kind="signed-in")), 64)
    assert sorted(EventChain.objects.values_list("number", flat=True)) == list(range(before + 24))
    assert verified(capsys) == []


def test_accounts_do_not_wait_for_each_other(citizen: User, resident: User):
    for user in (citizen, resident):
        happen("registered", user)
    assert not waited(lambda n: happen("signed-in", (citizen, resident)[n]))


def test_a_name_that_nobody_has_waits_for_itself_as_an_account_does_and_not_for_others(citizen: User):
    for typed in ("nobody2026", "someone2026"):
        happen("wrong-password", None, typed=typed)
    assert not waited(lambda n: happen("wrong-password", None, typed=("nobody2026", "someone2026")[n]))
    assert waited(lambda n: happen("wrong-password", None, typed="nobody2026"))
    assert waited(lambda n: happen("wrong-password", citizen))


def waited(write: Callable[[int], None]) -> bool:
    """Whether of two at once, each a second long, one waited for the other."""

    def act(n: int) -> float:
        begun = time.monotonic()
        with transaction.atomic():
            write(n)
            time.sleep(1)
        return time.monotonic() - begun

    return max(at_once(act, 2)) > 1.9


def test_verifying_while_others_write_finds_nothing(citizen: User, capsys: pytest.CaptureFixture[str]):
    def act(n: int) -> list[str]:
        if n % 8 == 0:
            return verified(capsys)
        happen("signed-in", citizen)
        return []

    assert at_once(act, 128) == [[]] * 128
