"""Whoever presses Start learns whether they may go on, what is missing, and where it is done."""

import pytest
from django.test import Client

from accounts.models import User
from activation.access import Assurance
from activation.models import Act
from activation.models.acts import Kind
from services.views import start
from tests.conftest import enter
from tests.pages import words
from tests.services.conftest import PASSPORT, page
from tests.services.made import make_service

INQUIRY = "/services/passports-inquiries/fingerprint-enrolment-status/start/"


@pytest.mark.parametrize(("language", "words"), [("ar", "سجّل الدخول للمتابعة"), ("en", "Sign in to continue")])
def test_a_stranger_is_asked_to_sign_in_and_comes_back(catalogue, language, words):
    answer = page(f"/{language}{PASSPORT}start/")
    assert words in answer.text
    back = f"/{language}{PASSPORT}start/".replace("/", "%2F")
    assert f"/{language}/account/sign-in/?next={back}" in set(answer.links())
    assert f"/{language}/account/register/" in set(answer.links())
    assert "no-store" in answer.answer["Cache-Control"]


def test_a_person_without_activation_learns_the_three_ways(catalogue, client: Client, citizen: User):
    answer = page(f"/en{PASSPORT}start/", enter(client, citizen))
    assert "Activate your account to continue" in answer.text
    ways = {f"/en/activation/{way}/" for way in ("offices", "banks", "kiosks")}
    assert ways <= set(answer.links())


@pytest.mark.parametrize(
    ("acts", "told", "button"),
    [
        ([Kind.REQUESTED], "Finish activating your account", "My activation"),
        ([Kind.ACTIVATED, Kind.SUSPENDED], "Your activation is suspended", "Find an office"),
        ([Kind.ACTIVATED, Kind.REVOKED], "You can activate your account again.", "Activate my account"),
    ],
    ids=["requested", "suspended", "revoked"],
)
def test_who_has_been_on_the_way_learns_what_is_next(catalogue, client: Client, citizen: User, acts, told, button):
    for kind in acts:
        Act.objects.record(citizen, kind)
    answer = page(f"/en{PASSPORT}start/", enter(client, citizen))
    buttons = [words(link) for link in answer.all("main")[0].iter("a") if link.get("class") == "button"]
    assert told in answer.text
    assert buttons == [button]


def test_an_activated_person_learns_where_it_is_done(catalogue, client: Client, citizen: User, monkeypatch):
    monkeypatch.setattr(start, "assurance_level", lambda user: Assurance.ACTIVATED)
    answer = page(f"/en{PASSPORT}start/", enter(client, citizen))
    assert "Not available here yet" in answer.text
    assert "General Directorate of Passports" in answer.text
    assert "/en/activation/offices/?kind=passports" in set(answer.links())
    assert 'href="https://www.absher.sa"' in answer.text.split("<footer")[0]


@pytest.mark.parametrize(("language", "words"), [("ar", "غير متاح في البوابة بعد"), ("en", "Not available here yet")])
def test_without_a_registry_a_public_inquiry_asks_nobody_to_sign_in(catalogue, settings, language, words):
    settings.REGISTRY = ""
    text = page(f"/{language}{INQUIRY}").text
    assert words in text
    assert "?next=" not in text.split("<main")[1]


def test_a_public_inquiry_starts_at_once(catalogue, client: Client):
    assert client.get(f"/en{INQUIRY}").url == "/en/inquiries/fingerprint-enrolment-status/"


@pytest.mark.parametrize("status", ["paused", "ended"])
def test_what_is_closed_says_so_to_everybody(db, status):
    make_service(status=status)
    assert "Not available now" in page("/en/services/permits/service-1/start/").text


def test_start_in_the_wrong_section_leads_to_the_right_one(catalogue, client: Client):
    answer = client.get("/en/services/authorizations/renew-saudi-passport/start/")
    assert answer.url == f"/en{PASSPORT}start/"
    page("/en/services/authorizations/nothing/start/", status=404)


def test_a_service_with_two_addresses_starts_at_one(catalogue, settings):
    settings.REGISTRY = ""
    text = page("/en/services/public-services/resident-id-validity/start/").text
    assert (
        'rel="canonical" href="http://localhost:8000/en/services/passports-inquiries/resident-id-validity/start/"'
        in text
    )
