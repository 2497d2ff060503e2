"""Whether a place is open at a moment, and when that changes next. Riyadh keeps one time all year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

from activation.models import Holiday, Weekday

DAY = timedelta(days=1)
AHEAD = 21  # days looked ahead: longer than any holiday with its weekends
WEEKEND = (Weekday.FRIDAY, Weekday.SATURDAY)
Span = tuple[datetime, datetime]


class Stretch(NamedTuple):
    """A row of `OpeningHours`: one stretch of one weekday."""

    weekday: int
    opens: time
    closes: time


Hours = tuple[Stretch, ...]


@dataclass(frozen=True)
class Standing:
    """Where a place stands at a moment; `changes_at` is None where it never changes, or nobody knows when."""

    is_open: bool
    changes_at: datetime | None
    holiday: Holiday | None = None  # closed today because of it
    is_weekend: bool = False  # closed today because of it


def weekday(day: date) -> Weekday:
    """The day of the week as `OpeningHours.weekday` counts it."""
    return Weekday((day.weekday() + 1) % 7)


def standing(hours: Hours, holidays: Iterable[Holiday], now: datetime) -> Standing | None:
    """Where a place with these hours stands, closed on these holidays; None when its hours are not known."""
    if not hours:
        return None
    now, holidays = timezone.localtime(now), list(holidays)
    for opens, closes in _joined(_spans(hours, holidays, now.date() - DAY)):
        if opens <= now < closes:
            return Standing(True, closes if closes - now < (AHEAD - 2) * DAY else None)
        if opens > now:
            return _closed(hours, holidays, now.date(), opens)
    return Standing(False, None)


def _closed(hours: Hours, holidays: list[Holiday], today: date, opens: datetime) -> Standing:
    if opens.date() == today:
        return Standing(False, opens)
    holiday = holiday_on(today, holidays)
    is_weekend = weekday(today) in WEEKEND and not any(row.weekday == weekday(today) for row in hours)
    return Standing(False, opens, holiday, is_weekend and holiday is None)


def holiday_on(day: date, holidays: Iterable[Holiday]) -> Holiday | None:
    """The holiday that this day belongs to."""
    return next((h for h in holidays if h.first_day <= day <= h.last_day), None)


def _spans(hours: Hours, holidays: list[Holiday], first: date) -> Iterator[Span]:
    """When it opens and closes, day after day; hours past midnight belong to the day on which they begin."""
    for day in (first + n * DAY for n in range(AHEAD)):
        if holiday_on(day, holidays) is None:
            for row in sorted((r for r in hours if r.weekday == weekday(day)), key=lambda r: r.opens):
                end = day if row.closes > row.opens else day + DAY
                yield _moment(day, row), timezone.make_aware(datetime.combine(end, row.closes))


def _moment(day: date, row: Stretch) -> datetime:
    return timezone.make_aware(datetime.combine(day, row.opens))


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The same without the seams: open till midnight and from midnight on is open throughout."""
    last: Span | None = None
    for opens, closes in spans:
        if last and opens <= last[1]:
            last = last[0], max(last[1], closes)
            continue
        if last:
            yield last
        last = opens, closes
    if last:
        yield last
