"""How many, per how long, keyed by what: the only rate limits of the portal, counted in the database.

A window begins with its first use. Each is one atomic upsert, so parallel callers cannot share a place; a
refused call writes nothing. Call `allow` outside a transaction: inside one it holds its row until the commit,
and a rollback gives the place back.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from django.db import connection

from absher_portal.clock import epoch_sql
from absher_portal.sealing import fingerprint
from accounts.models.limits import LimitCount

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    places: int
    within: timedelta


# Per-address budgets leave room for an office or a carrier where hundreds share one address.
LIMITS: dict[str, tuple[Window, ...]] = {
    "code-sends-unproven-phone": (Window(3, HOUR), Window(6, DAY)),
    "code-sends-unproven-ip": (Window(20, HOUR),),
    "code-sends-sign-in": (Window(5, HOUR), Window(10, DAY)),  # key: account
    "registration-submits-ip": (Window(60, HOUR),),
    "username-look-ups-ip": (Window(30, 10 * MINUTE), Window(200, DAY)),
    "sign-in-tries-ip": (Window(200, 5 * MINUTE),),
    "email-confirmations": (Window(3, HOUR), Window(6, DAY)),  # key: account
}


@dataclass(frozen=True, slots=True)
class Allowed:
    def __bool__(self) -> Literal[True]:
        return True


@dataclass(frozen=True, slots=True)
class Limited:
    """Refused until `until` (aware, UTC): `seconds` from now by the database's clock, ≥ 1 (Retry-After)."""

    until: datetime
    seconds: int

    def __bool__(self) -> Literal[False]:  # so test an optional one with `is None`
        return False

    @classmethod
    def at(cls, ends: int, now: int) -> "Limited":
        return cls(datetime.fromtimestamp(ends, UTC), max(1, ends - now))


def allow(name: str, key: str) -> Allowed | Limited:
    """Take one place of the budget `name` (`KeyError` when it is not in `LIMITS`) for `key`."""
    sealed = fingerprint(f"limit.{name}", key)
    for window in LIMITS[name]:
        if refused := _take(name, window, sealed):
            return Limited.at(*refused)
    return Allowed()


def _take(name: str, window: Window, key: str) -> tuple[int, int] | None:
    """None when a place was taken, else (end of the window, now) in epoch seconds."""
    table, now, seconds = LimitCount._meta.db_table, epoch_sql(), int(window.within.total_seconds())
    take = f"""
        INSERT INTO {table} AS kept (name, seconds, key, used, ends) VALUES (%s, %s, %s, 1, {now} + %s)
        ON CONFLICT (name, seconds, key) DO UPDATE SET
            used = CASE WHEN kept.ends <= {now} THEN 1 ELSE kept.used + 1 END,
            ends = CASE WHEN kept.ends <= {now} THEN {now} + kept.seconds ELSE kept.ends END
        WHERE kept.ends <= {now} OR kept.used < %s
        RETURNING used
    """  # noqa: S608 - the table's name and the clock are ours
    look = f"SELECT ends, {now} FROM {table} WHERE name = %s AND seconds = %s AND key = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(take, [name, seconds, key, seconds, window.places])
        if cursor.fetchall():
            return None
        cursor.execute(look, [name, seconds, key])
        found: tuple[int, int] = cursor.fetchone() or (0, 0)
        return found
