"""What no browser made of a passkey is refused in words, whoever sends it."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts.models import SecurityEvent, User
from tests.conftest import confirm, enter

from .conftest import CONFIRM, FACTOR, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
PASSKEY = "/en/account/sign-in/passkey/"
ADD = "/en/account/security/factors/passkey/"
ASKING = {"accept": "application/json"}
WHOLE = {"id": "YQ", "rawId": "YQ", "type": "public-key", "clientExtensionResults": {}}
SPOILT = [
    "", "x", "null", "[]", "7", '"x"', "{}", '{"response": 7}', json.dumps(WHOLE), json.dumps(WHOLE | {"response": []}),
    json.dumps(WHOLE | {"response": {"userHandle": 7}}), json.dumps(WHOLE | {"response": {"userHandle": "!!"}}),
    json.dumps(WHOLE | {"response": dict.fromkeys(
        ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"), "oWE")}),
    json.dumps(WHOLE | {"response": dict.fromkeys(
        ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"), "e30")}),
    "[" * 20000,
]  # fmt: skip


@pytest.mark.parametrize("sent", SPOILT, ids=range(len(SPOILT)))
def test_it_signs_nobody_in(client: Client, noura: User, sent: str):
    client.get(PASSKEY, headers=ASKING)
    answer = client.post(PASSKEY, {"credential": sent})
    assert answer.url == "/en/account/sign-in/"
    assert "could not accept this passkey" in client.get(answer.url).content.decode()
    assert SecurityEvent.objects.filter(kind="wrong-factor").count() == 1


@pytest.mark.parametrize("sent", SPOILT, ids=range(len(SPOILT)))
def test_it_is_added_to_no_account(client: Client, noura: User, sent: str):
    confirm(enter(client, noura), noura)
    client.get(ADD, headers=ASKING)
    assert "could not accept this passkey" in client.post(ADD, {"credential": sent}).content.decode()
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("sent", SPOILT[1:], ids=range(1, len(SPOILT)))
def test_it_is_no_second_step_and_confirms_nothing(client: Client, noura: User, secret: str, sent: str):
    sign_in(client, "noura2026")
    assert client.post(FACTOR, {"credential": sent}).status_code == 200
    assert "_auth_user_id" not in client.session
    enter(client, noura)
    assert client.post(CONFIRM, {"credential": sent}).status_code == 200
    assert not any(r.get("reauthenticated") for r in client.session.get("account_authentication_methods", []))


def test_whoever_has_passkeys_only_confirms_with_no_password(client: Client, noura: User):
    Authenticator.objects.create(user=noura, type="webauthn", data={"name": "My phone"})
    enter(client, noura)
    page = client.get(CONFIRM).content.decode()
    assert 'name="password"' not in page
    client.post(CONFIRM, {"password": "mango-lantern-orbit-42"})
    assert not any(r.get("reauthenticated") for r in client.session.get("account_authentication_methods", []))


def test_the_address_leads_a_person_to_the_sign_in_page(client: Client, db: None):
    assert client.get(PASSKEY).url == "/en/account/sign-in/"
