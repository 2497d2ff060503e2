"""Editors keep the words by which people call things; a change is live at once, and theirs to keep."""

import re

import pytest
from django.test import Client

from absher_portal import public
from services.models import SynonymGroup
from tests.content_files import SYNONYMS
from tests.services.conftest import page
from tests.services.searching import first, found

GROUPS = "/admin/services/synonymgroup/"


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(public, "VERSION_AGE", -1)


def save(editor: Client, path: str, **terms: str):
    return editor.post(f"{GROUPS}{path}", terms)


def test_a_new_group_is_found_by_at_once(catalogue, editor: Client):
    assert found("زقرتي") == []
    assert save(editor, "add/", terms_ar="زقرتي\nجواز السفر", terms_en="wanderbook").status_code == 302
    assert "passport" in first("زقرتي")
    assert "passport" in first("wanderbook", "en")


def test_a_group_that_is_taken_away_is_forgotten_at_once(searchable):
    assert "add-actual-vehicle-user" in found("chauffeur", "en")
    SynonymGroup.objects.get(key="driver").delete()
    assert found("chauffeur", "en") == []


def test_words_that_an_editor_ignores_do_not_count(catalogue, editor: Client):
    save(editor, "add/", terms_en="violations\nplease", is_ignored="on")
    assert first("passport renew violations", "en") == "renew-saudi-passport"


@pytest.mark.parametrize("terms", ["", "one", "one\n  one  ", f"one\n{'x' * 61}", "\n".join(map(str, range(61)))])
def test_a_group_that_says_nothing_or_too_much_is_refused(db, editor: Client, terms: str):
    answer = save(editor, "add/", terms_en=terms)
    assert answer.status_code == 200
    assert "errornote" in answer.content.decode()


def test_the_shipped_groups_are_loaded_once_and_edits_stay(db):
    assert " new, 0 changed" in SYNONYMS.load()
    group = SynonymGroup.objects.get(key="renew")
    group.terms_en = "renew\nprolong it"
    group.save()
    SynonymGroup.objects.create(terms_en="mine\nyours")
    assert "synonymgroup “renew” edited here: terms_en" in SYNONYMS.load()
    assert SynonymGroup.objects.get(key="renew").terms_en == "renew\nprolong it"
    assert SynonymGroup.objects.filter(key=None).count() == 1


def test_editors_see_groups_by_their_first_terms_and_search_them(searchable, editor: Client):
    text = page(f"{GROUPS}?q=istimara", editor).text
    assert re.findall(r'<th class="field-__str__"><a[^>]*>([^<]*)</a>', text) == ["رخصة سير، رخصة السير، استمارة"]
