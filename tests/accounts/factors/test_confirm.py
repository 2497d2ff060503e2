"""The page on which a signed-in person confirms who they are."""

import json
from base64 import b64encode

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from accounts.factors import codes
from accounts.models import SecurityEvent, User
from accounts.security.guards import since_confirmed
from tests.conftest import enter

from .conftest import CONFIRM, PASSWORD, recovery_codes, shown

pytestmark = pytest.mark.django_db(transaction=True)
ON = f"{CONFIRM}?next=/en/account/security/"


def is_confirmed(client: Client) -> bool:
    records = client.session.get("account_authentication_methods", [])
    return any(record.get("reauthenticated") for record in records)


def test_the_password_confirms_and_leads_on(client: Client, noura: User):
    enter(client, noura)
    assert client.post(ON, {"password": PASSWORD}).url == "/en/account/security/"
    assert is_confirmed(client)
    assert SecurityEvent.objects.filter(kind="reauthenticated").count() == 1


def test_signing_in_alone_confirms_nothing(client: Client, noura: User):
    enter(client, noura)
    request = client.get(CONFIRM).wsgi_request
    assert since_confirmed(request) == float("inf")


def test_a_stranger_is_sent_to_sign_in(client: Client, db: None):
    assert client.get(CONFIRM).url.startswith("/en/account/sign-in/?next=")


def test_a_wrong_password_confirms_nothing_and_climbs_the_ladder(client: Client, noura: User):
    enter(client, noura)
    for _ in range(5):
        assert b"Check your password" in client.post(CONFIRM, {"password": "not the password"}).content
    answer = client.post(CONFIRM, {"password": PASSWORD})
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) <= 60
    assert not is_confirmed(client)
    assert SecurityEvent.objects.filter(kind="wrong-password").count() == 5


@pytest.mark.parametrize("there", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "x:y"])
def test_nobody_is_led_elsewhere(client: Client, noura: User, there: str):
    enter(client, noura)
    answer = client.post(f"/en/account/security/confirm/?next={there}", {"password": PASSWORD})
    assert answer.url == "/en/account/"


def test_whoever_has_an_app_needs_its_code_too(client: Client, noura: User, secret: str):
    enter(client, noura)
    page = client.post(ON, {"password": PASSWORD})
    assert b"Enter the code that your app shows" in page.content
    assert not is_confirmed(client)
    assert client.post(ON, {"password": PASSWORD, "code": shown(secret)}).url == "/en/account/security/"
    assert is_confirmed(client)


def test_a_code_without_the_password_confirms_nothing_and_is_not_used_up(client: Client, noura: User, secret: str):
    enter(client, noura)
    code = shown(secret)
    assert b"Enter your password" in client.post(CONFIRM, {"code": code}).content
    assert b"Check your password" in client.post(CONFIRM, {"password": "wrong one", "code": code}).content
    assert not is_confirmed(client)
    client.post(CONFIRM, {"password": PASSWORD, "code": code})
    assert is_confirmed(client)


def test_a_recovery_code_stands_in_for_a_lost_app(client: Client, noura: User, secret: str):
    kept = recovery_codes(noura)
    enter(client, noura)
    client.post(f"{CONFIRM}?way=recovery-code", {"password": PASSWORD, "code": kept[0]})
    assert is_confirmed(client)
    assert codes.left(noura) == 9


def test_the_session_key_changes(client: Client, noura: User):
    enter(client, noura)
    before = client.session.session_key
    client.post(CONFIRM, {"password": PASSWORD})
    assert client.session.session_key != before


def test_what_was_posted_stands_in_no_session(client: Client, noura: User):
    enter(client, noura)
    client.post(CONFIRM, {"password": "nope nope nope"})
    client.post(CONFIRM, {"password": PASSWORD})
    for session in Session.objects.all():
        assert PASSWORD not in json.dumps(session.get_decoded())
        assert b64encode(PASSWORD.encode()).decode() not in session.session_data


def test_another_session_of_the_same_person_is_not_confirmed_by_it(client: Client, noura: User):
    other = enter(Client(), noura)
    enter(client, noura)
    client.post(CONFIRM, {"password": PASSWORD})
    assert not is_confirmed(other)
