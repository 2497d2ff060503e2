"""The wrong-password ladder: 5 tries in 5 minutes, then waits that grow to an hour, 100 in a row close it.

`reserve` takes a try before the password is hashed and `clear` gives all back after a right one, so parallel
guesses cannot pass the count. A name that nobody has is counted exactly like one that somebody has.
"""

import time
from dataclasses import dataclass
from typing import Literal

from django.db import connection

from absher_portal.clock import epoch_sql
from absher_portal.sealing import fingerprint
from accounts import numbers
from accounts.limits import Allowed, Limited
from accounts.models.limits import WrongPasswords
from accounts.models.user import User

RECENT = 24 * 3600  # seconds that a failure counts for the image code


@dataclass(frozen=True, slots=True)
class Closed:
    """Too many in a row: the password opens nothing until a centre, recovery or stronger factor clears it."""

    def __bool__(self) -> Literal[False]:
        return False


def account_key(user: User) -> str:
    """The key of an account's own count, whichever of its names was typed."""
    return f"user:{user.pk}"


def reserve(key: str) -> Allowed | Limited | Closed:
    """Take one try for `key`, which must be the same whichever of an account's names was typed."""
    sealed = _sealed(key)
    for _ in range(3):  # another's `clear` or the end of the wait may come between the two statements
        if _take(sealed):
            return Allowed()
        if (refused := _refusal(sealed)) is not None:
            return refused
    now = int(time.time())
    return Limited.at(now + 1, now)


def clear(key: str) -> None:
    """Forget the failures: the password was right, or its owner proved themselves another way."""
    WrongPasswords.objects.filter(key=_sealed(key)).delete()


def recent(key: str) -> int:
    """Failures in a row, 0 when the last one is more than a day ago."""
    now = epoch_sql()
    sql = f"SELECT in_a_row FROM {_table()} WHERE key = %s AND last > {now} - %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [_sealed(key), RECENT])
        found = cursor.fetchone()
    return found[0] if found else 0


def _sealed(key: str) -> str:
    return fingerprint("wrong-password", key)


def _table() -> str:
    return WrongPasswords._meta.db_table


def _take(key: str) -> bool:
    now, within = epoch_sql(), int(numbers.WRONG_PASSWORDS_WITHIN.total_seconds())
    waits = [int(wait.total_seconds()) for wait in numbers.WRONG_PASSWORD_WAITS]
    wait = f"CASE kept.waits {' '.join(f'WHEN {i} THEN {s}' for i, s in enumerate(waits))} ELSE {waits[-1]} END"
    is_last = f"kept.window_ends > {now} AND kept.tries >= {numbers.WRONG_PASSWORDS - 1}"
    sql = f"""
        INSERT INTO {_table()} AS kept (key, in_a_row, tries, window_ends, waits, wait_ends, last)
        VALUES (%s, 1, 1, {now} + {within}, 0, 0, {now})
        ON CONFLICT (key) DO UPDATE SET
            in_a_row = kept.in_a_row + 1,
            tries = CASE WHEN {is_last} THEN 0 WHEN kept.window_ends <= {now} THEN 1 ELSE kept.tries + 1 END,
            window_ends = CASE WHEN {is_last} THEN 0 WHEN kept.window_ends <= {now} THEN {now} + {within}
                          ELSE kept.window_ends END,
            wait_ends = CASE WHEN {is_last} THEN {now} + {wait} ELSE kept.wait_ends END,
            waits = CASE WHEN {is_last} THEN kept.waits + 1 ELSE kept.waits END,
            last = {now}
        WHERE kept.wait_ends <= {now} AND kept.in_a_row < {numbers.WRONG_PASSWORDS_CLOSE}
        RETURNING in_a_row
    """  # noqa: S608 - numbers and the table's name are ours
    with connection.cursor() as cursor:
        cursor.execute(sql, [key])
        return bool(cursor.fetchall())


def _refusal(key: str) -> Limited | Closed | None:
    sql = f"SELECT in_a_row, wait_ends, {epoch_sql()} FROM {_table()} WHERE key = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [key])
        in_a_row, wait_ends, now = cursor.fetchone() or (0, 0, 0)
    if in_a_row >= numbers.WRONG_PASSWORDS_CLOSE:
        return Closed()
    return Limited.at(wait_ends, now) if wait_ends > now else None
