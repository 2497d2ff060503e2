"""How often a person, a phone or an address may try, and what they are told."""

from datetime import timedelta

import pytest

from absher_portal.clock import db_now
from accounts import failures, limits, numbers, otp
from accounts.limits import Allowed, Limited
from accounts.models import LimitCount, OtpChallenge, OutboxMessage, User, WrongPasswords
from accounts.otp import Purpose

pytestmark = pytest.mark.django_db
HOUR = 3600


def pass_time(seconds: int) -> None:
    """Every counter as it will look this much later."""
    for count in LimitCount.objects.all():
        LimitCount.objects.filter(pk=count.pk).update(ends=count.ends - seconds)
    for kept in WrongPasswords.objects.all():
        WrongPasswords.objects.filter(pk=kept.pk).update(
            window_ends=kept.window_ends - seconds, wait_ends=kept.wait_ends - seconds, last=kept.last - seconds
        )


def wait_of(answer: object) -> float:
    """Minutes until the next try, as the answer says."""
    assert isinstance(answer, Limited)
    assert abs((answer.until - db_now()).total_seconds() - answer.seconds) < 2
    return round(answer.seconds / 60)


def send(phone: str, ip: str) -> OtpChallenge | Limited:
    return otp.issue(Purpose.REGISTER, phone, language="ar", ip=ip)


def fail(key: str, times: int) -> None:
    for _ in range(times):
        assert failures.reserve(key)


def test_a_budget_says_when_it_opens_again() -> None:
    assert all(limits.allow("code-sends-unproven-phone", "+966500000001") for _ in range(3))
    refused = limits.allow("code-sends-unproven-phone", "+966500000001")
    assert not refused
    assert wait_of(refused) == 60
    pass_time(HOUR)
    assert limits.allow("code-sends-unproven-phone", "+966500000001")


def test_the_days_budget_holds_when_the_hours_is_free() -> None:
    for _ in range(2):
        assert all(limits.allow("code-sends-unproven-phone", "1") for _ in range(3))
        pass_time(HOUR)
    assert wait_of(limits.allow("code-sends-unproven-phone", "1")) == 22 * 60


def test_a_refused_call_uses_nothing_up() -> None:
    for _ in range(10):
        limits.allow("code-sends-unproven-phone", "1")
    assert sorted(LimitCount.objects.values_list("used", flat=True)) == [3, 3]


def test_budgets_are_kept_apart_by_name_and_key_and_hold_no_key_in_the_clear() -> None:
    for key in ("+966500000001", "+966500000002"):
        assert all(limits.allow("code-sends-unproven-phone", key) for _ in range(3))
    assert limits.allow("username-look-ups-ip", "+966500000001") == Allowed()
    assert "5000000" not in str(list(LimitCount.objects.values()))


@pytest.mark.parametrize("name", limits.LIMITS)
def test_every_budget_of_the_table_can_be_counted_on_this_database(name: str) -> None:
    places = min(window.places for window in limits.LIMITS[name])
    if places <= 20:
        assert [bool(limits.allow(name, "1")) for _ in range(places + 1)] == [True] * places + [False]
    assert isinstance(limits.allow(name, "2"), Allowed)


def test_an_unknown_budget_is_a_programmers_mistake() -> None:
    with pytest.raises(KeyError):
        limits.allow("no-such-budget", "1")


def test_a_stranger_gets_three_texts_an_hour_for_one_number() -> None:
    assert all(isinstance(send("+966500000001", f"203.0.113.{n}"), OtpChallenge) for n in range(3))
    assert wait_of(send("+966500000001", "203.0.113.9")) == 60
    assert OtpChallenge.objects.count() == OutboxMessage.objects.count() == 3


def test_one_address_gets_twenty_texts_an_hour_and_then_spends_nobodys_budget() -> None:
    for n in range(20):
        assert isinstance(send(f"+9665000001{n:02}", "203.0.113.1"), OtpChallenge)
    assert isinstance(send("+966500000001", "203.0.113.1"), Limited)
    assert all(isinstance(send("+966500000001", "203.0.113.2"), OtpChallenge) for _ in range(3))


def test_strangers_cannot_spend_the_owners_sign_in_texts(citizen: User) -> None:
    for n in range(9):
        send(citizen.phone, f"203.0.113.{n}")
    for _ in range(5):
        assert isinstance(otp.issue(Purpose.SIGN_IN, citizen.phone, language="ar", user=citizen), OtpChallenge)
    assert wait_of(otp.issue(Purpose.SIGN_IN, citizen.phone, language="ar", user=citizen)) == 60


def test_a_resend_counts_and_a_refused_one_changes_nothing() -> None:
    challenge = send("+966500000001", "203.0.113.1")
    send("+966500000001", "203.0.113.1")
    send("+966500000001", "203.0.113.1")
    assert isinstance(challenge, OtpChallenge)
    OtpChallenge.objects.filter(pk=challenge.pk).update(sent_at=challenge.sent_at - timedelta(minutes=2))
    assert wait_of(otp.resend(challenge.pk, Purpose.REGISTER, ip="203.0.113.1")) == 60
    challenge.refresh_from_db()
    assert challenge.sends == 1
    assert OutboxMessage.objects.count() == 3


def test_after_five_wrong_passwords_each_wait_is_longer_up_to_an_hour() -> None:
    waits = []
    for _ in range(8):
        fail("name", 5)
        waits.append(wait_of(failures.reserve("name")))
        pass_time(int(waits[-1] * 60))
    assert waits == [1, 2, 5, 15, 30, 60, 60, 60]


def test_wrong_passwords_far_apart_start_no_wait() -> None:
    for _ in range(5):
        fail("name", 4)
        pass_time(5 * 60)
    assert failures.recent("name") == 20


def test_a_hundred_wrong_passwords_in_a_row_close_it_however_long_one_waits() -> None:
    for _ in range(numbers.WRONG_PASSWORDS_CLOSE // 5):
        fail("name", 5)
        pass_time(HOUR)
    pass_time(365 * 24 * HOUR)
    assert failures.reserve("name") == failures.Closed()


def test_the_right_password_forgets_the_wrong_ones() -> None:
    fail("name", 5)
    failures.clear("name")
    assert failures.recent("name") == 0
    fail("name", 5)
    assert wait_of(failures.reserve("name")) == 1


def test_wrong_passwords_are_counted_by_name_and_forgotten_for_the_image_code_after_a_day() -> None:
    fail("name", 3)
    fail("other", 1)
    assert (failures.recent("name"), failures.recent("other"), failures.recent("nobody")) == (3, 1, 0)
    pass_time(24 * HOUR)
    assert failures.recent("name") == 0
    assert "name" not in str(list(WrongPasswords.objects.values()))
