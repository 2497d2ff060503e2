"""In the Arabic admin no page about previews, versions and files falls back to English."""

import pytest
from django.contrib.auth.models import Group

from accounts.models import User
from services.editing.history import versions
from services.models import Editor, Service
from tests.guards.rules import LATIN_WORDS, NAMES, ids_are_unique_and_met, is_valid_html, texts
from tests.pages import Page
from tests.services.conftest import page
from tests.services.editing.conftest import ADMIN, begin, desk, save
from tests.services.editing.test_exchange import XLSX, brought_in, taken_out


@pytest.fixture
def draft(service: Service, editor: User) -> Service:
    draft = begin(desk(editor), service)
    save(desk(editor), draft, fee="75", audience="citizen", name_ar="اسم أفضل")
    return draft


def english(found: Page) -> list[str]:
    """What stands in English in the page's own part."""
    content = found.root.find(".//div[@id='content']")
    return [
        text for text, language in texts(content, "ar") if language == "ar" and LATIN_WORDS.search(NAMES.sub("", text))
    ]


@pytest.mark.parametrize("end", ["preview/", "history/", "version", "version?now"])
def test_the_pages_of_a_draft_are_in_arabic_and_valid(draft: Service, editor: User, end: str):
    first = versions(draft).last()
    end = end.replace("version", f"history/{first.pk}/")
    found = page(f"{ADMIN}{draft.pk}/{end}", desk(editor, "ar"))
    assert english(found) == []
    assert [*is_valid_html(found), *ids_are_unique_and_met(found)] == []


@pytest.mark.parametrize(
    "cells", [{"fee": "75.5"}, {"fee": "much", "steps": "one", "kind": "wish", "agency": "none"}, {"a b c": "x"}]
)
def test_what_a_file_does_is_said_in_arabic(service, editor: User, cells: dict[str, str]):
    client = desk(editor, "ar")
    found = brought_in(client, [taken_out(client, XLSX)[0] | cells], XLSX)
    assert english(found) == []
    assert list(is_valid_html(found)) == []


@pytest.mark.parametrize(("section", "name"), [("services/editor", "categories"), ("accounts/user", "groups")])
def test_an_administrator_ticks_what_somebody_holds_in_arabic(service, editor: User, admin: User, section, name):
    """A list to move names to and fro would bring English buttons."""
    Group.objects.create(name="المحررون")
    pk = Editor.objects.get(user=editor).pk if name == "categories" else editor.pk
    found = page(f"/admin/{section}/{pk}/change/", desk(admin, "ar"))
    assert found.root.findall(f".//input[@type='checkbox'][@name='{name}']")
    assert "SelectFilter" not in found.text
    assert english(found) == []


def test_who_reads_a_service_in_arabic_reads_its_english_as_english(service: Service, reader: User):
    found = page(f"{ADMIN}{service.pk}/change/", desk(reader, "ar"))
    assert english(found) == []
    assert '<bdi lang="en" dir="ltr">Service 1</bdi>' in found.text
    assert "(الإنجليزية)" in found.text
    assert "[en]" not in found.text.lower()
    assert list(is_valid_html(found)) == []


def test_who_edits_reads_the_parts_of_what_is_published_in_their_language(service: Service, editor: User):
    found = page(f"{ADMIN}{service.pk}/change/", desk(editor, "ar"))
    steps = found.root.find(".//div[@id='steps-group']")
    assert [(e.get("lang"), e.text) for e in steps.iter("bdi")] == [("ar", "نص"), ("en", "Text")]


def test_the_list_of_services_names_each_in_its_own_language(service: Service, reader: User):
    found = page(ADMIN, desk(reader, "ar"))
    assert english(found) == []
    names = [e.find("bdi") for e in found.all("a") if e.get("href", "").startswith(f"{ADMIN}{service.pk}/change/")]
    assert [(e.get("lang"), e.text) for e in names] == [("ar", "خدمة 1"), ("en", "Service 1")]
    assert "[en]" not in found.text.lower()
