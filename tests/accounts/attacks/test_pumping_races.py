"""SMS pumping by real processes from a hundred addresses: how many codes leave is what the budgets say."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from accounts import limits, otp
from accounts.limits import Window
from accounts.models import OtpChallenge, OutboxMessage, SendRange, User
from accounts.otp import Purpose
from tests.accounts.parallel import RACES, at_once

pytestmark = RACES
VICTIM = "+966500000001"


def asked(purpose: Purpose, phone: str, n: int, **more: Any) -> str:
    sent = otp.issue(purpose, phone, language="ar", ip=f"198.51.100.{n}", **more)
    return type(sent).__name__ if isinstance(sent, OtpChallenge) else sent.name


def assert_left(messages: int) -> None:
    assert OutboxMessage.objects.count() == OtpChallenge.objects.count() == messages
    assert sum(SendRange.objects.values_list("sent", flat=True)) == messages


def from_a_hundred_addresses(ask: Callable[[int], str], sent: int, budget: str) -> None:
    """A hundred ask at once; `sent` codes leave, the others are refused for this budget."""
    assert Counter(at_once(ask, 100)) == {"OtpChallenge": sent, budget: 100 - sent}
    assert_left(sent)


def test_registering_one_number() -> None:
    from_a_hundred_addresses(lambda n: asked(Purpose.REGISTER, VICTIM, n), 3, "code-sends-unproven-phone")


def test_registering_many_numbers_from_one_address() -> None:
    from_a_hundred_addresses(lambda n: asked(Purpose.REGISTER, f"+9665000001{n:02}", 1), 20, "code-sends-unproven-ip")


@pytest.mark.parametrize("purpose", [Purpose.RECOVER_PASSWORD, Purpose.RECOVER_USERNAME])
def test_recovering_one_account(citizen: User, purpose: Purpose) -> None:
    from_a_hundred_addresses(
        lambda n: asked(purpose, citizen.phone, n, user=citizen, budget="pair"), 3, "code-sends-recovery"
    )


def test_signing_in_with_a_stolen_password(citizen: User) -> None:
    from_a_hundred_addresses(lambda n: asked(Purpose.SIGN_IN, citizen.phone, n, user=citizen), 5, "code-sends-sign-in")


def test_changing_the_mobile_in_a_stolen_session(citizen: User) -> None:
    from_a_hundred_addresses(
        lambda n: asked(Purpose.OLD_PHONE, citizen.phone, n, user=citizen), 6, "code-sends-phone-change"
    )


def test_many_accounts_that_name_one_new_number(citizen: User) -> None:
    from_a_hundred_addresses(
        lambda n: asked(Purpose.NEW_PHONE, VICTIM, n, user=citizen, budget=f"device:{n}"), 3, "code-sends-new-phone"
    )


def test_everything_at_once_stays_within_the_breakers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.LIMITS, "code-sends-everywhere", (Window(30, limits.MINUTE),))
    from_a_hundred_addresses(lambda n: asked(Purpose.REGISTER, f"+9665000001{n:02}", n), 30, "code-sends-everywhere")


def test_64_sends_to_a_range_raise_one_alarm() -> None:
    at_once(lambda n: asked(Purpose.REGISTER, f"+9665000001{n:02}", n), 64)
    kept = SendRange.objects.exclude(alarmed_at=None).get()
    assert (kept.sent, kept.raise_alarm()) == (64, False)
