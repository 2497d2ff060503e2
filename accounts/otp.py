"""One-time codes: the only module that makes codes for messages.

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
from typing import Any, Literal

import pyotp
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Now

from absher_portal.clock import db_now
from absher_portal.text import compact_digits
from accounts import numbers, sends
from accounts.limits import Limited, allow, give_back
from accounts.models.otp import OtpChallenge, Purpose
from accounts.models.outbox import OutboxMessage
from accounts.models.user import User

KIND = "code"  # of the outbox message that carries a code
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
    budget: str = "",
    is_decoy: bool = False,
) -> OtpChallenge | Limited:
    """Send a fresh code to `phone` (E.164) if the purpose's budgets allow it; `sends` says whose they are.

    `budget` is the key of a recovery's sends, and of a known device's. A decoy costs the same and sends nothing.

    The same `submission` (the token of the form that asks) within seconds is answered with the same challenge.
    """
    if submission and OtpChallenge.objects.filter(submission=submission).exists():
        if twin := _twin(submission, purpose, user):
            return twin
        submission = None  # good for an earlier code: the form came back later, and asks anew
    if (limited := sends.over_budget(purpose, phone, user, ip, budget)) is not None:
        return limited
    return _issue_once(phone, submission, purpose=purpose, language=language, user=user, is_decoy=is_decoy)


def resend(
    challenge_id: uuid.UUID | str, purpose: Purpose, *, ip: str = "", budget: str = ""
) -> Sent | TooSoon | NoMoreSends | Limited:
    """Send the same code again and renew its life; tries stay used."""
    try:
        with transaction.atomic():
            return _resend(challenge_id, purpose, ip, budget)
    except _NotAllowed as refusal:
        return refusal.limited


def redeem(
    challenge_id: uuid.UUID | str, purpose: Purpose, code: str, *, guesser: str = ""
) -> Redeemed | Wrong | Dead | Limited:
    """Use the code up. Takes any digits, spaces and dashes; what cannot be a code costs no try.

    `guesser` is the key that wrong codes are counted by over all challenges (none while registering). Its place is
    taken before the verdict, so that no crowd of guesses passes the day's number, and given back unless it was wrong.
    """
    code = compact_digits(code)
    if not CODE.fullmatch(code):
        untouched = _usable(challenge_id, purpose).first()
        return Wrong(untouched.tries_left) if untouched else _why_dead(challenge_id, purpose)
    if guesser and isinstance(refused := allow("wrong-codes", guesser), Limited):
        return refused
    verdict = _judged(challenge_id, purpose, code)
    if guesser and not isinstance(verdict, Wrong):
        give_back("wrong-codes", guesser)
    return verdict


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


def _issue_once(phone: str, submission: uuid.UUID | None, **facts: Any) -> OtpChallenge:
    try:
        return _issue(phone, submission, **facts)
    except IntegrityError:  # the other half of a double click was first
        twin = _twin(submission, facts["purpose"], facts["user"]) if submission else None
        return twin or _issue(phone, None, **facts)


@transaction.atomic
def _issue(phone: str, submission: uuid.UUID | None, **facts: Any) -> OtpChallenge:
    now = db_now()
    challenge = OtpChallenge(
        key_id=_key_id(settings.OTP_KEYS[0]), created_at=now, sent_at=now, expires_at=now + numbers.CODE_LIFE,
        dies_at=now + numbers.CODE_LIFE_IN_ALL, submission=submission, **facts,
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


def _send(challenge: OtpChallenge) -> None:
    OutboxMessage.objects.enqueue(
        channel=OutboxMessage.Channel.SMS, kind=KIND, recipient=challenge.phone, language=challenge.language,
        challenge=challenge, not_after=challenge.expires_at,
    )  # fmt: skip
    sends.count_sent(challenge)


def _resend(challenge_id: uuid.UUID | str, purpose: Purpose, ip: str, budget: str) -> Sent | TooSoon | NoMoreSends:
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
    if (limited := sends.over_budget(purpose, challenge.phone, challenge.user, ip, budget)) is not None:
        raise _NotAllowed(limited)
    challenge.refresh_from_db()
    _send(challenge)
    return Sent(challenge)


def _alive(challenge_id: uuid.UUID | str, purpose: Purpose) -> QuerySet[OtpChallenge]:
    return OtpChallenge.objects.filter(pk=challenge_id, purpose=purpose, redeemed_at=None, expires_at__gt=Now())


def _usable(challenge_id: uuid.UUID | str, purpose: Purpose) -> QuerySet[OtpChallenge]:
    return _alive(challenge_id, purpose).filter(tries__lt=numbers.CODE_TRIES)


def _judged(challenge_id: uuid.UUID | str, purpose: Purpose, code: str) -> Redeemed | Wrong | Dead:
    alive = _alive(challenge_id, purpose)
    if not _usable(challenge_id, purpose).update(tries=F("tries") + 1) or (challenge := alive.first()) is None:
        return _why_dead(challenge_id, purpose)
    if not hmac.compare_digest(code_of(challenge), code) or challenge.is_decoy:
        return Wrong(challenge.tries_left)
    if not alive.update(redeemed_at=Now()):
        return _why_dead(challenge_id, purpose)
    sends.count_entered(challenge)
    return Redeemed(challenge)


def _why_dead(challenge_id: uuid.UUID | str, purpose: Purpose) -> Dead:
    challenge = OtpChallenge.objects.filter(pk=challenge_id, purpose=purpose).first()
    if challenge is not None and challenge.is_spent:
        return Dead("spent")
    return Dead("exhausted" if challenge is not None and challenge.is_exhausted else "expired")
