"""How long, how long ago and how soon, in the active language; plural forms are the language's own."""

from datetime import date, datetime
from math import ceil

from django.utils import timezone
from django.utils.translation import gettext, ngettext, ngettext_lazy, pgettext

from absher_portal.formats.dates import local_date

AHEAD = {
    "minute": ngettext_lazy("in %(count)d minute", "in %(count)d minutes", "count"),
    "hour": ngettext_lazy("in %(count)d hour", "in %(count)d hours", "count"),
    "day": ngettext_lazy("in %(count)d day", "in %(count)d days", "count"),
    "month": ngettext_lazy("in %(count)d month", "in %(count)d months", "count"),
    "year": ngettext_lazy("in %(count)d year", "in %(count)d years", "count"),
}
AGO = {
    "minute": ngettext_lazy("%(count)d minute ago", "%(count)d minutes ago", "count"),
    "hour": ngettext_lazy("%(count)d hour ago", "%(count)d hours ago", "count"),
    "day": ngettext_lazy("%(count)d day ago", "%(count)d days ago", "count"),
    "month": ngettext_lazy("%(count)d month ago", "%(count)d months ago", "count"),
    "year": ngettext_lazy("%(count)d year ago", "%(count)d years ago", "count"),
}
# Up to here the smaller unit says more: "in 150 days", "in 14 months". Sentences that count days go as far.
DAYS_NOT_MONTHS = 181
MONTHS_NOT_YEARS = 24


def span(seconds: float) -> str:
    """`45 seconds`, `4 minutes`, `2 hours`, rounded up; in Arabic as it reads after «بعد»."""
    if (whole := ceil(seconds)) <= 60:
        return ngettext("%(count)d second", "%(count)d seconds", whole) % {"count": whole}
    if (minutes := ceil(seconds / 60)) <= 60:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    hours = ceil(seconds / 3600)
    return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}


def relative(moment: datetime, now: datetime | None = None) -> str:
    """`5 minutes ago`, `in 3 hours`, then by days; only whole units count, so that nothing is promised too soon."""
    now = now or timezone.now()
    seconds = (moment - now).total_seconds()
    if abs(seconds) < 60:
        return pgettext("relative time", "now")
    if abs(seconds) < 3600:
        return _said("minute", int(seconds / 60))
    if abs(seconds) < 24 * 3600:
        return _said("hour", int(seconds / 3600))
    return relative_day(local_date(moment), local_date(now))


def relative_day(day: date, today: date | None = None) -> str:
    """`yesterday`, `today`, `in 20 days`, `in 3 months`, `2 years ago`, by the calendar in Riyadh."""
    today = today or timezone.localdate()
    near = {-1: gettext("yesterday"), 0: gettext("today"), 1: gettext("tomorrow")}
    days = (day - today).days
    if days in near:
        return near[days]
    if abs(days) < DAYS_NOT_MONTHS:
        return _said("day", days)
    months = _whole_months(*sorted((day, today))) * (1 if days > 0 else -1)
    return _said("month", months) if abs(months) < MONTHS_NOT_YEARS else _said("year", int(months / 12))


def _said(unit: str, count: int) -> str:
    return (AHEAD if count > 0 else AGO)[unit] % {"count": abs(count)}


def _whole_months(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)
