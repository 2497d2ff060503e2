"""One-time codes under real concurrency."""

from collections import Counter

from accounts import otp
from accounts.models import OtpChallenge, OutboxMessage
from accounts.otp import Purpose
from tests.accounts.parallel import RACES, at_once

pytestmark = RACES
PHONE = "+966500000001"


def issued() -> OtpChallenge:
    challenge = otp.issue(Purpose.REGISTER, PHONE, language="ar", ip="203.0.113.1")
    assert isinstance(challenge, OtpChallenge)
    return challenge


def redeemed(challenge: OtpChallenge, code: str) -> str:
    return type(otp.redeem(challenge.pk, Purpose.REGISTER, code)).__name__


def test_of_64_wrong_guesses_at_once_five_are_judged_and_then_the_right_code_is_refused() -> None:
    challenge = issued()
    right = otp.code_of(challenge)
    wrong = f"{(int(right) + 1) % 1_000_000:06}"
    assert Counter(at_once(lambda n: redeemed(challenge, wrong), 64)) == {"Wrong": 5, "Dead": 59}
    assert otp.redeem(challenge.pk, Purpose.REGISTER, right) == otp.Dead("exhausted")


def test_of_64_right_codes_at_once_exactly_one_wins() -> None:
    challenge = issued()
    right = otp.code_of(challenge)
    assert Counter(at_once(lambda n: redeemed(challenge, right), 64)) == {"Redeemed": 1, "Dead": 63}


def test_the_right_code_among_wrong_guesses_is_never_judged_after_the_fifth() -> None:
    challenge = issued()
    right = otp.code_of(challenge)
    wrong = f"{(int(right) + 1) % 1_000_000:06}"
    answers = Counter(at_once(lambda n: redeemed(challenge, right if n == 40 else wrong), 64))
    assert answers["Wrong"] + answers["Redeemed"] <= 5
    assert answers["Redeemed"] == OtpChallenge.objects.filter(redeemed_at__isnull=False).count()


def test_64_presses_of_resend_send_one_more_message() -> None:
    challenge = issued()
    OtpChallenge.objects.update(sent_at=challenge.sent_at - otp.numbers.CODE_RESEND_AFTER)
    answers = at_once(lambda n: type(otp.resend(challenge.pk, Purpose.REGISTER)).__name__, 64)
    assert Counter(answers) == {"Sent": 1, "TooSoon": 63}
    assert OutboxMessage.objects.count() == 2
