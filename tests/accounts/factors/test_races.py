"""App codes and recovery codes under real concurrency."""

from collections import Counter

from django.db import transaction
from django.test import Client

from accounts.factors import codes, totp
from accounts.models import RecoveryCode, TotpUse, User
from tests.accounts.parallel import RACES, at_once

from .conftest import FACTOR, recovery_codes, shown, sign_in

pytestmark = RACES


def test_of_64_uses_of_one_app_code_exactly_one_counts(noura: User, secret: str):
    code = shown(secret)
    assert Counter(at_once(lambda n: totp.check(noura, code), 64)) == {True: 1, False: 63}


def test_so_it_is_where_another_code_was_used_before(noura: User, secret: str):
    TotpUse.objects.create(user=noura, step=1)
    code = shown(secret)
    assert Counter(at_once(lambda n: totp.check(noura, code), 64)) == {True: 1, False: 63}


def test_of_64_browsers_that_post_one_right_code_exactly_one_is_signed_in(noura: User, secret: str):
    browsers = [Client() for _ in range(64)]
    for browser in browsers:
        sign_in(browser, "noura2026")
    code = shown(secret)
    answers = at_once(lambda n: browsers[n].post(FACTOR, {"code": code}).status_code, 64)
    assert Counter(answers)[302] == 1


def test_of_64_wrong_guesses_five_are_judged(noura: User, secret: str):
    browsers = [Client() for _ in range(64)]
    for browser in browsers:
        sign_in(browser, "noura2026")
    wrong = f"{(int(shown(secret)) + 7) % 1_000_000:06}"
    answers = at_once(lambda n: browsers[n].post(FACTOR, {"code": wrong}).status_code, 64)
    assert Counter(answers) == {200: 5, 429: 59}


def test_of_64_uses_of_one_recovery_code_exactly_one_counts(noura: User):
    code = recovery_codes(noura)[0]
    assert Counter(at_once(lambda n: codes.spend(noura, code), 64)) == {True: 1, False: 63}


def test_64_presses_make_one_set(noura: User):
    assert Counter(at_once(lambda n: _made(noura), 64)) == {10: 1, 0: 63}
    assert RecoveryCode.objects.count() == 10


def _made(user: User) -> int:
    with transaction.atomic():
        return len(codes.make(user) or [])
