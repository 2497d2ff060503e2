"""How soon and how long ago: all six Arabic plural forms, both directions, every unit."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.translation import override

from absher_portal.formats.durations import AGO, AHEAD, relative, relative_day, span

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)  # noon in Riyadh
TODAY = date(2026, 11, 22)
# Of 0, 1, 2, 3–10, 11–99 and 100, as Arabic counts; 103 and 111 count as 3 and 11 again.
ARABIC = {
    "minute": ["أقل من دقيقة", "دقيقة واحدة", "دقيقتين", "3 دقائق", "10 دقائق", "11 دقيقة", "99 دقيقة", "100 دقيقة"],
    "hour": ["أقل من ساعة", "ساعة واحدة", "ساعتين", "3 ساعات", "10 ساعات", "11 ساعة", "99 ساعة", "100 ساعة"],
    "day": ["أقل من يوم", "يوم واحد", "يومين", "3 أيام", "10 أيام", "11 يومًا", "99 يومًا", "100 يوم"],
    "month": ["أقل من شهر", "شهر واحد", "شهرين", "3 أشهر", "10 أشهر", "11 شهرًا", "99 شهرًا", "100 شهر"],
    "year": ["أقل من سنة", "سنة واحدة", "سنتين", "3 سنوات", "10 سنوات", "11 سنة", "99 سنة", "100 سنة"],
}
COUNTS = [0, 1, 2, 3, 10, 11, 99, 100]


@pytest.mark.parametrize("unit", ARABIC)
def test_arabic_counts_the_past_in_six_forms(unit: str):
    with override("ar"):
        assert [AGO[unit] % {"count": count} for count in COUNTS] == [f"قبل {words}" for words in ARABIC[unit]]


@pytest.mark.parametrize("unit", ARABIC)
def test_arabic_counts_the_future_in_six_forms(unit: str):
    with override("ar"):
        future = [AHEAD[unit] % {"count": count} for count in COUNTS[1:]]
    assert future == [f"بعد {words}" for words in ARABIC[unit][1:]]


@pytest.mark.parametrize("unit", ARABIC)
def test_english_counts_one_and_many(unit: str):
    with override("en"):
        assert [AHEAD[unit] % {"count": 1}, AGO[unit] % {"count": 1}] == [f"in 1 {unit}", f"1 {unit} ago"]
        assert [AHEAD[unit] % {"count": 20}, AGO[unit] % {"count": 0}] == [f"in 20 {unit}s", f"0 {unit}s ago"]


@pytest.mark.parametrize(
    ("ahead", "english", "arabic"),
    [
        (timedelta(seconds=59), "now", "الآن"),
        (timedelta(seconds=-59), "now", "الآن"),
        (timedelta(minutes=5, seconds=40), "in 5 minutes", "بعد 5 دقائق"),
        (timedelta(minutes=-59), "59 minutes ago", "قبل 59 دقيقة"),
        (timedelta(hours=3), "in 3 hours", "بعد 3 ساعات"),
        (timedelta(hours=-23, minutes=-59), "23 hours ago", "قبل 23 ساعة"),
        (timedelta(hours=24), "tomorrow", "غدًا"),
        (timedelta(days=-1, hours=-11), "yesterday", "أمس"),
        (timedelta(days=-1, hours=-13), "2 days ago", "قبل يومين"),
        (timedelta(days=20), "in 20 days", "بعد 20 يومًا"),
    ],
)
def test_a_moment_is_told_by_the_largest_unit_that_it_fills(ahead: timedelta, english: str, arabic: str):
    with override("en"):
        assert relative(NOW + ahead, NOW) == english
    with override("ar"):
        assert relative(NOW + ahead, NOW) == arabic


@pytest.mark.parametrize(
    ("day", "english"),
    [
        (TODAY, "today"),
        (date(2027, 5, 21), "in 180 days"),
        (date(2027, 5, 22), "in 6 months"),
        (date(2026, 9, 24), "59 days ago"),
        (date(2026, 5, 22), "6 months ago"),
        (date(2028, 11, 21), "in 23 months"),
        (date(2028, 11, 22), "in 2 years"),
        (date(2016, 11, 23), "9 years ago"),
        (date.max, "in 7973 years"),
    ],
)
def test_a_day_far_off_is_told_in_months_and_years(day: date, english: str):
    with override("en"):
        assert relative_day(day, TODAY) == english


def test_the_day_turns_at_midnight_in_riyadh():
    evening = datetime(2026, 11, 20, 20, 59, tzinfo=UTC)  # 23:59 on the 20th in Riyadh
    with override("en"):
        assert relative(evening, NOW) == "2 days ago"
        assert relative(evening + timedelta(minutes=2), NOW) == "yesterday"


@pytest.mark.parametrize(
    ("seconds", "english", "arabic"),
    [
        (1, "1 second", "ثانية واحدة"), (2, "2 seconds", "ثانيتين"), (45, "45 seconds", "45 ثانية"),
        (61, "2 minutes", "دقيقتين"), (660, "11 minutes", "11 دقيقة"), (3601, "2 hours", "ساعتين"),
        (3 * 3600, "3 hours", "3 ساعات"), (100 * 3600, "100 hours", "100 ساعة"),
    ],
)  # fmt: skip
def test_a_wait_is_rounded_up(seconds: int, english: str, arabic: str):
    with override("en"):
        assert span(seconds) == english
    with override("ar"):
        assert span(seconds) == arabic
