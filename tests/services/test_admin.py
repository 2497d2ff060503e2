"""Editors keep the catalogue in both languages, and people see their edits."""

import re

import pytest
from django.test import Client

from absher_portal import public
from accounts.models import User
from services.models import Service
from tests.conftest import enter
from tests.services.conftest import PASSPORT, page
from tests.services.made import make_category, make_services

ADMIN = "/admin/services/service/"


@pytest.fixture
def editor(client: Client, admin: User) -> Client:
    enter(client, admin).cookies["django_language"] = "en"
    return client


def form(client: Client, path: str) -> dict[str, str]:
    """What a browser would send back unchanged."""
    fields = {}
    found = page(path, client).root.find(".//form[@id='service_form']")
    for element in (e for e in found.iter() if e.tag in ("input", "textarea", "select")):
        chosen = [o.get("value", "") for o in element.iter("option") if "selected" in o.attrib]
        value = chosen[0] if chosen else element.get("value", "") if element.tag == "input" else element.text or ""
        is_sent = element.get("type") not in ("checkbox", "submit") or "checked" in element.attrib
        if element.get("name") and is_sent and "__prefix__" not in element.get("name"):
            fields[element.get("name")] = value.removeprefix("\n")
    return fields


def change(client: Client, key: str, **edits: str):
    path = f"{ADMIN}{Service.objects.get(key=key).pk}/change/"
    return client.post(path, form(client, path) | edits)


def test_an_edit_in_the_admin_is_on_the_page_at_once(catalogue, editor: Client, monkeypatch):
    page(f"/en{PASSPORT}")
    monkeypatch.setattr(public, "VERSION_AGE", -1)
    answer = change(editor, "renew-saudi-passport", name_en="Passport renewal", **{"steps-0-text_en": "Come in."})
    assert answer.status_code == 302
    text = page(f"/en{PASSPORT}").text
    assert "<h1>Passport renewal</h1>" in text
    assert "Come in." in text


@pytest.mark.parametrize("field", ["name_en", "name_ar", "summary_en", "fee_note_ar", "requirements-0-text_en"])
def test_no_text_is_kept_in_one_language_only(catalogue, editor: Client, field: str):
    answer = change(editor, "renew-saudi-passport", **{field: ""})
    assert answer.status_code == 200
    assert "This field is required." in answer.content.decode()


def test_a_service_needs_a_place_in_the_catalogue(catalogue, editor: Client):
    answer = change(editor, "renew-saudi-passport", **{"listings-0-DELETE": "on"})
    assert "Please submit at least 1 form." in answer.content.decode()


def test_only_a_pause_has_an_end(catalogue, editor: Client):
    answer = change(editor, "renew-saudi-passport", paused_until="2026-12-01")
    assert "Only a paused service has a day" in answer.content.decode()


def test_each_field_stands_in_its_own_language_and_direction(catalogue, editor: Client):
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


def test_the_list_of_services_costs_the_same_however_long(editor: Client, django_assert_max_num_queries):
    make_services(200, make_category())
    with django_assert_max_num_queries(12):
        page(ADMIN, editor)
