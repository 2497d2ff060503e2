"""How many, per how long, keyed by what: the only rate limits of the portal, counted in the database.

A window begins with its first use. Each is one atomic upsert, so parallel callers cannot share a place; a
refused call writes nothing. Call `allow` outside a transaction: inside one it holds its row until the commit,
and a rollback gives the place back.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from django.db import connection
from django.db.models import F

from absher_portal.clock import epoch_sql
from absher_portal.sealing import fingerprint
from accounts import centres, numbers
from accounts.models.limits import LimitCount

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
EVER = timedelta(days=20000)  # until `forget` (Limited.is_final); its seconds fit a column of 31 bits


@dataclass(frozen=True, slots=True)
class Window:
    places: int
    within: timedelta


# The key stands beside the name. A browser that the account knows is counted by itself (`device:<pk>`), so that no
# stranger spends its budget. `-ip`: addresses (an IPv6 one as its /64), with room for an office or a carrier where
# hundreds share one, and more for centres. An ID alone counts where it is typed to sign in (`failures`) and in
# questions without sign-in: strangers can use that up, so its owner, signed in, has a budget of their own. In recovery
# it counts with its mobile.
LIMITS: dict[str, tuple[Window, ...]] = {
    "code-sends-unproven-phone": (Window(3, HOUR), Window(6, DAY)),
    "code-sends-unproven-ip": (Window(20, HOUR), Window(200, DAY)),  # or device
    "code-sends-sign-in": (Window(5, HOUR), Window(10, DAY)),  # account or device
    "code-sends-recovery": (Window(3, HOUR), Window(6, DAY)),  # ID with mobile, or device
    "code-sends-phone-change": (Window(6, HOUR), Window(12, DAY)),  # account
    "code-sends-new-phone": (Window(3, HOUR), Window(6, DAY)),  # phone, asked for by someone signed in
    "code-sends-desk": (Window(3, HOUR), Window(6, DAY)),  # account, asked for by an officer
    "code-sends-everywhere": (Window(numbers.CODE_SENDS_A_MINUTE, MINUTE),),  # known people and strangers apart
    "wrong-codes": (Window(numbers.WRONG_CODES_A_DAY, DAY),),  # account, device, or a stranger's ID with mobile
    "recovery-starts-ip": (Window(60, HOUR), Window(300, DAY)),  # or device
    "recovery-answers": (Window(numbers.RECOVERY_ANSWERS_A_DAY, DAY), Window(numbers.RECOVERY_ANSWERS_IN_ALL, EVER)),
    "registration-submits-ip": (Window(60, HOUR), Window(300, DAY)),
    "username-look-ups-ip": (Window(30, 10 * MINUTE), Window(200, DAY)),
    "sign-in-tries-ip": (Window(200, 5 * MINUTE), Window(5000, DAY)),  # or device
    "passkey-challenges-ip": (Window(200, 5 * MINUTE),),  # each is a session's row
    "image-codes-ip": (Window(300, 10 * MINUTE),),
    "image-code-files-ip": (Window(900, 10 * MINUTE),),  # pictures, sounds and proofs, several for one code
    "exports": (Window(5, DAY),),  # account
    "reports": (Window(20, HOUR), Window(60, DAY)),  # account
    "report-files": (Window(30, HOUR),),  # account; the longest takes seconds
    "report-checks-ip": (Window(60, 10 * MINUTE), Window(1000, DAY)),
    # Questions without sign-in: an ID is counted for each address and, with more room, for all of them. Who asks
    # from one cannot use it up; who asks from many tries 60 dates of birth a month. Who is signed in and types
    # their own ID is counted by account instead; activated, they need type nothing and are not counted.
    "public-inquiries-ip": (Window(60, HOUR), Window(300, DAY)),
    "public-inquiries-pair": (Window(20, DAY),),  # ID or account, with address: nine inquiries, and slips of the pen
    "public-inquiries-number": (Window(30, DAY), Window(60, 30 * DAY)),  # ID or account
    "feedback-ip": (Window(20, HOUR), Window(100, DAY)),  # answers about pages
    "not-me-ip": (Window(20, HOUR), Window(100, DAY)),  # links that we never made
    "email-confirmations": (Window(3, HOUR), Window(6, DAY)),  # account
    "api-calls-ip": (Window(1200, MINUTE),),  # before any signature is looked at
    "api-calls-provider": (Window(600, MINUTE),),
    "api-wrong-people": (Window(20, DAY),),  # provider with reference: the masked ID leaves few to guess
    "desk-look-ups": (Window(60, HOUR), Window(300, DAY)),  # officer
    "refusals-written": (Window(1, HOUR),),  # budget and its key: a flood of refusals is not a flood of events
}


@dataclass(frozen=True, slots=True)
class Allowed:
    is_last: bool = False  # the place taken was the last of a window

    def __bool__(self) -> Literal[True]:
        return True


@dataclass(frozen=True, slots=True)
class Limited:
    """Refused until `until` (aware, UTC): `seconds` from now by the database's clock, ≥ 1 (Retry-After).

    `name` is the budget's, `key` the sealed key that it was asked for.
    """

    until: datetime
    seconds: int
    name: str = ""
    key: str = ""

    def __bool__(self) -> Literal[False]:  # so test an optional one with `is None`
        return False

    @property
    def is_final(self) -> bool:
        """No waiting helps: the budget is one that only `forget` opens."""
        return self.seconds > (EVER / 2).total_seconds()

    @classmethod
    def at(cls, ends: int, now: int, name: str = "", key: str = "") -> "Limited":
        return cls(datetime.fromtimestamp(ends, UTC), max(1, ends - now), name, key)


def allow(name: str, key: str) -> Allowed | Limited:
    """Take one place of the budget `name` (`KeyError` when it is not in `LIMITS`) for `key`."""
    sealed, is_last = _sealed(name, key), False
    factor = numbers.CENTRE_FACTOR if name.endswith("-ip") and centres.is_centre(key) else 1
    for window in LIMITS[name]:
        places = window.places * factor
        taken = _take(name, window, places, sealed)
        if isinstance(taken, Limited):
            return taken
        is_last = is_last or taken == places
    return Allowed(is_last)


def give_back(name: str, key: str) -> None:
    """Return the place that `allow` took: it was not needed after all."""
    LimitCount.objects.filter(name=name, key=_sealed(name, key), used__gt=0).update(used=F("used") - 1)


def forget(name: str, key: str) -> None:
    """Give back all that `key` has used of the budget `name`."""
    LimitCount.objects.filter(name=name, key=_sealed(name, key)).delete()


def is_first(limited: Limited) -> bool:
    """Whether this refusal is to be written down: the first of its budget and key within the hour."""
    return bool(allow("refusals-written", f"{limited.name}|{limited.key}"))


def _sealed(name: str, key: str) -> str:
    return fingerprint(f"limit.{name}", key)


def _take(name: str, window: Window, places: int, key: str) -> int | Limited:
    """How many places are used now, this one included."""
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
        cursor.execute(take, [name, seconds, key, seconds, places])
        taken: list[tuple[int]] = cursor.fetchall()
        if taken:
            return taken[0][0]
        cursor.execute(look, [name, seconds, key])
        ends, clock = cursor.fetchone() or (0, 0)
    return Limited.at(ends, clock, name, key)
