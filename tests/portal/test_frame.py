"""The frame of every page: its language, its addresses, both calendars, and the way to the other language."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

DAY = date(2026, 11, 22)


def drawn(source: str, path: str = "/en/services/", **context: object) -> str:
    request = RequestFactory().get(path)
    with override(path[1:3]):
        return Template(source).render(Context({"request": request, **context}))


def test_arabic_puts_the_hijri_date_first_and_english_the_gregorian():
    arabic = drawn("{% both_dates day %}", "/ar/", day=DAY)
    english = drawn("{% both_dates day %}", "/en/", day=DAY)
    assert arabic.index("12 جمادى الآخرة 1448هـ") < arabic.index("الموافق") < arabic.index("22 نوفمبر 2026م")
    assert english.index("22 November 2026") < english.index("12 Jumada II 1448 AH")
    assert '<time datetime="2026-11-22">' in english


def test_a_day_outside_the_hijri_tables_shows_one_calendar():
    assert drawn("{% both_dates day %}", day=date(2100, 1, 1)).count("unbroken") == 1


def test_a_moment_is_told_in_riyadh_time():
    moment = datetime(2026, 11, 22, 7, 47, tzinfo=UTC)
    assert ">10:47</time>" in drawn("{% clock_time moment %}", moment=moment)
    assert ">10:47 ص</time>" in drawn("{% clock_time moment %}", "/ar/", moment=moment)


def test_the_switch_keeps_the_page_and_its_query():
    link = drawn("{% switch_url 'ar' %}", "/en/search/?q=renew+passport&kind=service")
    assert link == "/language/ar/?next=%2Far%2Fsearch%2F%3Fq%3Drenew%2Bpassport%26kind%3Dservice"


def test_on_a_form_the_switch_posts_what_was_typed_to_be_redrawn():
    request = RequestFactory().get("/en/account/register/?next=/en/")
    with override("en"):
        html = render_to_string("components/language_switch.html", {"redraw_form": "form"}, request)
    assert 'form="form" name="redraw" value="ar" formaction="/ar/account/register/?next=/en/" formnovalidate' in html
    assert 'lang="ar" dir="rtl"' in html


def test_a_page_names_its_addresses_without_what_means_nothing(settings):
    settings.SITE_URL = "https://portal.example"
    html = drawn("{% alternates %}", "/en/search/?q=passport&campaign=x&page=")
    assert '<link rel="canonical" href="https://portal.example/en/search/?q=passport">' in html
    assert 'hreflang="ar" href="https://portal.example/ar/search/?q=passport"' in html
    assert 'hreflang="x-default" href="https://portal.example/ar/search/?q=passport"' in html


def test_a_search_within_a_section_keeps_it_in_its_addresses():
    html = drawn("{% alternates %}", "/en/search/?q=passport&category=permits")
    assert html.count("/search/?q=passport&amp;category=permits") == 4


@pytest.mark.parametrize(
    ("path", "said"),
    [("/en/services/", "page"), ("/en/services/x/", "true"), ("/en/search/?q=x", "true"), ("/en/help/", "")],
)
def test_the_navigation_says_where_one_is(path, said):
    assert drawn("{% current 'services' %}", path) == (f'aria-current="{said}"' if said else "")


def test_a_text_that_fell_back_to_arabic_says_so():
    row = SimpleNamespace(name="تجديد", name_ar="تجديد", name_en="")
    assert drawn("{{ row|localised:'name' }}", row=row) == '<span lang="ar" dir="rtl">تجديد</span>'
    assert drawn("{{ row|localised:'name' }}", "/ar/", row=row) == "تجديد"


def test_a_text_from_the_database_is_never_taken_for_html():
    row = SimpleNamespace(name="<b>", name_ar="<b>", name_en="<b>")
    assert drawn("{{ row|localised:'name' }}{% ltr row.name %}", row=row).count("<b>") == 0


def test_waiting_for_a_code_is_counted_in_the_steps_that_the_stylesheet_knows():
    waits = drawn("{{ 0|wait_step }} {{ 0.4|wait_step }} {{ 41|wait_step }} {{ 900|wait_step }}")
    assert waits == "0 5 45 60"


def test_breadcrumbs_lead_from_home_by_names_and_paths():
    html = drawn("{% breadcrumbs 'Services' 'services' 'Traffic' '/en/services/traffic-services/' %}")
    assert [part.split('"')[0] for part in html.split('href="')[1:]] == [
        "/en/",
        "/en/services/",
        "/en/services/traffic-services/",
    ]
