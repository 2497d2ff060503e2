"""This machine's clock is an hour off, either way: what is over is over and what lives lives, by the database's clock.

Codes and “this wasn't me” links are tried so beside their other tests. Two things go by the machine's clock on
purpose, since they are asked at every request: a session's 15 idle minutes, and a confirmation's ten.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models.functions import Now
from django.test import Client
from django.utils import timezone

from accounts import failures, limits, otp
from accounts.captcha import store
from accounts.limits import Limited
from accounts.models import (
    ChangeHold,
    EmailChange,
    HumanCheckHold,
    OtpChallenge,
    PendingRegistration,
    PhoneChange,
    RecoveryAttempt,
    User,
)
from accounts.otp import Purpose
from tests.accounts.conftest import register, sign_in, sign_in_fully
from tests.accounts.recovery.conftest import at, start
from tests.accounts.test_limits import pass_time

pytestmark = pytest.mark.django_db(transaction=True)
OFF = [timedelta(hours=1), -timedelta(hours=1)]
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@pytest.fixture(autouse=True, params=OFF, ids=["ahead", "behind"])
def off(request: Any, monkeypatch: pytest.MonkeyPatch) -> timedelta:
    by: timedelta = request.param
    true_now, true_time = timezone.now, time.time
    monkeypatch.setattr(timezone, "now", lambda: true_now() + by)
    monkeypatch.setattr(time, "time", lambda: true_time() + by.total_seconds())
    return by


def test_a_budget_opens_when_its_hour_is_over() -> None:
    for _ in range(3):
        assert limits.allow("code-sends-unproven-phone", "1")
    refused = limits.allow("code-sends-unproven-phone", "1")
    assert isinstance(refused, Limited)
    assert 3590 <= refused.seconds <= 3600
    pass_time(3590)
    assert not limits.allow("code-sends-unproven-phone", "1")
    pass_time(10)
    assert limits.allow("code-sends-unproven-phone", "1")


def test_the_ladder_of_wrong_passwords_keeps_its_minutes() -> None:
    for _ in range(5):
        failures.reserve("name")
    refused = failures.reserve("name")
    assert isinstance(refused, Limited)
    assert 55 <= refused.seconds <= 60
    pass_time(61)
    assert failures.reserve("name")


def test_a_refusal_tells_the_true_wait(noura: User) -> None:
    for _ in range(5):
        sign_in(Client(), "noura2026")
    page = sign_in(Client(), "noura2026")
    assert 3540 < int(page["Retry-After"]) <= 3600
    assert "بعد 60 دقيقة" in page.content.decode()


def assert_ends(model: Any, field: str, counts: Callable[[], Any]) -> None:
    """It counts with a minute left by the database's clock, and no more a second past its end."""
    for left, expected in ((MINUTE, True), (-SECOND, False)):
        model.objects.update(**{field: Now() + left})
        assert bool(counts()) == expected


def test_an_application_to_register_ends_in_time(client: Client) -> None:
    register(client)
    kept = str(PendingRegistration.objects.get().pk)
    assert_ends(PendingRegistration, "expires_at", lambda: PendingRegistration.live(kept))


@pytest.mark.usefixtures("asked")
def test_a_recovery_ends_in_time(client: Client) -> None:
    start(client)
    assert_ends(RecoveryAttempt, "expires_at", lambda: client.get(at("question/")).status_code == 200)


def test_a_hold_on_changes_ends_in_time(noura: User) -> None:
    ChangeHold.begin(noura)
    assert_ends(ChangeHold, "until", lambda: ChangeHold.until_when(noura))


def test_a_change_of_mobile_ends_in_time(noura: User) -> None:
    sent = otp.issue(Purpose.OLD_PHONE, noura.phone, language="ar", user=noura)
    assert isinstance(sent, OtpChallenge)
    pk = str(PhoneChange.begin(noura, "+966500000500", sent).pk)
    assert_ends(PhoneChange, "expires_at", lambda: PhoneChange.found(noura, pk).is_live)


def test_a_change_of_email_ends_in_time(noura: User) -> None:
    EmailChange.begin(noura, "new@portal.example")
    assert_ends(EmailChange, "expires_at", lambda: EmailChange.waiting(noura))


def test_an_image_code_and_what_it_bought_end_in_time() -> None:
    key = HumanCheckHold.begin("registration")
    assert_ends(HumanCheckHold, "expires_at", lambda: HumanCheckHold.holds(key, "registration"))
    code = store.new_code()
    assert_ends(store.CaptchaStore, "expiration", lambda: store.find_digits(code))


def test_a_hold_lasts_a_day_from_now(noura: User) -> None:
    ChangeHold.begin(noura)
    day = timedelta(hours=24)
    assert ChangeHold.objects.filter(until__lte=Now() + day, until__gt=Now() + day - MINUTE).exists()


def test_a_session_goes_by_the_machine_and_an_hour_off_ends_it_early_or_leaves_it_to_its_twelve_hours(
    client: Client, noura: User, off: timedelta
) -> None:
    sign_in_fully(client, noura)
    session = client.session
    session["seen_at"] -= off.total_seconds()  # seen by another machine, whose clock is right
    session.save()
    assert client.get("/ar/account/").status_code == (302 if off > timedelta() else 200)
