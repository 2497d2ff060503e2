"""The wrong-password ladder: 5 tries in 5 minutes, then waits that grow to an hour, 100 in a row close it.

`reserve` takes a try before the password is hashed and `clear` gives all back after a right one, so parallel
guesses cannot pass the count. At the sign-in door two counts run: one by the name typed, which anybody sees and
which a name that nobody has keeps just the same, and one of the account behind it, which nobody sees: were it
seen, failures under a username would tell which ID number belongs to it.
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
from accounts.models.user import User, canonical_identifier

NAME = "wrong-passwords"  # of this budget, where refusals are written down
FACTOR, CONFIRM = "factor", "confirm"  # the journeys beside signing in that count tries
RECENT = 24 * 3600  # seconds that a failure counts for the image code


@dataclass(frozen=True, slots=True)
class Closed:
    """Too many in a row: the password opens nothing until a centre, recovery or stronger factor clears it."""

    def __bool__(self) -> Literal[False]:
        return False


@dataclass(frozen=True, slots=True)
class Unjudged:
    """The account's tries are used up, under its other name too: the password is wrong, whatever it is."""


def account_key(user: User | None, typed: str = "") -> str:
    """The key of the unseen count behind the name `typed`; one that nobody has gets a count of its own."""
    return f"user:{user.pk}" if user else f"nobody:{canonical_identifier(typed)}"


def name_key(typed: str) -> str:
    """The key of the count that is seen, the same for every spelling of one username or ID number."""
    return f"name:{canonical_identifier(typed)}"


def reserve(key: str) -> Allowed | Limited | Closed:
    """Take one try for `key`."""
    taken = _reserve(_sealed(key))
    return Allowed() if isinstance(taken, int) else taken


def reserve_by_name(typed: str, user: User | None) -> Allowed | Unjudged | Limited | Closed:
    """Take one try for the name `typed` and one for the account behind it; what it says depends on the name alone.

    By one clock, so that who waits as long as they were told is never `Unjudged` for failures under the same name.
    """
    taken = _reserve(_sealed(name_key(typed)))
    if not isinstance(taken, int):
        return taken
    return Unjudged() if _take(_sealed(account_key(user, typed)), now=taken) is None else Allowed()


def clear(*keys: str) -> None:
    """Forget the failures: the password was right, or its owner proved themselves another way."""
    WrongPasswords.objects.filter(key__in=[_sealed(key) for key in keys]).delete()


def forget(user: User) -> None:
    """Clear every count of this account: its password's by each name, its second step's, its confirmations'."""
    names = [name_key(name) for name in (user.username, user.national_id)]
    clear(account_key(user), *names, *(f"{journey}:{user.pk}" for journey in (FACTOR, CONFIRM)))


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


def _reserve(key: str) -> int | Limited | Closed:
    """The moment of the try that was taken."""
    for _ in range(3):  # another's `clear` or the end of the wait may come between the two statements
        if (taken := _take(key)) is not None:
            return taken
        if (refused := _refusal(key)) is not None:
            return refused
    now = int(time.time())
    return Limited.at(now + 1, now, NAME, key)


def _take(key: str, now: int | str = "") -> int | None:
    """The moment of the try: `now`, else the database's; None when there is none left."""
    now, within = now or epoch_sql(), int(numbers.WRONG_PASSWORDS_WITHIN.total_seconds())
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
        RETURNING last
    """  # noqa: S608 - numbers and the table's name are ours
    with connection.cursor() as cursor:
        cursor.execute(sql, [key])
        taken: list[tuple[int]] = cursor.fetchall()
    return taken[0][0] if taken else None


def _refusal(key: str) -> Limited | Closed | None:
    sql = f"SELECT in_a_row, wait_ends, {epoch_sql()} FROM {_table()} WHERE key = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [key])
        in_a_row, wait_ends, now = cursor.fetchone() or (0, 0, 0)
    if in_a_row >= numbers.WRONG_PASSWORDS_CLOSE:
        return Closed()
    return Limited.at(wait_ends, now, NAME, key) if wait_ends > now else None
