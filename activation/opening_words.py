"""Opening hours in words: the week of a place, and where it stands now."""

from datetime import datetime, time, timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from absher_portal.fallback import localised
from absher_portal.formats import dates
from absher_portal.formats.lists import joined
from activation.models import Weekday
from activation.opening import Hours, Standing, weekday


def week(hours: Hours) -> list[str]:
    """`Sunday to Thursday, 08:00 to 14:30`: neighbouring days with the same hours in one line."""
    by_day = [(day, [(r.opens, r.closes) for r in hours if r.weekday == day]) for day in Weekday]
    groups = [(times, [day for day, _t in group]) for times, group in groupby(by_day, key=lambda pair: pair[1])]
    return [f"{_days(days)}{pgettext('list', ', ')}{_times(times)}" for times, days in groups if times]


def _days(days: list[Weekday]) -> str:
    if len(days) == 7:
        return _("Every day")
    if len(days) == 1:
        return str(days[0].label)
    # Translators: days of the week
    return _("%(first)s to %(last)s") % {"first": days[0].label, "last": days[-1].label}


def _times(times: list[tuple[time, time]]) -> str:
    if any(opens == closes for opens, closes in times):
        return _("24 hours")
    return joined(dates.clock_range(opens, closes) for opens, closes in times)


def said(place: Standing, now: datetime) -> str:
    """`Open now, closes at 14:30.` or `Closed for the weekend. Opens on Sunday at 08:00.`, ready for a page."""
    if place.is_open:
        return _open(place.changes_at, now)
    if place.changes_at is None:
        return _why(place)
    return format_html("{} {}", _why(place), _opens(place.changes_at, now))


def _open(closes: datetime | None, now: datetime) -> str:
    if closes is None:
        return _("Open now, 24 hours.")
    words = {"time": dates.clock_time(closes), "day": _day(closes)}
    # A night's end is the same evening to whoever goes there, so only a later day is named.
    if closes - now < timedelta(hours=24):
        return format_html(_("Open now, closes at {time}."), **words)
    return format_html(_("Open now, closes on {day} at {time}."), **words)


def _why(place: Standing) -> str:
    if place.is_weekend:
        return _("Closed for the weekend.")
    if place.holiday is None:
        return _("Closed now.")
    name = localised(place.holiday, "name")
    if place.holiday.is_expected:
        return format_html(_("Closed for {holiday} (expected dates)."), holiday=name)
    return format_html(_("Closed for {holiday}."), holiday=name)


def _opens(opens: datetime, now: datetime) -> str:
    words = {"time": dates.clock_time(opens), "day": _day(opens)}
    words |= {"date": dates.gregorian(opens.date()), "hijri": dates.hijri(opens.date())}
    days = (opens.date() - timezone.localtime(now).date()).days
    if days == 0:
        return format_html(_("Opens at {time}."), **words)
    if days == 1:
        return format_html(_("Opens at {time} tomorrow."), **words)
    if days < 7:
        return format_html(_("Opens on {day} at {time}."), **words)
    return format_html(_("Opens on {day}, {date} ({hijri}), at {time}."), **words)


def _day(moment: datetime) -> str:
    return str(weekday(timezone.localtime(moment).date()).label)
