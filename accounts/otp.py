"""One-time codes: the only module that knows pyotp.

A code is derived (HOTP) from a server key of its own, the challenge, its purpose, its phone and a random
nonce per row, so it is stored nowhere and the delivery step can work it out again. Whatever happens to a
challenge is one guarded UPDATE; time is the database's.

Never roll back a transaction in which `redeem` said Wrong: that would give the try back.
"""

import base64
import hashlib
import hmac
import re
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import pyotp
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Now

from absher_portal.clock import db_now
from absher_portal.text import compact_digits
from accounts import numbers
from accounts.limits import Limited, allow
from accounts.models.otp import OtpChallenge, Purpose
from accounts.models.outbox import OutboxMessage
from accounts.models.user import User

KIND = "code"  # of the outbox message that carries a code
PROVEN = {Purpose.SIGN_IN}  # asked for by someone who has shown the password: the account's own budget
CODE = re.compile(rf"[0-9]{{{numbers.CODE_DIGITS}}}")


@dataclass(frozen=True, slots=True)
class Sent:
    challenge: OtpChallenge


@dataclass(frozen=True, slots=True)
class TooSoon:
    """The next send is allowed at `at` (aware)."""

    at: datetime


@dataclass(frozen=True, slots=True)
class NoMoreSends:
    """All sends used, or the challenge is spent, exhausted or too old: only a new one helps."""


@dataclass(frozen=True, slots=True)
class Redeemed:
    challenge: OtpChallenge


@dataclass(frozen=True, slots=True)
class Wrong:
    tries_left: int


@dataclass(frozen=True, slots=True)
class Dead:
    """No code fits this challenge any more. One that was never issued looks expired."""

    reason: Literal["expired", "spent", "exhausted"]


class _NotAllowed(Exception):
    def __init__(self, limited: Limited) -> None:
        self.limited = limited


def issue(
    purpose: Purpose,
    phone: str,
    *,
    language: str,
    user: User | None = None,
    ip: str = "",
    submission: uuid.UUID | None = None,
) -> OtpChallenge | Limited:
    """Send a fresh code to `phone` (E.164) if the purpose's budgets allow it; `SIGN_IN` needs the `user`.

    The same `submission` (the token of the form that asks) within seconds is answered with the same challenge.
    """
    if submission and OtpChallenge.objects.filter(submission=submission).exists():
        if twin := _twin(submission, purpose, user):
            return twin
        submission = None  # good for an earlier code: the form came back later, and asks anew
    if (limited := _over_budget(purpose, phone, user, ip)) is not None:
        return limited
    try:
        return _issue(purpose, phone, language, user, submission)
    except IntegrityError:  # the other half of a double click was first
        twin = _twin(submission, purpose, user) if submission else None
        return twin or _issue(purpose, phone, language, user, None)


def resend(challenge_id: uuid.UUID | str, purpose: Purpose, *, ip: str = "") -> Sent | TooSoon | NoMoreSends | Limited:
    """Send the same code again and renew its life; tries stay used."""
    try:
        with transaction.atomic():
            return _resend(challenge_id, purpose, ip)
    except _NotAllowed as refusal:
        return refusal.limited


def redeem(challenge_id: uuid.UUID | str, purpose: Purpose, code: str) -> Redeemed | Wrong | Dead:
    """Use the code up. Takes any digits, spaces and dashes; what cannot be a code costs no try."""
    code = compact_digits(code)
    alive = OtpChallenge.objects.filter(pk=challenge_id, purpose=purpose, redeemed_at=None, expires_at__gt=Now())
    usable = alive.filter(tries__lt=numbers.CODE_TRIES)
    if not CODE.fullmatch(code):
        untouched = usable.first()
        return Wrong(untouched.tries_left) if untouched else _why_dead(challenge_id, purpose)
    if not usable.update(tries=F("tries") + 1) or (challenge := alive.first()) is None:
        return _why_dead(challenge_id, purpose)
    if not hmac.compare_digest(code_of(challenge), code):
        return Wrong(challenge.tries_left)
    if not alive.update(redeemed_at=Now()):
        return _why_dead(challenge_id, purpose)
    return Redeemed(challenge)


def code_of(challenge: OtpChallenge) -> str:
    """The code itself, for the delivery step only; empty when its key has been retired."""
    key = next((key for key in settings.OTP_KEYS if _key_id(key) == challenge.key_id), None)
    if key is None:
        return ""
    origin = f"otp.v1|{challenge.purpose}|{challenge.pk}|{challenge.phone}|{bytes(challenge.nonce).hex()}"
    secret = base64.b32encode(hmac.digest(key.encode(), origin.encode(), "sha256")).decode()
    code: str = pyotp.HOTP(secret, digits=numbers.CODE_DIGITS, digest=hashlib.sha256).at(0)
    return code


def _key_id(key: str) -> str:
    return hashlib.sha256(f"otp-key-id|{key}".encode()).hexdigest()[:8]


@transaction.atomic
def _issue(
    purpose: Purpose, phone: str, language: str, user: User | None, submission: uuid.UUID | None
) -> OtpChallenge:
    now = db_now()
    challenge = OtpChallenge(
        purpose=purpose, user=user, language=language, key_id=_key_id(settings.OTP_KEYS[0]), created_at=now,
        sent_at=now, expires_at=now + numbers.CODE_LIFE, dies_at=now + numbers.CODE_LIFE_IN_ALL, submission=submission,
    )  # fmt: skip
    challenge.phone = phone
    challenge.save(force_insert=True)
    _send(challenge)
    return challenge


def _twin(submission: uuid.UUID, purpose: Purpose, user: User | None) -> OtpChallenge | None:
    """What this very form asked for a moment ago."""
    asked = OtpChallenge.objects.filter(submission=submission, purpose=purpose, user=user, redeemed_at=None)
    asked = asked.filter(tries__lt=numbers.CODE_TRIES)
    return asked.filter(created_at__gt=db_now() - numbers.CODE_SAME_SUBMISSION).first()


def _over_budget(purpose: Purpose | str, phone: str, user: User | None, ip: str) -> Limited | None:
    """The address is asked before the phone: an address over its budget must not spend a stranger's."""
    if purpose in PROVEN:
        if user is None:
            raise ValueError(f"{purpose} needs its user: the budget is the account's")
        budgets = [("code-sends-sign-in", str(user.pk))]
    else:
        budgets = [("code-sends-unproven-ip", ip), ("code-sends-unproven-phone", phone)]
    for name, key in budgets:
        if isinstance(answer := allow(name, key), Limited):
            return answer
    return None


def _send(challenge: OtpChallenge) -> None:
    OutboxMessage.objects.enqueue(
        channel=OutboxMessage.Channel.SMS, kind=KIND, recipient=challenge.phone, language=challenge.language,
        challenge=challenge, not_after=challenge.expires_at,
    )  # fmt: skip


def _resend(challenge_id: uuid.UUID | str, purpose: Purpose, ip: str) -> Sent | TooSoon | NoMoreSends:
    challenge = OtpChallenge.objects.filter(pk=challenge_id, purpose=purpose, redeemed_at=None).first()
    now = db_now()
    if challenge is None or not challenge.may_be_resent(now):
        return NoMoreSends()
    if now < challenge.may_resend_at:
        return TooSoon(challenge.may_resend_at)
    expires_at = min(now + numbers.CODE_LIFE, challenge.dies_at)
    unchanged = OtpChallenge.objects.filter(
        pk=challenge_id, redeemed_at=None, tries__lt=numbers.CODE_TRIES, sends=challenge.sends
    )
    if not unchanged.update(sends=F("sends") + 1, sent_at=now, expires_at=expires_at):
        return TooSoon(now + numbers.CODE_RESEND_AFTER)  # another press of the same button was first
    if (limited := _over_budget(purpose, challenge.phone, challenge.user, ip)) is not None:
        raise _NotAllowed(limited)
    challenge.refresh_from_db()
    _send(challenge)
    return Sent(challenge)


def _why_dead(challenge_id: uuid.UUID | str, purpose: Purpose) -> Dead:
    challenge = OtpChallenge.objects.filter(pk=challenge_id, purpose=purpose).first()
    if challenge is not None and challenge.is_spent:
        return Dead("spent")
    return Dead("exhausted" if challenge is not None and challenge.is_exhausted else "expired")
