"""However a person words, spells or types a question, the right service comes first."""

import pytest

from services.models import Service, SynonymGroup
from services.search.index import current_index
from tests.services.made import make_category, make_services
from tests.services.searching import first, found, results

PASSPORT, RESIDENT = "renew-saudi-passport", "renew-resident-id"
FINES = {"traffic-violations", "total-traffic-violations-amount", "comprehensive-traffic-violations"}

SPELLINGS = ["تجديد الإقامة", "تجديد الاقامه", "تَجْديد إقامـــة", "تجديد إقامتي", "اقامة تجديد", "تجديد الإقامات"]
LATIN = {"iqama renewal": RESIDENT, "tajdeed jawaz": PASSPORT, "tajdid jawaz": PASSPORT}
LATIN |= {"istimara": "renew-vehicle-registration", "huroob": "report-domestic-worker-absence"}
OLDER = {
    "كرت العائلة": "issue-family-record",
    "أجدد الليسن": "renew-driving-license",
    "ضاعت هويتي": "report-lost-documents",
}
MISTYPED = {"tajdeeed jawaz": PASSPORT, "renew pasport": PASSPORT, "تجيدد الجوازز": PASSPORT, "exit reentri": "exit"}
OTHER_LAYOUT = {
    "j[]d] hg[,h.": PASSPORT,
    "قثىثص حشسسحخقف": PASSPORT,
    "j[]d] hbrhlm": RESIDENT,
    "renew hg[,h.": PASSPORT,
}
ASKED = {"how do I renew my passport?": PASSPORT, "كيف أبغى أجدد جوازي": PASSPORT, "وين أشوف مخالفاتي": FINES}


@pytest.mark.parametrize("query", SPELLINGS)
def test_one_question_has_many_spellings(searchable, query: str):
    assert first(query) == RESIDENT


@pytest.mark.parametrize("query", LATIN)
def test_arabic_in_latin_letters_is_heard(searchable, query: str):
    assert first(query, "en") == LATIN[query]


@pytest.mark.parametrize("query", OLDER)
def test_everyday_and_older_names_are_known(searchable, query: str):
    assert OLDER[query] in found(query)[:2]


@pytest.mark.parametrize("query", MISTYPED)
def test_a_slip_of_the_finger_is_forgiven(searchable, query: str):
    assert first(query).startswith(MISTYPED[query])


@pytest.mark.parametrize("query", ASKED)
def test_words_around_a_question_do_not_count(searchable, query: str):
    assert first(query) in ASKED[query]


@pytest.mark.parametrize("query", ["تجديدالجواز", "renewpassport"])
def test_a_space_left_out_is_put_in(searchable, query: str):
    assert first(query) == PASSPORT


@pytest.mark.parametrize("query", OTHER_LAYOUT)
def test_the_wrong_keyboard_layout_is_read_as_what_was_meant(searchable, query: str):
    assert first(query) == OTHER_LAYOUT[query]


def test_a_corrected_question_says_so_and_links_to_the_literal_one(searchable):
    text = results("j[]d] hg[,h.", "en").text
    assert "Showing results for <strong><bdi>تجديد الجواز</bdi></strong>" in text
    assert "?q=j%5B%5Dd%5D+hg%5B%2Ch.&amp;exact=1" in text


@pytest.mark.parametrize("query", ["j[]d] hg[,h.", "passprot"])
def test_the_literal_question_is_not_corrected(searchable, query: str):
    assert found(query, exact=1) == []
    assert "Showing results for" not in results(query, "en", exact=1).text


def test_a_word_that_nothing_holds_does_not_empty_the_result(searchable):
    assert first("renew passport quickly xylophone", "en") == PASSPORT


def test_a_name_comes_before_a_search_word_and_that_before_a_synonym(searchable):
    by_synonym, by_word, by_name = make_services(3, make_category(slug="birds"))
    Service.objects.filter(pk=by_name.pk).update(name_en="Falcon licence")
    Service.objects.filter(pk=by_synonym.pk).update(name_en="Hawk licence")
    by_word.keywords.create(language="en", text="falcon")
    SynonymGroup.objects.create(terms_en="falcon\nhawk")
    assert found("falcon", "en") == ["service-3", "service-2", "service-1"]


def test_a_synonym_that_was_found_is_marked(searchable):
    text = results("huroob", "en").text
    assert "<mark>Absence</mark>" in text


LOST = {"replacement-for-lost-document", "report-lost-documents"}
DOCUMENTS = ["الرخصة", "جوازي", "الاستمارة", "كرت العائلة", "driving licence", "passport", "iqama", "car registration"]


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("happened", ["ضيعت", "ضاع مني", "مفقود", "سرقوا", "lost", "stolen", "mafqood"])
def test_what_is_lost_outweighs_the_document_that_it_is(searchable, happened: str, document: str):
    found = current_index().find
    assert {found(f"{happened} {document}").entries[0].key, found(f"{document} {happened}").entries[0].key} <= LOST


def test_words_of_an_idea_that_no_service_is_about_are_read_by_themselves(searchable):
    assert first("naql kafala", "en") == "sponsored-persons"
