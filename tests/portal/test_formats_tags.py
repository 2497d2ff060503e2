"""The same on pages: every day and time in a `<time>`, identifiers kept apart from the line, everything escaped."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.template import engines
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import override


def drawn(source: str, language: str = "en", **context) -> str:
    with override(language):
        return engines["django"].from_string(source).render(context)


def test_a_range_marks_up_both_its_ends_in_both_calendars():
    page = drawn("{% date_range a b %}", a=date(2026, 2, 18), b=date(2026, 2, 21))
    gregorian, hijri = page.split(", ")
    assert gregorian == (
        '<time class="unbroken" datetime="2026-02-18">18</time>–'
        '<time class="unbroken" datetime="2026-02-21">21 February 2026</time>'
    )
    assert hijri.count("<time") == 2
    assert "4 Ramadan 1447 AH" in hijri


def test_an_arabic_range_begins_with_the_hijri_side():
    page = drawn(
        "{% filter striptags %}{% date_range a b %}{% endfilter %}", "ar", a=date(2026, 2, 18), b=date(2026, 2, 21)
    )
    assert page == "من 1 إلى 4 رمضان 1447هـ الموافق من 18 إلى 21 فبراير 2026م"


def test_a_range_of_one_day_is_that_day():
    day = date(2026, 9, 23)
    assert drawn("{% date_range day day %}", day=day) == drawn("{% both_dates day %}", day=day)


def test_a_range_beyond_the_table_shows_one_calendar():
    page = drawn("{% date_range a b %}", a=date(2077, 11, 16), b=date(2077, 11, 18))
    assert page.count("<time") == 2
    assert "AH" not in page


def test_a_moment_near_midnight_carries_riyadh_s_day_and_offset():
    moment = datetime(2026, 11, 22, 21, 5, tzinfo=UTC)
    assert 'datetime="2026-11-23"' in drawn("{% both_dates moment %}", moment=moment)
    assert 'datetime="2026-11-23T00:05+03:00">00:05<' in drawn("{% clock_time moment %}", moment=moment)


def test_how_long_ago_carries_the_moment_itself():
    moment = timezone.now() - timedelta(minutes=5, seconds=1)
    machine = timezone.localtime(moment).isoformat("T", "minutes")
    page = drawn("{% relative moment %}", moment=moment)
    assert page == f'<time class="unbroken" datetime="{machine}">5 minutes ago</time>'


def test_how_soon_a_day_is_carries_the_day():
    day = timezone.localdate() + timedelta(days=20)
    page = drawn("{% relative day %}", "ar", day=day)
    assert page == f'<time class="unbroken" datetime="{day.isoformat()}">بعد 20 يومًا</time>'


@pytest.mark.parametrize(
    ("source", "inside"),
    [
        ('{% phone "+966500000001" %}', "050 000 0001"),
        ('{% plate "أبح" "1234" %}', "أ ب ح 1234"),
        ("{% ltr 1900000017 %}", "1900000017"),
        ("{% ltr typed %}", "&lt;b&gt;"),
        ("{% phone typed %}", "&lt;b&gt;"),
        ("{% plate typed 1 %}", "&lt; b &gt; 1"),
    ],
)
def test_identifiers_are_kept_apart_from_the_arabic_line(source: str, inside: str):
    assert drawn(source, "ar", typed="<b>") == f'<bdi dir="ltr">{inside}</bdi>'


def test_a_list_escapes_each_of_its_items_once():
    items = ["<i>", mark_safe("<b>ok</b>"), "a & b"]
    assert drawn("{{ items|joined }}", items=items) == "&lt;i&gt;, <b>ok</b> and a &amp; b"


def test_amounts_are_filters():
    assert drawn("{{ n|number }} {{ a|riyals }}", n=12345, a=Decimal("1200.5")) == ("12,345 SAR 1,200.50")
    assert drawn("{{ nothing|riyals }}", nothing=None) == ""
