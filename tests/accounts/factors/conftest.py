"""People with an authenticator app, what it shows, and a session that has just confirmed who it is."""

import time
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from accounts.factors import codes, totp
from accounts.models import TotpUse, User
from tests.accounts.conftest import PASSWORD, noura, sign_in  # noqa: F401 (a fixture)

CONFIRM = "/en/account/security/confirm/"
FACTOR = "/en/account/sign-in/factor/"


def give_app(user: User) -> str:
    """An authenticator app for this account, never used; its secret."""
    secret = totp.fresh_secret()
    totp.TOTP.activate(user, secret)
    return secret


def shown(secret: str, later: int = 0) -> str:
    """What the app shows now, or so many steps later."""
    return totp.code_at(secret, totp.current_step() + later)


def recovery_codes(user: User) -> list[str]:
    """Ten fresh ones, as the person sees them."""
    with transaction.atomic():
        return codes.make(user) or []


def confirmed(client: Client) -> Client:
    """As after the page that confirms who one is."""
    session = client.session
    record = {"method": "password", "at": time.time(), "reauthenticated": True}
    session["account_authentication_methods"] = [*session.get("account_authentication_methods", []), record]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()
    return client


def enter_with_app(client: Client, user: User, secret: str) -> Any:
    """Sign in: password, then the app's code; what it shows counts as unused."""
    TotpUse.objects.filter(user=user).delete()
    sign_in(client, user.username, language="en")
    return client.post(FACTOR, {"code": shown(secret)})


@pytest.fixture
def secret(noura: User) -> str:  # noqa: F811
    """Noura's app."""
    return give_app(noura)
