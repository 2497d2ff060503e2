"""`/demo/people/`: the list of fictional people, and the button that signs one in."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import KnownDevice, OtpChallenge, SecurityEvent, SignedInSession, User
from services.registry.demo.people import PEOPLE
from tests.conftest import enter
from tests.guards import rules
from tests.pages import Page

pytestmark = pytest.mark.usefixtures("catalogue")
ADDRESS = "/demo/people/"
KINDS = SecurityEvent.Kind


def english() -> Client:
    return Client(HTTP_ACCEPT_LANGUAGE="en")


def signed_in(client: Client) -> str:
    """The ID of whoever is signed in, or ""."""
    pk = client.session.get("_auth_user_id")
    return User.objects.get(pk=pk).national_id if pk else ""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_visitor_sees_everybody_in_their_own_language(demo_people: dict[str, User], language: str):
    answer = Client(HTTP_ACCEPT_LANGUAGE=language).get(ADDRESS)
    shown = Page(f"/{language}{ADDRESS}", answer)  # as if the address named the language that the rules want to know
    assert all(somebody.name[language] in shown.text for somebody in PEOPLE.values())
    assert all(somebody.number in shown.text for somebody in PEOPLE.values())
    assert [fault for rule in rules.EVERY for fault in rule(shown)] == []


def test_the_button_signs_in_through_the_real_door(demo_people: dict[str, User]):
    client, user = english(), demo_people["head"]
    answer = client.post(ADDRESS, {"person": "head"})
    assert answer["Location"] == "/en/account/"
    assert signed_in(client) == user.national_id
    assert [event.kind for event in user.security_events] == [KINDS.SIGNED_IN]
    assert SignedInSession.objects.filter(user=user).count() == KnownDevice.objects.filter(user=user).count() == 1
    assert not OtpChallenge.objects.exists()


def test_whoever_names_an_inquiry_comes_to_it(demo_people: dict[str, User]):
    client = english()
    answer = client.post(ADDRESS, {"person": "head", "inquiry": "traffic-violations"})
    assert answer["Location"] == "/en/inquiries/traffic-violations/"
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("inquiry", ["//elsewhere.example/", "no-such-inquiry", "\x00"])
def test_nobody_is_led_anywhere_else(demo_people: dict[str, User], inquiry: str):
    assert english().post(ADDRESS, {"person": "head", "inquiry": inquiry})["Location"] == "/en/account/"


def test_another_person_takes_the_place_of_the_first(demo_people: dict[str, User]):
    client = english()
    for code in ("head", "mother"):
        client.post(ADDRESS, {"person": code})
    assert signed_in(client) == PEOPLE["mother"].number
    assert demo_people["head"].security_events.first().kind == KINDS.SIGNED_OUT
    assert not SignedInSession.objects.filter(user=demo_people["head"]).exists()


@pytest.mark.parametrize("code", ["", "nobody", "without-account", "\x00", "h" * 10_000])
def test_nobody_else_can_be_signed_in(demo_people: dict[str, User], code: str):
    client = english()
    assert client.post(ADDRESS, {"person": code}).status_code in (302, 404)
    assert not signed_in(client)


def test_an_account_that_somebody_locked_is_not_opened(demo_people: dict[str, User]):
    client = english()
    User.objects.filter(pk=demo_people["head"].pk).update(state=User.State.LOCKED)
    answer = client.post(ADDRESS, {"person": "head"}, follow=True)
    assert "Choose another person" in answer.content.decode()
    assert not signed_in(client)


def test_production_knows_no_such_page(demo_people: dict[str, User], settings: Any):
    settings.PRODUCTION = True
    client = english()
    assert client.get(ADDRESS).status_code == 404
    assert client.post(ADDRESS, {"person": "head"}).status_code == 404
    assert not signed_in(client)


def test_the_page_costs_the_same_whoever_looks(demo_people: dict[str, User], django_assert_max_num_queries: Any):
    client = enter(english(), demo_people["head"])
    client.get(ADDRESS)
    with django_assert_max_num_queries(6):
        client.get(ADDRESS)
