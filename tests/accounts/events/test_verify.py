"""`manage.py verify_events` finds whatever was done to the rows behind the portal's back."""

import re
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import EventChain, SecurityEvent, User
from accounts.security.chain import append

from .conftest import chain_of, happen, tamper, verified

pytestmark = pytest.mark.django_db
Output = pytest.CaptureFixture[str]
EVENTS, CHAINS = "accounts_securityevent", "accounts_eventchain"


def short(faults: list[str], user: User) -> list[str]:
    """Without the chain's name, which must be that of this account."""
    assert all(fault.startswith(user.events_chain) for fault in faults)
    return [fault.removeprefix(f"{user.events_chain} ") for fault in faults]


def test_what_nobody_touched_is_in_order(written: User, capsys: Output):
    assert verified(capsys) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "2026-01-01 00:00:00+00:00"),
        ("kind", "signed-out"),
        ("outcome", "refused"),
        ("purpose", "other"),
        ("device", "Safari, iPhone"),
        ("ip_fingerprint", "f" * 64),
        ("request_id", "0" * 32),
        ("mac", "0" * 64),
    ],
)
def test_an_altered_column_is_found(written: User, capsys: Output, column: str, value: str):
    tamper(f"UPDATE {EVENTS} SET {column} = %s WHERE chain = %s AND seq = 2", value, written.events_chain)
    after = ["3: altered, or not where it was written"] if column == "mac" else []  # it sealed the true one
    assert short(verified(capsys), written) == ["2: altered, or not where it was written", *after]


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        ("seq = 3", ["3: missing up to 3"]),
        ("seq IN (2, 3)", ["2: missing up to 3"]),
        ("seq = 1", ["1: missing up to 1"]),
        ("seq >= 4", ["4: the tail is missing up to 5"]),
        ("1 = 1", ["1: the tail is missing up to 5"]),
    ],
)
def test_a_missing_row_is_found_wherever_it_stood(written: User, capsys: Output, gone: str, said: list[str]):
    tamper(f"DELETE FROM {EVENTS} WHERE chain = %s AND {gone}", written.events_chain)
    assert short(verified(capsys), written) == said


def test_a_tail_that_is_cut_together_with_the_count_is_found(written: User, capsys: Output):
    name, fourth = written.events_chain, chain_of(written)[3]
    tamper(f"DELETE FROM {EVENTS} WHERE chain = %s AND seq = 5", name)
    tamper(f"UPDATE {CHAINS} SET count = 4, head = %s WHERE name = %s", fourth.mac, name)
    assert short(verified(capsys), written) == ["head: the signature does not fit: altered"]


def test_a_front_that_is_passed_off_as_purged_is_found(written: User, capsys: Output):
    name, second = written.events_chain, chain_of(written)[1]
    tamper(f"DELETE FROM {EVENTS} WHERE chain = %s AND seq <= 2", name)
    tamper(f"UPDATE {CHAINS} SET purged = 2, root = %s WHERE name = %s", second.mac, name)
    assert short(verified(capsys), written) == ["head: the signature does not fit: altered"]


def test_two_rows_that_changed_places_are_found(written: User, capsys: Output):
    for a, b in ((2, 99), (3, 2), (99, 3)):
        tamper(f"UPDATE {EVENTS} SET seq = {b} WHERE chain = %s AND seq = {a}", written.events_chain)
    faults = short(verified(capsys), written)
    assert [fault[0] for fault in faults] == ["2", "3", "4"]


def test_a_row_that_somebody_without_the_key_added_is_found(written: User, capsys: Output):
    last = chain_of(written)[-1]
    last.pk, last.seq, last.mac = None, 6, "0" * 64
    last.save()
    assert short(verified(capsys), written) == [
        "6: altered, or not where it was written",
        "6: events up to 6 that the head does not know",
    ]


def test_a_row_moved_to_another_account_is_found(written: User, resident: User, capsys: Output):
    tamper(f"UPDATE {EVENTS} SET chain = %s, seq = 6 WHERE chain = %s AND seq = 5",
           resident.events_chain, written.events_chain)  # fmt: skip
    found = verified(capsys)
    assert {re.split(" ", fault)[0] for fault in found} == {written.events_chain, resident.events_chain}


def test_a_chain_without_its_head_is_found(written: User, capsys: Output):
    tamper(f"DELETE FROM {CHAINS} WHERE name = %s", written.events_chain)
    missing, lost = verified(capsys)
    assert missing == f"{written.events_chain} head: missing, its events are here"
    assert lost.startswith("register ")


GONE = "not the chain of the account that has it"


def drop_chain(name: str) -> None:
    for table, column in ((EVENTS, "chain"), (CHAINS, "name")):
        tamper(f"DELETE FROM {table} WHERE {column} = %s", name)


def test_a_whole_chain_of_somebody_who_has_signed_in_is_missed(written: User, capsys: Output):
    User.objects.filter(pk=written.pk).update(last_login="2026-01-01T00:00Z")
    number = EventChain.objects.get(name=written.events_chain).number
    drop_chain(written.events_chain)
    assert verified(capsys) == [
        f"register {number}: chains missing up to number {number}",
        f"{written.events_chain} head: missing, its account has signed in",
    ]


@pytest.mark.parametrize("again", [False, True])
def test_a_chain_is_missed_when_its_account_gets_a_new_key(written: User, resident: User, capsys: Output, again: bool):
    """Whether or not anything has happened to the account since."""
    number = EventChain.objects.get(name=written.events_chain).number
    drop_chain(written.events_chain)
    User.objects.filter(pk=written.pk).update(events_key=uuid4(), last_login=None)
    if again:
        happen("signed-in", User.objects.get(pk=written.pk))
    assert verified(capsys) == [f"register {number}: chains missing up to number {number}"]


def test_the_chain_of_an_account_that_is_gone_is_missed(written: User, resident: User, capsys: Output):
    happen("account-deleted", written)
    written.delete()
    drop_chain(written.events_chain)
    (fault,) = verified(capsys)
    assert fault.startswith("register ")


def test_a_chain_that_began_last_is_missed_too(written: User, capsys: Output):
    last = EventChain.objects.order_by("number").last()
    drop_chain(last.name)
    assert verified(capsys) == [f"register {last.number}: chains missing up to number {last.number}"]


def test_two_accounts_that_changed_their_keys_are_found(written: User, resident: User, capsys: Output):
    ours, theirs = written.events_key, resident.events_key
    for user, key in ((written, uuid4()), (resident, ours), (written, theirs)):
        User.objects.filter(pk=user.pk).update(events_key=key)
    assert verified(capsys) == sorted(f"account:{key} head: {GONE}" for key in (ours, theirs))


def test_an_account_given_a_fresh_key_is_found(written: User, capsys: Output):
    User.objects.filter(pk=written.pk).update(events_key=uuid4(), last_login=None)
    assert short(verified(capsys), written) == [f"head: {GONE}"]


def test_a_chain_that_is_made_another_accounts_is_found(written: User, resident: User, capsys: Output):
    tamper(f"UPDATE {CHAINS} SET owner = %s WHERE name = %s", resident.events_owner, written.events_chain)
    said = ["head: the signature does not fit: altered", f"head: {GONE}"]
    assert short(verified(capsys, "--chain", written.events_chain), written) == said


def test_a_register_that_is_gone_knows_no_chain(written: User, capsys: Output):
    tamper(f"DELETE FROM {CHAINS} WHERE name = 'register'")
    faults = verified(capsys)
    assert len(faults) == EventChain.objects.count()
    assert all(fault.endswith(" head: the register does not know it") for fault in faults)


def test_a_register_set_back_is_found(written: User, capsys: Output):
    tamper(f"UPDATE {CHAINS} SET count = count - 1, purged = purged - 1 WHERE name = 'register'")
    assert "register head: the signature does not fit: altered" in verified(capsys)


def test_events_under_an_older_key_verify_and_under_a_strange_one_do_not(written: User, settings, capsys: Output):
    settings.EVENT_KEYS = ["a new key", *settings.EVENT_KEYS]
    happen("signed-in", written)
    assert verified(capsys, "--chain", written.events_chain) == []
    assert len({event.key_id for event in chain_of(written)}) == 2
    settings.EVENT_KEYS = settings.EVENT_KEYS[:1]
    faults = short(verified(capsys, "--chain", written.events_chain), written)
    assert [fault[:27] for fault in faults] == [f"{seq}: sealed by an unknown key" for seq in range(1, 6)]


def test_a_chain_that_is_not_there_is_said_to_be(written: User):
    with pytest.raises(CommandError, match="There is no chain account:x"):
        call_command("verify_events", chain="account:x")


def test_a_hundred_chains_cost_what_one_does(written: User, capsys: Output):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            verified(capsys)
        return len(queries)

    before = cost()
    for _ in range(100):
        append(SecurityEvent(chain=f"account:{uuid4()}", kind="signed-in"))
    assert cost() == before
