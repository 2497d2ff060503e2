"""Days, times and ranges in both calendars: what they share is said once, and the table of Umm al-Qura has ends."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from absher_portal.formats import dates

EARLY, LATE = date(1924, 8, 1), date(2077, 11, 16)  # the ends of the table, both inside


@pytest.mark.parametrize(
    ("day", "arabic", "english"),
    [
        (date(2026, 2, 12), "24 شعبان 1447هـ الموافق 12 فبراير 2026م", "12 February 2026, 24 Sha’ban 1447 AH"),
        (date(2026, 2, 18), "1 رمضان 1447هـ الموافق 18 فبراير 2026م", "18 February 2026, 1 Ramadan 1447 AH"),
        (date(2026, 4, 5), "17 شوال 1447هـ الموافق 5 أبريل 2026م", "5 April 2026, 17 Shawwal 1447 AH"),
        (EARLY, "1 محرم 1343هـ الموافق 1 أغسطس 1924م", "1 August 1924, 1 Muharram 1343 AH"),
        (LATE, "30 ذو الحجة 1500هـ الموافق 16 نوفمبر 2077م", "16 November 2077, 30 Dhu al-Hijjah 1500 AH"),
        (date(1924, 7, 31), "31 يوليو 1924م", "31 July 1924"),
        (date(2077, 11, 17), "17 نوفمبر 2077م", "17 November 2077"),
        (date.min, "1 يناير 0001م", "1 January 0001"),
        (date.max, "31 ديسمبر 9999م", "31 December 9999"),
    ],
)
def test_a_day_stands_in_both_calendars_where_both_know_it(day: date, arabic: str, english: str):
    assert said(lambda: dates.both(day)) == (arabic, english)


def said(words) -> tuple[str, str]:
    """What it says in Arabic and in English."""
    with override("ar"):
        arabic = words()
    with override("en"):
        return arabic, words()


def test_every_hijri_month_has_its_saudi_name():
    days = [date(2026, 6, 25), date(2026, 8, 20), date(2026, 9, 20), date(2026, 10, 20), date(2026, 11, 22)]
    with override("ar"):
        months = {dates.hijri(day).split(" ", 1)[1].rsplit(" ", 1)[0] for day in days}
    assert months == {"محرم", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة"}


def test_a_day_ends_at_midnight_in_riyadh_not_in_greenwich():
    assert dates.local_date(datetime(2026, 11, 22, 20, 59, 59, tzinfo=UTC)) == date(2026, 11, 22)
    assert dates.local_date(datetime(2026, 11, 22, 21, 0, tzinfo=UTC)) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("moment", "arabic", "english"),
    [
        (time(0, 0), "12:00 ص", "00:00"),
        (time(7, 5), "7:05 ص", "07:05"),
        (time(12, 0), "12:00 م", "12:00"),
        (time(23, 59), "11:59 م", "23:59"),
        (datetime(2026, 11, 22, 21, 0, tzinfo=UTC), "12:00 ص", "00:00"),
    ],
)
def test_a_time_is_riyadh_s_by_the_clock_of_the_language(moment: time | datetime, arabic: str, english: str):
    assert said(lambda: dates.clock_time(moment)) == (arabic, english)


def test_hours_run_from_one_time_to_another():
    assert said(lambda: dates.clock_range(time(8), time(14, 30))) == ("من 8:00 ص إلى 2:30 م", "08:00 to 14:30")


RANGES = [
    (date(2026, 12, 3), date(2026, 12, 9), "من 3 إلى 9 ديسمبر 2026م", "3–9 December 2026"),
    (date(2026, 11, 28), date(2026, 12, 3), "من 28 نوفمبر إلى 3 ديسمبر 2026م", "28 November – 3 December 2026"),
    (
        date(2026, 12, 28), date(2027, 1, 3),
        "من 28 ديسمبر 2026م إلى 3 يناير 2027م", "28 December 2026 – 3 January 2027",
    ),
]  # fmt: skip
HIJRI_RANGES = [
    (date(2026, 2, 18), date(2026, 2, 21), "من 1 إلى 4 رمضان 1447هـ", "1–4 Ramadan 1447 AH"),
    (date(2026, 2, 17), date(2026, 2, 18), "من 29 شعبان إلى 1 رمضان 1447هـ", "29 Sha’ban – 1 Ramadan 1447 AH"),
    (
        date(2026, 6, 15), date(2026, 6, 16),
        "من 29 ذو الحجة 1447هـ إلى 1 محرم 1448هـ", "29 Dhu al-Hijjah 1447 AH – 1 Muharram 1448 AH",
    ),
]  # fmt: skip


def joined(ends: tuple[str, str]) -> str:
    return dates.range_pattern(ends[0]).format(first=ends[0], last=ends[1])


@pytest.mark.parametrize(("first", "last", "arabic", "english"), RANGES)
def test_a_range_says_the_month_and_year_once_where_they_are_the_same(first, last, arabic, english):
    assert said(lambda: joined(dates.gregorian_ends(first, last))) == (arabic, english)


@pytest.mark.parametrize(("first", "last", "arabic", "english"), HIJRI_RANGES)
def test_a_range_does_so_by_the_months_of_umm_al_qura_too(first, last, arabic, english):
    assert said(lambda: joined(dates.hijri_ends(first, last))) == (arabic, english)


@pytest.mark.parametrize(("first", "last"), [(date(1924, 7, 31), EARLY), (LATE, date(2077, 11, 17))])
def test_a_range_that_leaves_the_table_has_no_hijri_side(first: date, last: date):
    assert dates.hijri_ends(first, last) is None


def test_a_language_without_formats_of_its_own_gets_plain_ones():
    with override("ur"):
        assert date_format(date(2026, 11, 22)) == "22 نومبر 2026"
        assert dates.clock_time(time(15, 4)) == "15:04"
