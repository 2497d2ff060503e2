"""People find a service in their own words, in either language, and are never let down by what they type."""

import re
from html import unescape

import pytest

from absher_portal import public
from services.models import Service
from tests.services.conftest import page
from tests.services.made import make_category, make_service, make_services
from tests.services.searching import first, found

ANSWERS = {
    "تجديد جواز السفر": "renew-saudi-passport",
    "تجديد الجواز": "renew-saudi-passport",
    "renew passport": "renew-saudi-passport",
    "passport renew": "renew-saudi-passport",
    "RENEW PASSP": "renew-saudi-passport",
    "جواز": "issue-saudi-passport renew-saudi-passport",
    "iqama": "renew-resident-id issue-resident-id resident-id-validity",
    "iqama renewal": "renew-resident-id",
    "تجديد اقامة": "renew-resident-id",
    "صلاحية الاقامه": "resident-id-validity",
    "مخالفات": "traffic-violations traffic-violation-details comprehensive-traffic-violations",
    "خروج وعوده": "exit-reentry-and-final-exit-visas exit-reentry-visa-status",
    "exit reentry visa": "exit-reentry-and-final-exit-visas exit-reentry-visa-status",
    "الغاء خروج نهائى": "exit-reentry-and-final-exit-visas",
    "تجديد استمارة": "renew-vehicle-registration",
    "كرت العائلة": "issue-family-record family-record-for-mothers",
    "driving license": "renew-driving-license driving-license-information",
    "تفويض خدمات أبشر": "platform-services-authorization",
}
HARMLESS = ["", " ", "😀😀", "\u202e\u2066abc", "' OR 1=1 --", "%_*", "\x00a\x07", "ا" * 10_000, "a " * 5_000, "((("]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_common_questions_get_the_right_service_first(catalogue, language):
    answers = {query: first(query, language) for query in ANSWERS}
    assert {query: key for query, key in answers.items() if key not in ANSWERS[query].split()} == {}


def test_a_name_counts_more_than_a_search_word_and_that_more_than_a_summary(db):
    category = make_category()
    by_summary, by_word, by_name = make_services(3, category)
    Service.objects.filter(pk=by_name.pk).update(name_en="Falcon licence")
    Service.objects.filter(pk=by_summary.pk).update(summary_en="Keep a falcon")
    by_word.keywords.create(language="en", text="falcon")
    assert found("falcon") == ["service-3", "service-2", "service-1"]


def test_the_words_found_are_marked_as_they_are_spelt(catalogue):
    text = page("/ar/search/?q=تجديد+الاقامه").text
    assert "<mark>تجديد</mark> <mark>الإقامة</mark> (هوية مقيم)" in text


@pytest.mark.parametrize("query", HARMLESS)
def test_nothing_that_is_typed_makes_search_fail(catalogue, query):
    for language in ("ar", "en"):
        found(query, language)


def test_what_is_typed_comes_back_as_text_and_stays_in_the_box(catalogue):
    text = page("/en/search/?q=%3Cscript%3Ealert(1)%3C/script%3E%22").text
    assert "<script>alert" not in text
    assert unescape(re.search(r'name="q"[^>]*value="([^"]*)"', text)[1]) == '<script>alert(1)</script>"'


def test_an_editors_markup_stays_text_when_words_in_it_are_marked(db):
    make_service(name_en="Permit <img src=x> for A&B")
    text = page("/en/search/?q=permit+img").text
    assert "<mark>Permit</mark> &lt;<mark>img</mark> src=x&gt; for A&amp;B" in text


@pytest.mark.parametrize(("language", "sentence"), [("ar", "لا توجد نتائج عن «zzzz»"), ("en", "No results for “zzzz”")])
def test_nothing_found_offers_other_ways(catalogue, language, sentence):
    answer = page(f"/{language}/search/?q=zzzz")
    assert sentence in answer.text
    wanted = {f"/{language}/services/", f"/{language}/help/", f"/{language}/services/traffic-services/"}
    assert wanted <= set(answer.links())


def test_an_empty_question_offers_sections_and_popular_services(catalogue):
    text = page("/en/search/").text
    assert "Renew driving licence" in text
    assert "No results" not in text


def test_results_can_be_narrowed_by_kind_audience_and_section(catalogue):
    assert "traffic-violations" not in found("مخالفات", kind="service")
    assert "dispute-traffic-violations" not in found("مخالفات", kind="inquiry")
    assert "renew-saudi-passport" not in found("جواز", audience="resident")
    assert set(found("تجديد", category="traffic-services")) == {"renew-vehicle-registration", "renew-driving-license"}
    assert "No results for this choice" in page("/en/search/?q=dispute&kind=inquiry").text


def test_many_results_go_by_pages_and_keep_the_question(db):
    make_services(45, make_category())
    assert len(found("service")) == 20
    assert len(found("service", page="3")) == 5
    assert "?q=service&amp;page=2" in page("/en/search/?q=service").text


def test_search_knows_an_edit_at_once(catalogue, monkeypatch):
    found("جواز")
    monkeypatch.setattr(public, "VERSION_AGE", -1)  # no half second of trust
    service = Service.objects.get(key="book-appointment")
    service.name_ar = "حجز زرافة"
    service.save()
    assert found("زرافه") == ["book-appointment"]


def test_a_single_result_leaves_nothing_to_narrow(catalogue):
    html = page("/en/search/?q=istimara").text
    assert "1 result<" in html
    assert 'id="filters"' not in html
    assert "Filter the results" not in html
