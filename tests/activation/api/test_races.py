"""Many at once, in real processes: one activation, one answer for each key, one use of each nonce."""

import json
from collections import Counter
from uuid import uuid4

import pytest
from django.test import Client

from accounts.models import User
from activation.models import Act, Bank, Provider
from activation.models.acts import Kind, NotPossible
from tests.accounts.parallel import RACES, at_once

from .conftest import V1, Caller, asked, request_of, send

pytestmark = RACES
ACTIVATIONS = f"{V1}activations"


@pytest.fixture(autouse=True)
def warm(client: Client) -> None:
    """The pages are built before the crowd forks, not by each of it while its signatures grow old."""
    client.get(f"{V1}openapi.json")


def told(caller: Caller, number: str, key: str) -> str:
    """The status, or the problem's slug."""
    answer = caller.activate(number, key)
    return str(answer.json().get("type", answer.status_code)).rpartition("/")[2]


def activations(user: User) -> int:
    return Act.objects.of(user).filter(kind=Kind.ACTIVATED).count()


@pytest.mark.parametrize("_round", range(3))
def test_two_officers_and_a_bank_at_once_activate_one_person_once(caller, number, citizen, _round) -> None:
    def act(n: int) -> str:
        if n % 3 == 0:
            return told(caller, number, uuid4().hex)
        try:
            return str(Act.objects.record(citizen, Kind.ACTIVATED, channel="offices").kind)
        except NotPossible as late:
            return f"told of {late.last.state}"

    answers = Counter(at_once(act, 48))
    assert activations(citizen) == 1
    assert answers["201"] + answers["activated"] == 1
    assert set(answers) <= {"201", "activated", "already-activated", "told of activated"}


def test_a_bank_and_the_one_that_took_it_over_activate_one_person_once(caller, citizen, bank) -> None:
    old = Bank.objects.create(slug="old", name_ar="قديم", name_en="Old", successor=bank)
    other, number = Caller(Provider.objects.create(name="Old", bank=old), "old-2026"), request_of(citizen, bank=old)
    answers = at_once(lambda n: told((caller, other)[n % 2], number, uuid4().hex), 32)
    assert Counter(answers) == {"201": 1, "already-activated": 31}
    assert activations(citizen) == 1


def test_one_key_sent_by_many_at_once_is_one_activation_and_one_answer(caller, number, citizen) -> None:
    answers = at_once(lambda n: told(caller, number, "0123456789abcdef"), 16)
    assert Counter(answers) == {"201": 1, "200": 15}
    assert activations(citizen) == 1


def test_one_request_replayed_by_many_at_once_is_heard_once(caller, number) -> None:
    body = json.dumps(asked(number)).encode()
    headers = caller.headers(ACTIVATIONS, body, "0123456789abcdef")
    answers = at_once(lambda n: send(ACTIVATIONS, body, headers).status_code, 32)
    assert Counter(answers) == {201: 1, 401: 31}


def test_a_person_who_cancels_at_the_same_moment_is_activated_or_not_but_never_both(caller, number, citizen) -> None:
    def act(n: int) -> str:
        if n:
            return told(caller, number, uuid4().hex)
        try:
            return str(Act.objects.record(citizen, Kind.CANCELLED).kind)
        except NotPossible as late:
            return f"told of {late.last.state}"

    answers = Counter(at_once(act, 16))
    assert answers["201"] == activations(citizen)
    assert answers["201"] + answers["cancelled"] == 1


def test_guesses_made_at_once_are_counted(caller, number) -> None:
    def act(n: int) -> int:
        return caller.activate(number, national_id=f"10000000{n:02}").status_code

    assert Counter(at_once(act, 32)) == {422: 20, 429: 12}
