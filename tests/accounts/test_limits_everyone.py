"""Budgets over all: the breaker, the ranges of numbers, the centres; and what a flood leaves behind."""

import logging
from typing import Any

import pytest
from django.test import Client

from absher_portal.logs import JsonLines
from accounts import centres, limits, otp, refusals
from accounts.limits import Allowed, Limited, Window
from accounts.models import CentreNetwork, OtpChallenge, SecurityEvent, SendRange, User
from accounts.otp import Purpose

from .conftest import register, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
RANGE = "+96650000"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A breaker that trips at the third send."""
    monkeypatch.setitem(limits.LIMITS, "code-sends-everywhere", (Window(3, limits.MINUTE),))


def send(n: int, purpose: Purpose = Purpose.REGISTER, **more: Any) -> OtpChallenge | Limited:
    return otp.issue(purpose, f"{RANGE}{n:04}", language="ar", ip=f"203.0.113.{n}", **more)


def alarms(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [r.getMessage() for r in caplog.records if r.name == "portal.alarm" and r.levelno == logging.ERROR]


@pytest.mark.usefixtures("few")
def test_the_breaker_stops_everyones_sends_and_says_so_once(caplog: pytest.LogCaptureFixture) -> None:
    answers = [send(n) for n in range(10)]
    assert [isinstance(answer, Limited) for answer in answers] == [False] * 3 + [True] * 7
    assert 1 <= answers[-1].seconds <= 60
    assert len(alarms(caplog)) == 1


@pytest.mark.usefixtures("few")
def test_decoys_count_for_the_breaker_as_real_sends_do() -> None:
    for n in range(3):
        send(n, Purpose.RECOVER_PASSWORD, budget=f"pair{n}", is_decoy=bool(n % 2))
    assert send(4, Purpose.RECOVER_PASSWORD, budget="pair4").name == "code-sends-everywhere"


@pytest.mark.usefixtures("few")
def test_strangers_who_trip_the_breaker_keep_nobody_from_signing_in(noura: User) -> None:
    for n in range(4):
        send(n)
    assert sign_in(Client(), "noura2026").url == "/ar/account/sign-in/verify/"


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(("language", "words"), [("ar", "الطلب على رموز التحقق كبير"), ("en", "sending many codes")])
def test_a_tripped_breaker_is_said_in_words_and_nothing_typed_is_lost(language: str, words: str) -> None:
    for n in range(3):
        send(n)
    page = register(Client(), page_in=language)
    assert page.status_code == 429
    assert 1 <= int(page["Retry-After"]) <= 60
    assert words in page.content.decode()
    assert "noura2026" in page.content.decode()


def test_a_range_whose_codes_nobody_enters_raises_one_alarm(caplog: pytest.LogCaptureFixture) -> None:
    for n in range(1, 31):
        send(n)
    kept = SendRange.objects.get()
    assert (kept.prefix, kept.sent, kept.verified) == (RANGE, 30, 0)
    assert kept.alarmed_at is not None
    assert alarms(caplog) == ["codes to +966 50000 ####: 20 sent within an hour, 0 entered"]
    assert "codes to +966 50000 ####: 20 sent" in JsonLines().format(caplog.records[-1])


def test_a_range_whose_codes_are_entered_raises_none(caplog: pytest.LogCaptureFixture) -> None:
    for n in range(1, 31):
        sent = send(n)
        if n <= 6:
            assert isinstance(otp.redeem(sent.pk, Purpose.REGISTER, otp.code_of(sent)), otp.Redeemed)
    assert SendRange.objects.get().verified == 6
    assert alarms(caplog) == []


def test_decoys_are_written_by_the_same_statement_and_counted_by_none() -> None:
    for n in range(1, 31):
        send(n, Purpose.RECOVER_PASSWORD, budget=f"pair{n}", is_decoy=True)
    assert (SendRange.objects.get().sent, SendRange.objects.get().alarmed_at) == (0, None)


@pytest.mark.parametrize(
    ("network", "address"),
    [("198.51.100.0/24", "198.51.100.7"), ("198.51.100.7", "198.51.100.7"),
     ("2001:db8:1::/48", "2001:db8:1:2::/64"), ("2001:db8:1:2::7", "2001:db8:1:2::/64")],
)  # fmt: skip
def test_a_centres_address_may_do_ten_times_as_much(network: str, address: str) -> None:
    CentreNetwork.objects.create(network=network, name="Riyadh")
    centres.forget()
    assert sum(bool(limits.allow("code-sends-unproven-ip", address)) for _ in range(205)) == 200
    for stranger in ("198.51.101.7", "2001:db8:2:2::/64", "", "198.51.100.7 "):
        assert sum(bool(limits.allow("code-sends-unproven-ip", stranger)) for _ in range(25)) == 20


def test_a_centre_counts_for_addresses_only() -> None:
    CentreNetwork.objects.create(network="0.0.0.0/0", name="Riyadh")
    centres.forget()
    assert sum(bool(limits.allow("wrong-codes", "198.51.100.7")) for _ in range(25)) == 20


def test_a_flood_of_refusals_is_one_event() -> None:
    for _ in range(5):
        for _ in range(25):
            answer = limits.allow("code-sends-unproven-ip", "203.0.113.1")
            if isinstance(answer, Limited):
                refusals.note(Client().get("/ar/account/sign-in/").wsgi_request, answer)
    assert SecurityEvent.objects.filter(kind="refused").count() == 1


def test_a_place_given_back_is_free_again() -> None:
    assert [bool(limits.allow("refusals-written", "1")) for _ in range(2)] == [True, False]
    limits.give_back("refusals-written", "1")
    assert limits.allow("refusals-written", "1") == Allowed(is_last=True)
