"""What a one-time code may and may not do."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from accounts import otp
from accounts.models import OtpChallenge, OutboxMessage, User
from accounts.otp import Purpose
from accounts.sms.delivery import deliver_due

pytestmark = pytest.mark.django_db
PHONE = "+966500000001"
SECOND = timedelta(seconds=1)


def issued(phone: str = PHONE, ip: str = "203.0.113.1") -> OtpChallenge:
    challenge = otp.issue(Purpose.REGISTER, phone, language="ar", ip=ip)
    assert isinstance(challenge, OtpChallenge)
    return challenge


def wrong_for(challenge: OtpChallenge) -> str:
    return f"{(int(otp.code_of(challenge)) + 1) % 1_000_000:06}"


def moved_back(challenge: OtpChallenge, by: timedelta) -> None:
    """The row as it will look `by` later."""
    moments = ("created_at", "sent_at", "expires_at", "dies_at")
    OtpChallenge.objects.filter(pk=challenge.pk).update(**{m: getattr(challenge, m) - by for m in moments})


def redeem(challenge: OtpChallenge, code: str, purpose: Purpose = Purpose.REGISTER) -> Any:
    return otp.redeem(challenge.pk, purpose, code)


def resend(challenge: OtpChallenge) -> Any:
    return otp.resend(challenge.pk, Purpose.REGISTER, ip="203.0.113.1")


def test_a_code_works_once() -> None:
    challenge = issued()
    code = otp.code_of(challenge)
    assert redeem(challenge, code) == otp.Redeemed(challenge)
    assert redeem(challenge, code) == otp.Dead("spent")


@pytest.mark.parametrize("digits", ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"])
def test_a_code_may_be_typed_in_other_digits_and_with_spaces(digits: str) -> None:
    challenge = issued()
    code = "".join(digits[int(d)] for d in otp.code_of(challenge))
    assert isinstance(redeem(challenge, f" \u200f{code[:3]} {code[3:]}\n"), otp.Redeemed)


def test_the_fifth_wrong_code_is_the_last() -> None:
    challenge = issued()
    left = [redeem(challenge, wrong_for(challenge)).tries_left for _ in range(5)]
    assert left == [4, 3, 2, 1, 0]
    assert redeem(challenge, otp.code_of(challenge)) == otp.Dead("exhausted")


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12345x", "<b>", "١٢٣", "½23456", "9" * 10_000])
def test_what_cannot_be_a_code_costs_no_try(typed: str) -> None:
    challenge = issued()
    assert redeem(challenge, typed) == otp.Wrong(5)
    assert isinstance(redeem(challenge, otp.code_of(challenge)), otp.Redeemed)


def test_a_code_dies_after_five_minutes_to_the_second() -> None:
    alive, dead = issued(), issued()
    moved_back(alive, timedelta(minutes=5) - SECOND)
    moved_back(dead, timedelta(minutes=5))
    assert isinstance(redeem(alive, otp.code_of(alive)), otp.Redeemed)
    assert redeem(dead, otp.code_of(dead)) == otp.Dead("expired")


@pytest.mark.parametrize("off", [timedelta(hours=1), -timedelta(hours=1)])
def test_a_wrong_clock_of_this_machine_changes_nothing(off: timedelta, monkeypatch: pytest.MonkeyPatch) -> None:
    now, time = timezone.now(), timezone.now().timestamp()
    monkeypatch.setattr("django.utils.timezone.now", lambda: now + off)
    monkeypatch.setattr("time.time", lambda: time + off.total_seconds())
    challenge, old = issued(), issued()
    assert abs(challenge.expires_at - now - timedelta(minutes=5)) < timedelta(seconds=30)
    moved_back(old, timedelta(minutes=5) + SECOND)
    assert isinstance(redeem(challenge, otp.code_of(challenge)), otp.Redeemed)
    assert redeem(old, otp.code_of(old)) == otp.Dead("expired")


def test_a_code_of_another_challenge_or_phone_does_not_fit() -> None:
    mine, again, theirs = issued(), issued(), issued("+966500000002")
    assert len({otp.code_of(c) for c in (mine, again, theirs)}) == 3
    assert isinstance(redeem(mine, otp.code_of(again)), otp.Wrong)
    assert isinstance(redeem(mine, otp.code_of(theirs)), otp.Wrong)


def test_a_code_of_another_purpose_does_not_fit() -> None:
    challenge = issued()
    assert redeem(challenge, otp.code_of(challenge), Purpose.SIGN_IN) == otp.Dead("expired")
    OtpChallenge.objects.update(purpose=Purpose.SIGN_IN)
    assert isinstance(redeem(challenge, otp.code_of(challenge), Purpose.SIGN_IN), otp.Wrong)


def test_a_code_depends_on_the_rows_own_random_bytes() -> None:
    challenge = issued()
    codes = set()
    for n in range(5):
        challenge.nonce = bytes([n]) * 16
        codes.add(otp.code_of(challenge))
    assert len(codes) > 1


def test_a_code_sent_before_the_key_was_changed_still_works(settings: Any) -> None:
    challenge = issued()
    code = otp.code_of(challenge)
    settings.OTP_KEYS = ["a new key, thirty-two characters", *settings.OTP_KEYS]
    assert isinstance(redeem(challenge, code), otp.Redeemed)
    assert issued().key_id != challenge.key_id


def test_a_code_whose_key_is_gone_fits_nothing(settings: Any) -> None:
    challenge = issued()
    settings.OTP_KEYS = ["a new key, thirty-two characters"]
    assert otp.code_of(challenge) == ""
    assert redeem(challenge, "") == redeem(challenge, "x") == otp.Wrong(5)


def test_a_resend_repeats_the_code_and_renews_its_five_minutes() -> None:
    challenge = issued()
    moved_back(challenge, timedelta(minutes=4))
    answer = resend(challenge)
    assert otp.code_of(answer.challenge) == otp.code_of(challenge)
    assert abs(answer.challenge.expires_at - challenge.expires_at) < timedelta(seconds=30)
    assert OutboxMessage.objects.filter(challenge=challenge).count() == 2


def test_a_resend_waits_sixty_seconds() -> None:
    challenge = issued()
    assert resend(challenge) == otp.TooSoon(challenge.sent_at + timedelta(seconds=60))
    moved_back(challenge, timedelta(seconds=60))
    assert isinstance(resend(challenge), otp.Sent)
    assert OutboxMessage.objects.count() == 2


def test_a_challenge_is_sent_three_times_at_most() -> None:
    challenge = issued()
    for _ in range(2):
        challenge.refresh_from_db()
        moved_back(challenge, timedelta(seconds=61))
        assert isinstance(resend(challenge), otp.Sent)
    moved_back(challenge, timedelta(seconds=200))
    assert resend(challenge) == otp.NoMoreSends()


def test_resends_cannot_keep_a_challenge_alive_beyond_fifteen_minutes() -> None:
    challenge = issued()
    moved_back(challenge, timedelta(minutes=13))
    renewed = resend(challenge).challenge
    assert renewed.expires_at == renewed.dies_at
    moved_back(renewed, timedelta(minutes=1, seconds=1))
    assert resend(challenge) == otp.NoMoreSends()


def test_a_resend_gives_no_tries_back() -> None:
    challenge = issued()
    for _ in range(3):
        redeem(challenge, wrong_for(challenge))
    moved_back(challenge, timedelta(seconds=61))
    resend(challenge)
    assert redeem(challenge, wrong_for(challenge)) == otp.Wrong(1)


def test_a_spent_or_exhausted_challenge_is_not_sent_again() -> None:
    spent, exhausted = issued(), issued()
    redeem(spent, otp.code_of(spent))
    for _ in range(5):
        redeem(exhausted, wrong_for(exhausted))
    for challenge in (spent, exhausted):
        moved_back(challenge, timedelta(seconds=61))
        assert resend(challenge) == otp.NoMoreSends()
    assert OutboxMessage.objects.count() == 2


def test_a_challenge_that_never_was_looks_expired() -> None:
    unknown = OtpChallenge()
    assert redeem(unknown, "123456") == redeem(unknown, "") == otp.Dead("expired")
    assert resend(unknown) == otp.NoMoreSends()


def test_no_table_holds_a_code_or_a_phone_in_the_clear(citizen: User) -> None:
    registering = issued()
    signing_in = otp.issue(Purpose.SIGN_IN, citizen.phone, language="en", user=citizen)
    assert isinstance(signing_in, OtpChallenge)
    deliver_due()
    assert set(OutboxMessage.objects.values_list("state", flat=True)) == {"sent"}
    models = apps.get_models(include_auto_created=True)
    everything = str([[bytes(v) if isinstance(v, memoryview) else v for v in row]
                      for model in models for row in model._default_manager.values_list()])  # fmt: skip
    for secret in (otp.code_of(registering), otp.code_of(signing_in), PHONE[4:], citizen.phone[4:]):
        assert secret not in everything
