"""Odd questions: a clear message in the page's language, never a 500, and nobody is asked."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from services.models import RecordRead
from tests.guards.test_odd_input import ODD
from tests.services.inquiries.public.asking import CAR, VEHICLE, ask, at

TYPED = ("national_id", "birth_date", "sequence_number")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", ODD)
def test_odd_input_is_told_at_its_field(client: Client, kind: str, language: str):
    for name in TYPED:
        sent = {"sequence_number": CAR} | {name: ODD[kind]}
        page = ask(client, key=VEHICLE, language=language, **sent)
        assert page.status == 200
        assert f'id="id_{name}_error"' in page.text
    assert not RecordRead.objects.exists()


@pytest.mark.parametrize("kind", ODD)
def test_an_odd_token_of_the_form_merely_asks_anew(client: Client, kind: str):
    assert "is valid until" in ask(client, submission=ODD[kind]).text


@pytest.mark.parametrize("kind", ODD)
def test_odd_addresses_lead_to_the_form(client: Client, kind: str):
    for name in ("answer", "again", "about"):
        page = client.get(at(), {name: ODD[kind]}, follow=True)
        assert page.status_code == 200
        assert "Show the answer" in page.content.decode()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client: Client, method: str):
    assert getattr(client, method)(at()).status_code == 405


def test_whoever_makes_up_addresses_leaves_no_session_behind(client: Client):
    client.get(at(), {"answer": "made up", "again": "made up"})
    assert not Session.objects.exists()
