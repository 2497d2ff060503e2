"""The codes of an authenticator app: checked with pyotp, each good once.

Steps are counted by the database's clock, which the web machines agree on; an app may be one step (30 seconds)
ahead or behind. allauth's own guard against a second use lives in the cache; ours is a row.
"""

import hmac
from functools import lru_cache

import pyotp
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.db import IntegrityError, connection, transaction

from absher_portal.clock import db_now
from absher_portal.sealing import seal, unseal
from absher_portal.text import compact_digits
from accounts.models import TotpUse, User

STEP = 30  # seconds
TOLERANCE = 1  # steps


def fresh_secret() -> str:
    """160 random bits in base 32."""
    secret: str = pyotp.random_base32()
    return secret


def authenticator(user: User | None) -> Authenticator | None:
    """The account's app, of which there is one at most."""
    return Authenticator.objects.filter(user_id=user.pk if user else 0, type=Authenticator.Type.TOTP).first()


def check(user: User | None, code: str) -> bool:
    """Use an app code of this account up: any digits, spaces forgiven. Where there is no app it is as dear."""
    found = authenticator(user)
    step = matching_step(unseal(found.data["secret"] if found else _nobodys_secret()), code)
    return bool(user and found and step and _use_up(user, step))


def activate(user: User, secret: str, code: str) -> Authenticator | None:
    """Bind the app that knows `secret` when the code proves it; None when it does not, or one is bound already."""
    step = matching_step(secret, code)
    if step is None:
        return None
    try:
        with transaction.atomic():
            bound: Authenticator = TOTP.activate(user, secret).instance
            TotpUse.objects.update_or_create(user=user, defaults={"step": step})
    except IntegrityError:  # the other half of a double click was first
        return None
    return bound


def matching_step(secret: str, code: str) -> int | None:
    """The step whose code this is, or None. Each candidate is compared, whichever fits."""
    now, typed = current_step(), compact_digits(code).encode()
    steps = range(now - TOLERANCE, now + TOLERANCE + 1)
    fitting = [step for step in steps if hmac.compare_digest(code_at(secret, step).encode(), typed)]
    return fitting[0] if fitting else None


def current_step() -> int:
    """How many 30 seconds have passed since 1970."""
    return int(db_now().timestamp()) // STEP


def code_at(secret: str, step: int) -> str:
    """The six digits of that step."""
    code: str = pyotp.HOTP(secret).at(step)
    return code


def _use_up(user: User, step: int) -> bool:
    """One upsert, so of parallel uses of one code exactly one succeeds."""
    table = TotpUse._meta.db_table
    sql = f"""
        INSERT INTO {table} AS kept (user_id, step) VALUES (%s, %s)
        ON CONFLICT (user_id) DO UPDATE SET step = excluded.step WHERE kept.step < excluded.step
        RETURNING step
    """  # noqa: S608 - the table's name is ours
    with connection.cursor() as cursor:
        cursor.execute(sql, [user.pk, step])
        return bool(cursor.fetchall())


@lru_cache(maxsize=1)
def _nobodys_secret() -> str:
    return seal(fresh_secret())
