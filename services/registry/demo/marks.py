"""Days that move with today: how demo records are written, and what they mean on a given day.

A record is written as its JSON (`Record.to_json`), with a mark wherever that would have a day, a moment or a Hijri
year that depends on today.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from hijridate import Gregorian

MINUTES = 24 * 60
Mark = dict[str, Any]


def day(offset: int) -> Mark:
    """So many days after today; before it where negative."""
    return {"day": offset}


def at(offset: int, clock: str) -> Mark:
    """The moment `clock` (`14:05`, Riyadh) of that day."""
    return {"day": offset, "clock": clock}


def born(age: int, month: int, day_of_month: int) -> Mark:
    """The birthday of somebody who is always of this age in Gregorian years (and never born on 29 February)."""
    return {"age": age, "month": month, "day_of_month": day_of_month}


def season(offset: int = 0) -> Mark:
    """This Hijri year, or one so many years away."""
    return {"season": offset}


def meant(written: Any, today: date) -> Any:
    """What a value of a record's content says on that day, as `Record.from_json` reads it."""
    if not isinstance(written, dict):
        return written
    if "clock" in written:
        clock = time.fromisoformat(written["clock"])
        return timezone.make_aware(datetime.combine(_after(today, written), clock)).isoformat()
    if "day" in written:
        return _after(today, written).isoformat()
    if "age" in written:
        return _birthday(written, today).isoformat()
    if "season" in written:
        return Gregorian.fromdate(today).to_hijri().year + written["season"]
    return written


def position(written: Any) -> int:
    """Where a marked day or moment stands among others of its kind, in minutes; 0 for anything else."""
    if not isinstance(written, dict) or "day" not in written:
        return 0
    clock = time.fromisoformat(written.get("clock", "00:00"))
    return int(written["day"]) * MINUTES + clock.hour * 60 + clock.minute


def _after(today: date, written: Mark) -> date:
    return today + timedelta(days=written["day"])


def _birthday(written: Mark, today: date) -> date:
    passed = (today.month, today.day) >= (written["month"], written["day_of_month"])
    return date(today.year - written["age"] - (not passed), written["month"], written["day_of_month"])
