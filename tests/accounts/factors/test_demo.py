"""The demo authenticator shows what an app on a phone would."""

import pytest
from django.test import Client

from accounts.factors import totp
from accounts.models import User
from tests.conftest import confirm, enter

from .conftest import enter_with_app, shown

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_shows_every_accounts_code(client: Client, noura: User, secret: str):
    page = client.get("/demo/authenticator/", headers={"accept-language": "en"}).content.decode()
    assert "noura2026" in page
    assert shown(secret) in page


def test_after_a_use_it_shows_the_next_one(client: Client, noura: User, secret: str):
    enter_with_app(client, noura, secret)
    (one,) = client.get("/demo/authenticator/").context["shown"]
    assert one.code != shown(secret)
    assert totp.check(noura, one.code)


def test_the_key_that_is_being_added_stands_first_in_that_browser_only(client: Client, noura: User):
    confirm(enter(client, noura), noura).get("/en/account/security/factors/app/")
    (one,) = client.get("/demo/authenticator/").context["shown"]
    assert one.account == ""
    assert client.post("/en/account/security/factors/app/", {"code": one.code}).status_code == 302
    assert Client().get("/demo/authenticator/").context["shown"][0].account == "noura2026"
