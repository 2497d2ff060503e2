"""The demonstration's own officer: ready for the desk at the first start, and nobody in production."""

import pytest
from django.test import Client

from accounts.models import User
from activation.models import Officer
from activation.simulator import officer
from tests.conftest import PASSWORD, enter, person

from .conftest import DESK, office


@pytest.fixture
def demo_officer(db: None) -> User:
    office("PA-900")
    assert officer.create_officer(PASSWORD)
    return User.objects.get(username=officer.USERNAME)


def test_a_newcomer_signs_in_as_the_officer_with_the_demo_authenticator(client, demo_officer):
    client.post("/en/account/sign-in/", {"login": "officer2026", "password": PASSWORD})
    shown = client.get("/demo/authenticator/").context["shown"][0]
    assert shown.account == "officer2026"
    client.post("/en/account/sign-in/factor/", {"code": shown.code})
    page = client.get(DESK)
    assert page.status_code == 200
    assert "Office PA-900" in page.content.decode()


def test_the_next_start_makes_no_second_officer(demo_officer):
    assert not officer.create_officer("another")
    assert Officer.objects.get().user == demo_officer
    assert demo_officer.check_password(PASSWORD)


def test_a_visitor_who_took_the_number_keeps_it_and_the_portal_starts(db):
    office("PA-900")
    visitor = person("visitor1", officer.NATIONAL_ID, "+966500000077")
    assert not officer.create_officer(PASSWORD)
    assert User.objects.get() == visitor


def test_no_desk_of_production_opens_to_the_officer(demo_officer, settings):
    settings.PRODUCTION = True
    page = enter(Client(), demo_officer).get(DESK)
    assert page.status_code == 403
    assert "serves at no office now" in page.content.decode()


def test_somebody_who_goes_to_an_office_is_told_how_to_be_the_officer(client, citizen):
    page = enter(client, citizen).post("/en/account/activation/", {"way": "passports"}, follow=True).content.decode()
    assert "officer2026" in page
    assert f'href="{DESK}"' in page
