"""Open now, opens tomorrow, closed for the holiday: around midnight, the weekend, holidays, and what is not known."""

import json
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override
from hijridate import Hijri

from activation.models import Holiday
from activation.opening import Hours, Stretch, standing
from activation.opening_words import said, week
from tests.content_files import ACTIVATION

WORKING = range(5)
EID = Holiday(
    name_ar="عيد الفطر", name_en="Eid", first_day=date(2027, 3, 9), last_day=date(2027, 3, 14), is_expected=True
)
DAY = Holiday(name_ar="يوم", name_en="National Day", first_day=date(2027, 9, 23), last_day=date(2027, 9, 23))


def hours(days, opens: str, closes: str) -> Hours:
    return tuple(Stretch(day, time.fromisoformat(opens), time.fromisoformat(closes)) for day in days)


OFFICE = hours(WORKING, "08:00", "14:30")
LATE = hours([3, 4, 5], "20:00", "02:00")
ALWAYS = hours(range(7), "00:00", "00:00")
SPLIT = hours(range(7), "08:00", "12:00") + hours(range(7), "16:00", "00:00")


def at(moment: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(moment))


def says(rows: Hours, moment: str, language: str = "en") -> str:
    with override(language):
        now = at(moment)
        return str(said(standing(rows, [EID, DAY], now), now))


@pytest.mark.parametrize(
    ("rows", "moment", "words"),
    [
        (OFFICE, "2026-11-22T08:00", "Open now, closes at 14:30."),
        (OFFICE, "2026-11-22T14:29:59", "Open now, closes at 14:30."),
        (OFFICE, "2026-11-22T14:30", "Closed now. Opens at 08:00 tomorrow."),
        (OFFICE, "2026-11-22T23:59:59", "Closed now. Opens at 08:00 tomorrow."),
        (OFFICE, "2026-11-23T00:00", "Closed now. Opens at 08:00."),
        (OFFICE, "2026-11-26T15:00", "Closed now. Opens on Sunday at 08:00."),
        (OFFICE, "2026-11-27T10:00", "Closed for the weekend. Opens on Sunday at 08:00."),
        (OFFICE, "2026-11-28T10:00", "Closed for the weekend. Opens at 08:00 tomorrow."),
        (OFFICE, "2027-03-08T15:00", "Closed now. Opens on Monday, 15 March 2027 (7 Shawwal 1448 AH), at 08:00."),
        (OFFICE, "2027-03-09T10:00", "Closed for Eid (expected dates). Opens on Monday at 08:00."),
        (OFFICE, "2027-03-13T10:00", "Closed for Eid (expected dates). Opens on Monday at 08:00."),
        (OFFICE, "2027-09-23T10:00", "Closed for National Day. Opens on Sunday at 08:00."),
        (OFFICE, "2027-09-24T10:00", "Closed for the weekend. Opens on Sunday at 08:00."),
        (LATE, "2026-11-26T01:59", "Open now, closes at 02:00."),
        (LATE, "2026-11-26T02:00", "Closed now. Opens at 20:00."),
        (LATE, "2026-11-28T01:00", "Open now, closes at 02:00."),
        (LATE, "2026-11-28T03:00", "Closed for the weekend. Opens on Wednesday at 20:00."),
        (LATE, "2027-09-24T01:00", "Closed now. Opens at 20:00."),  # the night of the holiday never began
        (ALWAYS, "2026-11-27T00:00", "Open now, 24 hours."),
        (ALWAYS, "2027-09-22T13:00", "Open now, closes at 00:00."),
        (SPLIT, "2026-11-24T12:00", "Closed now. Opens at 16:00."),
        (SPLIT, "2026-11-24T23:59", "Open now, closes at 00:00."),
    ],
)
def test_a_place_says_where_it_stands(rows: Hours, moment: str, words: str):
    assert says(rows, moment) == words


def test_hours_that_nobody_knows_say_nothing():
    assert standing((), [EID], at("2026-11-22T10:00")) is None


def test_arabic_says_it_in_arabic():
    assert says(OFFICE, "2026-11-22T15:00", "ar") == "مغلق الآن. يفتح غدًا الساعة 8:00 ص."
    assert says(OFFICE, "2027-03-09T10:00", "ar").startswith("مغلق بمناسبة عيد الفطر (مواعيد متوقعة).")


@pytest.mark.parametrize("rows", [OFFICE, LATE, SPLIT])
def test_nothing_changes_before_the_moment_that_is_named(rows: Hours):
    """Minute by minute through a week with a holiday: the change comes when it was announced, and not before."""
    now, named = at("2027-09-20T00:00"), None
    state = None
    for minute in range(7 * 24 * 60):
        here = standing(rows, [DAY], now + timedelta(minutes=minute))
        if state is not None and here.is_open != state:
            assert now + timedelta(minutes=minute) == named
        state, named = here.is_open, here.changes_at


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (OFFICE, ["Sunday to Thursday, 08:00 to 14:30"]),
        (ALWAYS, ["Every day, 24 hours"]),
        (SPLIT, ["Every day, 08:00 to 12:00 and 16:00 to 00:00"]),
        (OFFICE + hours([6], "09:00", "12:00"), ["Sunday to Thursday, 08:00 to 14:30", "Saturday, 09:00 to 12:00"]),
        ((), []),
    ],
)
def test_the_week_is_told_in_as_few_lines_as_it_needs(rows: Hours, lines: list[str]):
    with override("en"):
        assert week(rows) == lines


def holidays(kind: str) -> list[dict]:
    return [row for row in json.loads(ACTIVATION.path.read_text())["holidays"] if row["key"].startswith(kind)]


@pytest.mark.parametrize(("kind", "month", "day"), [("eid-al-fitr", 9, 30), ("eid-al-adha", 12, 9)])
def test_the_eids_begin_by_the_umm_al_qura_calendar_and_are_only_expected(kind: str, month: int, day: int):
    """The Fitr holiday from the day after 29 Ramadan, the Adha holiday from Arafah; each with four working days."""
    for row in holidays(kind):
        begins = Hijri(int(row["key"][-4:]), month, day - 1).to_gregorian() + timedelta(days=1)
        first, last = (date.fromisoformat(row[name]) for name in ("first_day", "last_day"))
        assert (first, row["expected"]) == (date(*begins.datetuple()), True)
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        assert sum(d.weekday() not in (4, 5) for d in days) == 4


@pytest.mark.parametrize(("kind", "day"), [("national-day", (9, 23)), ("founding-day", (2, 22))])
def test_a_national_holiday_on_the_weekend_takes_the_working_day_beside_it(kind: str, day: tuple[int, int]):
    for row in holidays(kind):
        itself = date(int(row["key"][-4:]), *day)
        beside = {4: itself - timedelta(days=1), 5: itself + timedelta(days=1)}.get(itself.weekday(), itself)
        assert [row["first_day"], row["last_day"]] == [str(d) for d in sorted([itself, beside])]
        assert not row["expected"]
