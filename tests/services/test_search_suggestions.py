"""While somebody types, services are suggested; browsers may offer the search themselves."""

import json
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.test import Client

from services.models import SearchMiss
from tests.services.conftest import page

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
TYPED = [("en", "passp", "Renew Saudi Passport"), ("ar", "تجديد الجو", "تجديد جواز السفر السعودي")]


def suggested(query: str, language: str = "en"):
    answer = Client().get(f"/{language}/search/suggest?{urlencode({'q': query})}")
    assert answer.status_code == 200
    return answer, json.loads(answer.content)


@pytest.mark.parametrize(("language", "typed", "name"), TYPED)
def test_services_are_suggested_in_the_pages_language(searchable, language: str, typed: str, name: str):
    _answer, rows = suggested(typed, language)
    urls = {row["name"]: row["url"] for row in rows["suggestions"]}
    assert urls[name] == f"/{language}/services/passports-services/renew-saudi-passport/"
    assert 0 < len(urls) <= 6


def test_how_many_there_are_is_said_in_words(searchable):
    assert suggested("istimara")[1]["said"] == "1 suggestion"
    assert suggested("istimara", "ar")[1]["said"] == "اقتراح واحد"
    assert suggested("zzzzqqqq")[1] == {"said": "No suggestions", "suggestions": []}


def test_suggestions_are_the_same_for_everyone_and_note_nothing(searchable):
    answer, _rows = suggested("zzzzqqqq")
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies
    assert answer["Content-Type"] == "application/json"
    assert not SearchMiss.objects.exists()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_browsers_learn_how_to_search_in_each_language(db, language: str):
    link = page(f"/{language}/").root.find(".//link[@rel='search']")
    answer = Client().get(link.get("href"))
    assert answer["Content-Type"] == link.get("type") == "application/opensearchdescription+xml"
    described = ElementTree.fromstring(answer.content)
    assert len(described.findtext(f"{OPENSEARCH}ShortName")) <= 16
    assert described.find(f"{OPENSEARCH}Url").get("template").endswith(f"/{language}/search/?q={{searchTerms}}")
