"""Pages that only say something: true, in both languages, and with a way on."""

import pytest
from django.core.management import call_command
from django.test import Client

from accounts import numbers
from tests.conftest import forget
from tests.pages import Page, words

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> Page:
    found = Page(path, client.get(path))
    assert found.status == 200
    return found


def text(client: Client, path: str) -> str:
    return words(page(client, path).all("main")[0])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_entrance_leads_to_every_door_and_category(client: Client, language: str):
    call_command("load_catalogue", verbosity=0)
    links = set(page(client, f"/{language}/individuals/").links())
    doors = ["sign-in/", "register/", "recover/"]
    assert {f"/{language}/account/{door}" for door in doors} | {f"/{language}/activation/"} <= links
    assert len({link for link in links if link.startswith(f"/{language}/services/")}) == 9


def test_contact_data_of_the_demonstration_are_marked_as_such(client: Client, settings):
    said = text(client, "/en/help/")
    assert "Demo data" in said
    assert settings.CONTACT_PHONE in said
    assert "For official services: absher.sa" in said
    assert "App for iPhone Not set up here" in said


def test_an_operators_contact_data_are_shown_as_they_are(client: Client, settings):
    settings.PRODUCTION, settings.CONTACT_X_URL = True, "https://x.example/portal"
    said = text(client, "/en/help/")
    assert "https://x.example/portal" in said
    assert "Demo data" not in said
    assert "App for iPhone" not in said


@pytest.mark.parametrize("place", ["/ar/help/#fraud", "/en/help/#fraud", "/ar/about/#check", "/en/about/#check"])
def test_the_places_that_other_pages_point_to_are_there(client: Client, place: str):
    path, _, fragment = place.partition("#")
    assert fragment in [section.get("id") for section in page(client, path).all("section")]


def test_help_names_the_rules_own_numbers(client: Client):
    said = text(client, "/en/help/")
    assert f"at least {numbers.PASSWORD_MIN_LENGTH} characters" in said
    assert f"lasts {numbers.CODE_LIFE.seconds // 60} minutes" in said
    assert f"After {numbers.CODE_RESEND_AFTER.seconds} seconds" in said


def test_the_demonstration_says_that_it_is_no_government_body(client: Client, settings):
    assert "not affiliated with the Ministry of Interior" in text(client, "/en/about/")
    settings.PRODUCTION = True
    forget()
    assert "not affiliated" not in text(client, "/en/about/")


def test_the_privacy_page_names_every_cookie_that_a_visit_sets(client: Client, citizen):
    client.get("/language/ar/")
    client.get("/ar/account/sign-in/")
    said = text(client, "/ar/privacy/")
    assert client.cookies
    assert [name for name in client.cookies if name not in said] == []
