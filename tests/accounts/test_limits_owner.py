"""What strangers use up is never the owner's, on a device that the account knows; elsewhere they read how long."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from absher_portal.clock import db_now
from accounts import limits, refusals
from accounts.limits import Limited, Window
from accounts.models import SecurityEvent, User

from .conftest import code_for, sign_in, sign_in_fully
from .recovery.conftest import answer, asked, at, enter_code, questions, set_password, start

__all__ = ["asked", "questions"]  # the recovery's stage

pytestmark = pytest.mark.django_db(transaction=True)
VERIFY = "/ar/account/sign-in/verify/"


@pytest.fixture
def own(noura: User) -> Client:
    """A browser in which Noura has signed in before, and signed out."""
    browser = Client()
    sign_in_fully(browser, noura)
    browser.post("/ar/account/sign-out/")
    return browser


def enter_wrong_codes(browser: Client, noura: User, times: int) -> Any:
    """Somebody who knows the password guesses the code, five times a sign-in."""
    for n in range(times):
        if n % 5 == 0:
            browser = Client()
            assert sign_in(browser, "noura2026").url == VERIFY
        wrong = (int(code_for(noura.phone)) + 1) % 1_000_000
        page = browser.post(VERIFY, {"code": f"{wrong:06}"})
    return page


def test_a_crowd_behind_one_address_keeps_no_known_device_out(
    own: Client, noura: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.LIMITS, "sign-in-tries-ip", (Window(3, 5 * limits.MINUTE),))
    for n in range(4):
        sign_in(Client(), f"salem202{n}", "wrong")
    refused = sign_in(Client(), "noura2026")
    assert (refused.status_code, 240 < int(refused["Retry-After"]) <= 300) == (429, True)
    assert "بعد 5 دقائق" in refused.content.decode()
    assert sign_in(own, "noura2026").url == VERIFY


def test_texts_that_a_thief_of_the_password_asked_for_are_not_the_owners(own: Client, noura: User) -> None:
    for _ in range(4):
        assert sign_in(Client(), "noura2026").url == VERIFY
    refused = sign_in(Client(), "noura2026")
    assert refused.status_code == 429
    assert 3500 < int(refused["Retry-After"]) <= 3600
    assert sign_in(own, "noura2026").url == VERIFY


def test_the_twenty_first_wrong_code_of_a_day_is_not_judged(noura: User) -> None:
    assert enter_wrong_codes(Client(), noura, 20).status_code == 200
    limits.forget("code-sends-sign-in", f"account:{noura.pk}")
    browser = Client()
    sign_in(browser, "noura2026")
    page = browser.post(VERIFY, {"code": code_for(noura.phone)})
    assert page.status_code == 429
    assert 23 * 3600 < int(page["Retry-After"]) <= 24 * 3600
    assert "أُدخلت رموز خاطئة كثيرة. حاول مرة أخرى بعد 24 ساعة" in page.content.decode()
    assert "_auth_user_id" not in browser.session


def test_wrong_codes_entered_elsewhere_are_not_the_known_devices(own: Client, noura: User) -> None:
    limits.forget("code-sends-sign-in", f"account:{noura.pk}")
    enter_wrong_codes(Client(), noura, 20)
    sign_in(own, "noura2026")
    assert own.post(VERIFY, {"code": code_for(noura.phone)}).url == "/ar/account/"


def test_right_codes_cost_nothing_of_the_days_wrong_ones(noura: User) -> None:
    for _ in range(3):
        sign_in_fully(Client(), noura)
    enter_wrong_codes(Client(), noura, 2)
    used = limits.LimitCount.objects.filter(name="wrong-codes").values_list("used", flat=True)
    assert sorted(used) == [2]


def test_a_refusal_is_among_the_owners_events_once(noura: User) -> None:
    for _ in range(5):
        sign_in(Client(), "noura2026")
    for _ in range(3):
        assert sign_in(Client(), "noura2026").status_code == 429
    refused = SecurityEvent.objects.filter(kind="refused")
    assert [(event.purpose, event.outcome) for event in refused] == [("code-sends-sign-in", "refused")]


def test_a_code_refused_to_be_sent_again_leaves_what_was_typed(noura: User, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Client()
    sign_in(browser, "noura2026")
    at = db_now() + timedelta(minutes=11)
    monkeypatch.setattr("accounts.otp.resend", lambda *_, **__: Limited(at, 660, "code-sends-sign-in"))
    page = browser.post(VERIFY, {"resend": "1", "code": "123"})
    assert (page.status_code, page["Retry-After"]) == (429, "660")
    assert 'value="123"' in page.content.decode()
    assert "حاول مرة أخرى بعد 11 دقيقة" in page.content.decode()


@pytest.mark.usefixtures("asked")
def test_a_stranger_who_uses_up_every_recovery_keeps_no_known_device_from_its_own(own: Client, noura: User) -> None:
    strangers = [Client() for _ in range(6)]
    for stranger in strangers:
        start(stranger)
        answer(stranger, "لا أعرف")
        for _ in range(5):
            enter_code(stranger, "000000")
    for budget, key in (("recovery-starts-ip", "127.0.0.1"), ("code-sends-unproven-ip", "127.0.0.1")):
        while limits.allow(budget, key):
            pass
    assert start(Client()).status_code == 429
    for step in (start, answer, enter_code):
        assert step(own).status_code == 302
    assert set_password(own).url == at("new/")
    assert "تغيّرت كلمة المرور" in own.get(at("new/")).content.decode()


@pytest.mark.parametrize("name", ["wrong-codes", "wrong-passwords", "code-sends-sign-in", "code-sends-everywhere", "x"])
@pytest.mark.parametrize(
    ("seconds", "english", "arabic"),
    [(1, "in 1 second.", "بعد ثانية واحدة."), (120, "in 2 minutes.", "بعد دقيقتين."),
     (600, "in 10 minutes.", "بعد 10 دقائق."), (2700, "in 45 minutes.", "بعد 45 دقيقة."),
     (86400, "in 24 hours.", "بعد 24 ساعة.")],
)  # fmt: skip
def test_every_refusal_says_how_long_in_both_languages(
    name: str, seconds: int, english: str, arabic: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    now: datetime = db_now()
    monkeypatch.setattr("absher_portal.refusal.db_now", lambda: now)
    limited = Limited(now + timedelta(seconds=seconds), seconds, name)
    for language, words in (("en", english), ("ar", arabic)):
        with override(language):
            assert refusals.in_words(limited).endswith(words)
