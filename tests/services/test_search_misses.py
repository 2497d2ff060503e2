"""Editors learn what people search for in vain, and never who did."""

import re

import pytest
from django.test import Client

from absher_portal.models import ContentVersion
from services.models import SearchMiss
from services.search import misses
from tests.services.conftest import page
from tests.services.searching import results

MISSES = "/admin/services/searchmiss/"
PERSONAL = ["zzzz 1000000008", "zzzz ١٢٣٤٥٦٧", "zzzz ۱۲۳۴ ۵۶۷", "zzzz １２３４５６７", "zzzz@qqqq.qq", "zzzz 12-34-567"]


@pytest.fixture(autouse=True)
def quiet_minute(monkeypatch):
    monkeypatch.setattr(misses, "_written", [])


def noted() -> list[tuple[str, str, int]]:
    return list(SearchMiss.objects.values_list("text", "language", "count"))


def test_what_found_nothing_is_counted_in_one_spelling(catalogue):
    for query in ("Zzzz  QQQQ", "zzzz-qqqq", "zzzz qqqq!"):
        results(query, "en")
    results("zzzz qqqq")
    assert noted() == [("zzzz qqqq", "en", 3), ("zzzz qqqq", "ar", 1)]


def test_what_found_something_is_not_noted(catalogue):
    results("passport", "en")
    results("", "en")
    assert noted() == []


@pytest.mark.parametrize("query", PERSONAL)
def test_what_may_tell_of_a_person_is_not_noted(catalogue, query: str):
    results(query)
    assert noted() == []


def test_a_few_digits_and_a_long_question_are_told_apart(catalogue):
    results("zzzz 123456")
    results("zzzz " * 20)
    assert noted() == [("zzzz 123456", "ar", 1)]


def test_noting_makes_no_cookie_and_moves_no_content(catalogue):
    before = ContentVersion.read()
    answer = Client().get("/en/search/?q=zzzzqqqq")
    assert noted()
    assert not answer.cookies
    assert "public" in answer["Cache-Control"]
    assert ContentVersion.read() == before


def test_a_page_that_the_browser_holds_already_is_not_counted_again(catalogue):
    etag = Client().get("/en/search/?q=zzzzqqqq")["ETag"]
    assert Client().get("/en/search/?q=zzzzqqqq", headers={"If-None-Match": etag}).status_code == 304
    assert noted() == [("zzzzqqqq", "en", 1)]


def test_a_flood_of_nonsense_is_written_only_so_often(catalogue):
    for number in range(misses.MOST_A_MINUTE + 10):
        misses.note_miss(f"zzzz{'q' * number}", "en")
    assert len(noted()) == misses.MOST_A_MINUTE


def test_the_list_keeps_what_was_asked_most(db, monkeypatch):
    monkeypatch.setattr(misses, "MOST_ROWS", 3)
    for query in ("often", "often", "once", "twice", "twice", "new"):
        misses.note_miss(query, "en")
    assert {text for text, _language, _count in noted()} == {"often", "twice", "new"}


def test_editors_see_the_counts_and_make_synonyms_of_a_row(catalogue, editor: Client):
    results("zzzz qqqq", "en")
    text = page(MISSES, editor).text
    link = re.search(r'"([^"]*synonymgroup/add/\?[^"]*)"', text)[1]
    assert link.endswith("?terms_en=zzzz+qqqq")
    assert ">zzzz qqqq</textarea>" in page(link, editor).text.replace("\n", "")
    assert page(f"{MISSES}add/", editor, 403)
