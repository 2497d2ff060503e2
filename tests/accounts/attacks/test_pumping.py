"""SMS pumping over the pages themselves, from a hundred addresses: what leaves, and what the visitor reads."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts import limits, numbers
from accounts.models import OutboxMessage, SecurityEvent, User
from tests.accounts.conftest import register, sign_in
from tests.accounts.recovery.conftest import ANSWERS, answer, start
from tests.conftest import confirm, enter

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = "/ar/account/security/phone/"


@pytest.fixture(autouse=True)
def cheap_hashes(settings: Any) -> None:
    """A hundred passwords cost seconds in ours; here nothing hangs on them."""
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher",
        "accounts.hashers.PortalArgon2Hasher",
    ]


def crowd(act: Callable[[Client, int], Any]) -> list[Any]:
    """What each of a hundred browsers, each at an address of its own, is answered."""
    return [act(Client(REMOTE_ADDR=f"198.51.100.{n}"), n) for n in range(100)]


def codes_sent() -> int:
    return OutboxMessage.objects.filter(kind="code", challenge__is_decoy=False).count()


def assert_refused_in_words(page: Any, seconds: int) -> None:
    assert page.status_code == 429
    assert 0.9 * seconds <= int(page["Retry-After"]) <= seconds
    assert "حاول مرة أخرى بعد" in page.content.decode()


def test_registering_one_number() -> None:
    pages = crowd(lambda browser, n: register(browser, username=f"stranger{n}"))
    assert codes_sent() == 3
    assert [page.status_code for page in pages] == [302] * 3 + [429] * 97
    assert_refused_in_words(pages[-1], 3600)


def test_registering_many_numbers_from_one_address_whatever_it_claims() -> None:
    for n in range(30):
        browser = Client(HTTP_X_FORWARDED_FOR=f"198.51.100.{n}")
        page = register(browser, phone=f"05000001{n:02}", username=f"stranger{n}")
    assert codes_sent() == 20
    assert_refused_in_words(page, 3600)


def test_signing_in_with_a_stolen_password(noura: User) -> None:
    pages = crowd(lambda browser, n: sign_in(browser, "noura2026"))
    assert codes_sent() == 5
    assert_refused_in_words(pages[-1], 3600)
    assert SecurityEvent.objects.filter(kind="refused", purpose="code-sends-sign-in").count() == 1


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("typed", ["لا أعرف", ANSWERS[0]])
def test_recovering_one_account(typed: str) -> None:
    """Without the answer no text leaves; with it three an hour. Whichever it is, three an hour are judged in all."""

    def recover(browser: Client, n: int) -> Any:
        start(browser)
        return answer(browser, typed)

    pages = crowd(recover)
    assert codes_sent() == (3 if typed == ANSWERS[0] else 0)
    assert [page.status_code for page in pages[:3]] == [302] * 3
    assert_refused_in_words(pages[-1], 3600)


@pytest.mark.usefixtures("asked")
def test_the_refusals_of_a_recovery_tell_nobody_either(noura: User) -> None:
    stories = []
    for phone in ("0500000101", "0500000102"):
        who, pages = {"national_id": "1900000124", "phone": phone}, []
        for n in range(numbers.RECOVERY_ANSWERS_A_DAY + 2):
            browser = Client(REMOTE_ADDR=f"198.51.100.{n}")
            start(browser, who)
            pages.append(answer(browser, "لا أعرف"))
        stories.append([(page.status_code, round(int(page.get("Retry-After", 0)) / 600)) for page in pages])
    assert stories[0] == stories[1]
    assert stories[0][-1][0] == 429


def test_changing_the_mobile_in_stolen_sessions(noura: User) -> None:
    pages = crowd(lambda browser, n: confirm(enter(browser, noura), noura).post(PHONE, {"phone": f"05000005{n:02}"}))
    assert codes_sent() == 6
    assert_refused_in_words(pages[-1], 3600)


def test_the_day_ends_it_when_the_hours_would_not(noura: User) -> None:
    for _ in range(3):
        for window in limits.LimitCount.objects.filter(seconds=3600):
            limits.LimitCount.objects.filter(pk=window.pk).update(ends=0)
        pages = [sign_in(Client(), "noura2026") for _ in range(5)]
    assert codes_sent() == 10
    assert_refused_in_words(pages[-1], 24 * 3600)
