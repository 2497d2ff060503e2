"""Editors keep the catalogue in both languages, and people see their edits."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from absher_portal import public
from accounts.models import User
from services.models import Listing, Service
from tests.services.conftest import page
from tests.services.editing.conftest import ADMIN, desk
from tests.services.made import make_category, make_service, make_services

SIZES = (1, 60, 10_000)


@pytest.fixture
def editor(admin: User) -> Client:
    return desk(admin)


def test_each_field_stands_in_its_own_language_and_direction(catalogue, editor: Client):
    Service.objects.update(stage=Service.Stage.DRAFT)
    text = page(f"{ADMIN}{Service.objects.first().pk}/change/", editor).text
    assert re.search(r'<\w+ name="name_ar"[^>]*lang="ar" dir="rtl"', text)
    assert re.search(r'<\w+ name="name_en"[^>]*lang="en" dir="ltr"', text)


@pytest.mark.parametrize("query", ["تجديد الجواز", "renew-saudi-pass", "Renew Saudi", "passport renewal"])
def test_editors_find_a_service_as_people_do(catalogue, editor: Client, query: str):
    text = editor.get(ADMIN, {"q": query}).content.decode()
    assert "تجديد جواز السفر السعودي" in text
    assert "بياناتي" not in text


@pytest.mark.parametrize("section", ["agency", "category", "service", "source"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_list_opens_in_both_languages(catalogue, editor: Client, section: str, language: str):
    editor.cookies["django_language"] = language
    for path in (f"/admin/services/{section}/", f"/admin/services/{section}/add/"):
        assert f'lang="{language}"' in page(path, editor).text


def queries(editor: Client) -> list[int]:
    """Of the list, its filters, and a draft's page."""
    counted = []
    for path in ("", "?review=due", "?draft=any", "?stage=draft", "999001/change/"):
        with CaptureQueriesContext(connection) as captured:
            page(f"{ADMIN}{path}", editor)
        counted.append(len(captured))
    return counted


def test_the_list_and_a_draft_cost_the_same_however_long_the_catalogue(editor: Client, monkeypatch):
    monkeypatch.setattr(public, "VERSION_AGE", -1)  # or a slow page reads the version once more
    category, made, counted = make_category(), 0, []
    make_service(category, pk=999001, key="waiting", stage=Service.Stage.DRAFT)
    page(f"{ADMIN}999001/change/", editor)  # what a process reads once
    for size in SIZES:
        make_services(size - made, category, first=made + 1)
        made = size
        counted.append(queries(editor))
    assert counted[0] == counted[1] == counted[2]
    assert max(counted[0]) < 60


def test_services_are_put_in_order_by_number_page_by_page(editor: Client):
    make_services(60, make_category())
    first = list(Listing.objects.order_by("order")[:50])
    sent = {"form-TOTAL_FORMS": "50", "form-INITIAL_FORMS": "50", "_save": "Save"}
    for place, row in enumerate(first):
        sent |= {f"form-{place}-id": str(row.pk), f"form-{place}-order": str(500 - place)}
    assert editor.post("/admin/services/listing/", sent).status_code == 302
    assert "Service 60" in page("/en/services/permits/").text.split("Service 1<")[0]


def test_the_title_of_a_source_stands_in_both_languages_or_in_none(editor: Client):
    place, source = "/admin/services/source/add/", {"key": "act"}
    answer = editor.post(place, source | {"title_ar": "النظام"})
    assert "Give the text in this language too." in answer.content.decode()
    assert "النظام" in answer.content.decode()
    assert editor.post(place, source | {"title_ar": "النظام", "title_en": "The act"}).status_code == 302
    assert editor.post(place, {"key": "unnamed"}).status_code == 302
