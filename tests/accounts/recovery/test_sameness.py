"""A stranger learns nothing: every kind of person walks the same pages, at the same cost, to the code."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import (
    LimitCount,
    OtpChallenge,
    OutboxMessage,
    SecurityAnswer,
    SecurityEvent,
    SecurityQuestion,
    SendRange,
    User,
)
from accounts.otp import code_of
from accounts.security.chain import append
from accounts.sms.delivery import deliver_due
from tests.accounts.conftest import texts
from tests.conftest import person

from .conftest import ANSWERS, KNOWN, UNKNOWN, answer, at, choose, enter_code, start
from .traces import Trace, walk

pytestmark = pytest.mark.django_db(transaction=True)
WRONG = "إجابة أخرى"
KINDS: dict[str, tuple[dict[str, str], str]] = {
    "right": (KNOWN, ANSWERS[0]),
    "a wrong answer": (KNOWN, WRONG),
    "an unknown ID": (UNKNOWN, ANSWERS[0]),
    "a wrong mobile": (KNOWN | {"phone": "0500000103"}, ANSWERS[0]),
    "another person's mobile": (KNOWN | {"phone": "0500000104"}, ANSWERS[0]),
    "an account without questions": ({"national_id": "1900000041", "phone": "0500000104"}, WRONG),
    "a locked account": ({"national_id": "1900000058", "phone": "0500000105"}, ANSWERS[0]),
    "a closed account": ({"national_id": "1900000066", "phone": "0500000106"}, ANSWERS[0]),
}
STRANGE = [kind for kind in KINDS if kind != "right"]


@pytest.fixture
def everyone(asked: list[SecurityQuestion], settings: Any) -> None:
    """An account of every kind; messages wait for the worker, as in production."""
    settings.DELIVER_AFTER_COMMIT = False
    SecurityAnswer.is_right("", None)  # a process makes nobody's hash once, for whoever comes first
    person("fictional41", "1900000041", "+966500000104")
    for number, phone, state in (("58", "105", "locked"), ("66", "106", "closed")):
        user = person(f"fictional{number}", f"19000000{number}", f"+966500000{phone}", state=state)
        choose(user, asked)
    for user in User.objects.all():  # chains begin with a first event, as registering leaves
        append(SecurityEvent(chain=user.events_chain, kind=SecurityEvent.Kind.REGISTERED))


def walked(kind: str, monkeypatch: pytest.MonkeyPatch, wanted: str = "password") -> list[Trace]:
    """From the same address, everything that is counted fresh."""
    LimitCount.objects.all().delete()
    SendRange.objects.all().delete()
    who, typed = KINDS[kind]
    return walk(who, typed, monkeypatch, wanted)


@pytest.mark.usefixtures("everyone")
@pytest.mark.parametrize("wanted", ["password", "username"])
@pytest.mark.parametrize("kind", STRANGE)
def test_nothing_tells_anybody_from_the_owner(kind: str, wanted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    owner, other = walked("right", monkeypatch, wanted), walked(kind, monkeypatch, wanted)
    assert len(owner) == len(other) == 9
    for step, (own, strange) in enumerate(zip(owner, other, strict=True)):
        assert strange.told == own.told, step
        assert strange.queries == own.queries, step
        assert strange.rows == own.rows, step
        assert strange.hashes == own.hashes == (step == 3), step


@pytest.mark.usefixtures("everyone")
@pytest.mark.parametrize("kind", STRANGE)
def test_no_text_is_sent_and_no_code_works(kind: str) -> None:
    who, typed = KINDS[kind]
    client = Client()
    start(client, who)
    answer(client, typed)
    deliver_due()
    assert texts(who["phone"]) == []
    challenge = OtpChallenge.objects.get()
    assert challenge.is_decoy
    enter_code(client, code_of(challenge))
    assert client.get(at("new/")).url == at("code/")


@pytest.mark.usefixtures("everyone")
def test_only_the_right_answer_sends_a_text(client: Client) -> None:
    start(client)
    answer(client)
    deliver_due()
    assert len(texts(KNOWN["phone"])) == 1
    assert OutboxMessage.objects.get().state == OutboxMessage.State.SENT


@pytest.mark.usefixtures("everyone")
@pytest.mark.parametrize(("way", "name"), [("recovery-code", "recovery_code"), ("app", "app_code")])
def test_the_ways_that_ask_no_memory_tell_nothing_either(way: str, name: str, client: Client) -> None:
    pages = []
    for n, who in enumerate((KNOWN, UNKNOWN)):
        browser = Client(REMOTE_ADDR=f"192.0.2.{n}")
        start(browser, who)
        page = browser.post(at(f"question/?way={way}"), {name: "123456", "attempt": attempt_of(browser)})
        pages.append(
            (page.status_code, page.url, list(page.cookies), OtpChallenge.objects.filter(is_decoy=True).count())
        )
    assert pages == [(302, at("code/"), [], 1), (302, at("code/"), [], 2)]


def attempt_of(client: Client) -> str:
    attempt: str = client.session["recovery"]["password"]
    return attempt
