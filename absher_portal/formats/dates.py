"""Days in both calendars, Umm al-Qura (by hijridate) beside Gregorian, and times of the day, in the active language."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext, gettext_noop, pgettext, pgettext_lazy
from hijridate import Gregorian

# Django knows the Gregorian months in every language; its Arabic writes «إبريل», Saudi offices «أبريل».
gettext_noop("April")
HIJRI_MONTHS = (
    pgettext_lazy("Hijri month", "Muharram"),
    pgettext_lazy("Hijri month", "Safar"),
    pgettext_lazy("Hijri month", "Rabi I"),
    pgettext_lazy("Hijri month", "Rabi II"),
    pgettext_lazy("Hijri month", "Jumada I"),
    pgettext_lazy("Hijri month", "Jumada II"),
    pgettext_lazy("Hijri month", "Rajab"),
    pgettext_lazy("Hijri month", "Sha’ban"),
    pgettext_lazy("Hijri month", "Ramadan"),
    pgettext_lazy("Hijri month", "Shawwal"),
    pgettext_lazy("Hijri month", "Dhu al-Qa’dah"),
    pgettext_lazy("Hijri month", "Dhu al-Hijjah"),
)


def local_date(moment: date | datetime) -> date:
    """The calendar day in Riyadh."""
    return timezone.localtime(moment).date() if isinstance(moment, datetime) else moment


def gregorian(day: date) -> str:
    """`22 November 2026` or «22 نوفمبر 2026م»."""
    return date_format(day)


def hijri(day: date) -> str:
    """`12 Jumada II 1448 AH` or «12 جمادى الآخرة 1448هـ»; empty outside 1343–1500 AH, where no table exists."""
    converted = _umm_al_qura(day)
    return _hijri_words(*converted) if converted else ""


def both(day: date) -> str:
    """The day in both calendars as plain text, or in the one that knows it."""
    umm_al_qura = hijri(day)
    return both_pattern().format(gregorian=gregorian(day), hijri=umm_al_qura) if umm_al_qura else gregorian(day)


def gregorian_ends(first: date, last: date) -> tuple[str, str]:
    """Both ends of a range, the first without what the last says too: `3` and `9 December 2026`."""
    if first.year != last.year:
        return gregorian(first), gregorian(last)
    head = str(first.day) if first.month == last.month else date_format(first, "MONTH_DAY_FORMAT")
    return head, gregorian(last)


def hijri_ends(first: date, last: date) -> tuple[str, str] | None:
    """The same range by Umm al-Qura; None when one of its ends stands outside the table."""
    head, tail = _umm_al_qura(first), _umm_al_qura(last)
    if not head or not tail:
        return None
    if head[0] != tail[0]:
        return _hijri_words(*head), _hijri_words(*tail)
    _year, month, day = head
    if month == tail[1]:
        return str(day), _hijri_words(*tail)
    # Translators: a day without its year, such as "28 Rajab"
    words = pgettext("Hijri date", "%(day)d %(month)s") % {"day": day, "month": HIJRI_MONTHS[month - 1]}
    return words, _hijri_words(*tail)


def range_pattern(head: str) -> str:
    """How the two ends of a range are joined, `{first}` and `{last}`; tightly when the first is only a day's number."""
    if head.isdecimal():
        # Translators: days of one month, such as "3–9" in "3–9 December 2026"
        return pgettext("range of days", "{first}–{last}")
    # Translators: such as "28 November – 3 December 2026"
    return pgettext("range of dates", "{first} – {last}")


def both_pattern() -> str:
    """How one day stands in both calendars, `{gregorian}` and `{hijri}`; the language's own calendar comes first."""
    # Translators: a day in both calendars, as in "22 November 2026, 12 Jumada II 1448 AH"
    return gettext("{gregorian}, {hijri}")


def clock_time(moment: datetime | time) -> str:
    """Riyadh time: `10:47` or «10:47 ص»."""
    return time_format(timezone.localtime(moment) if isinstance(moment, datetime) else moment)


def clock_range(first: datetime | time, last: datetime | time) -> str:
    """`08:00 to 14:30` or «من 8:00 ص إلى 2:30 م»."""
    # Translators: opening hours of a day, such as "08:00 to 14:30"
    return gettext("%(opens)s to %(closes)s") % {"opens": clock_time(first), "closes": clock_time(last)}


def _umm_al_qura(day: date) -> tuple[int, int, int] | None:
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    except (OverflowError, ValueError):
        return None


def _hijri_words(year: int, month: int, day: int) -> str:
    # Translators: a day of the Umm al-Qura calendar, such as "12 Jumada II 1448 AH"
    return pgettext("Hijri date", "%(day)d %(month)s %(year)d AH") % {
        "day": day,
        "month": HIJRI_MONTHS[month - 1],
        "year": year,
    }
