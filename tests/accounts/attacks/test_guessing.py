"""A crowd of real processes guesses codes: for every purpose, and over many challenges at once."""

from collections import Counter

import pytest

from accounts import limits, numbers, otp
from accounts.models import LimitCount, OtpChallenge, User
from accounts.otp import Purpose
from tests.accounts.parallel import RACES, at_once

pytestmark = RACES
PHONE = "+966500000001"
# Registering counts by challenge and number only: there is no account yet whose day could be used up.
COUNTED = [purpose for purpose in Purpose if purpose != Purpose.REGISTER]


def issued(purpose: Purpose, owner: User) -> OtpChallenge:
    for name in ("sign-in", "recovery", "phone-change"):
        limits.forget(f"code-sends-{name}", "owner")
    for name in ("unproven-phone", "new-phone"):
        limits.forget(f"code-sends-{name}", PHONE)
    user = None if purpose == Purpose.REGISTER else owner
    challenge = otp.issue(purpose, PHONE, language="ar", user=user, ip="203.0.113.1", budget="owner")
    assert isinstance(challenge, OtpChallenge)
    return challenge


def guesser(purpose: Purpose) -> str:
    return "owner" if purpose in COUNTED else ""


def judged(challenge: OtpChallenge, code: str) -> str:
    purpose = Purpose(challenge.purpose)
    return type(otp.redeem(challenge.pk, purpose, code, guesser=guesser(purpose))).__name__


def wrong_for(challenge: OtpChallenge) -> str:
    return f"{(int(otp.code_of(challenge)) + 1) % 1_000_000:06}"


def wrong_codes_used() -> int:
    return sum(LimitCount.objects.filter(name="wrong-codes").values_list("used", flat=True))


@pytest.mark.parametrize("purpose", Purpose)
def test_of_64_wrong_guesses_at_once_five_are_judged_and_then_the_right_code_is_refused(
    purpose: Purpose, citizen: User
) -> None:
    challenge = issued(purpose, citizen)
    wrong = wrong_for(challenge)
    answers = Counter(at_once(lambda n: judged(challenge, wrong), 64))
    assert answers["Wrong"] == 5
    assert answers["Dead"] + answers["Limited"] == 59
    assert judged(challenge, otp.code_of(challenge)) == "Dead"
    assert wrong_codes_used() == (5 if purpose in COUNTED else 0)


@pytest.mark.parametrize("purpose", Purpose)
def test_of_64_right_codes_at_once_exactly_one_wins(purpose: Purpose, citizen: User) -> None:
    challenge = issued(purpose, citizen)
    right = otp.code_of(challenge)
    answers = Counter(at_once(lambda n: judged(challenge, right), 64))
    assert answers["Redeemed"] == 1
    assert answers["Wrong"] == 0
    assert wrong_codes_used() == 0


def test_the_right_code_among_wrong_guesses_is_never_judged_after_the_fifth(citizen: User) -> None:
    challenge = issued(Purpose.SIGN_IN, citizen)
    right, wrong = otp.code_of(challenge), wrong_for(challenge)
    answers = Counter(at_once(lambda n: judged(challenge, right if n == 40 else wrong), 64))
    assert answers["Wrong"] + answers["Redeemed"] <= numbers.CODE_TRIES
    assert answers["Redeemed"] == OtpChallenge.objects.filter(redeemed_at__isnull=False).count()


def test_over_many_challenges_at_once_a_day_has_twenty_wrong_codes(citizen: User) -> None:
    challenges = [issued(purpose, citizen) for purpose in COUNTED * 3]
    guesses = [(challenge, wrong_for(challenge)) for challenge in challenges]
    answers = Counter(at_once(lambda n: judged(*guesses[n % len(guesses)]), 128))
    assert answers == {"Wrong": 20, "Limited": 108}
    fresh = issued(Purpose.SIGN_IN, citizen)
    assert judged(fresh, otp.code_of(fresh)) == "Limited"


def test_a_crowd_of_right_codes_at_the_edge_of_the_day_costs_none_of_it(citizen: User) -> None:
    for _ in range(numbers.WRONG_CODES_A_DAY - 1):
        limits.allow("wrong-codes", "owner")
    challenge = issued(Purpose.SIGN_IN, citizen)
    right = otp.code_of(challenge)
    answers = Counter(at_once(lambda n: judged(challenge, right), 64))
    assert answers["Redeemed"] <= 1
    assert wrong_codes_used() == numbers.WRONG_CODES_A_DAY - 1
