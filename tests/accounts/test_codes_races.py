"""A code asked for again under real concurrency; guessing stands in `attacks/`."""

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


def test_64_presses_of_resend_send_one_more_message() -> None:
    challenge = issued()
    OtpChallenge.objects.update(sent_at=challenge.sent_at - otp.numbers.CODE_RESEND_AFTER)
    answers = at_once(lambda n: type(otp.resend(challenge.pk, Purpose.REGISTER)).__name__, 64)
    assert Counter(answers) == {"Sent": 1, "TooSoon": 63}
    assert OutboxMessage.objects.count() == 2
