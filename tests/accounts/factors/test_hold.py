"""A strong factor ends the hold that a recovery leaves on changes, but none that may be a thief's."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from absher_portal.clock import db_now
from accounts.factors import strong
from accounts.models import ChangeHold, RecoveryCode, User
from accounts.numbers import DISAVOWAL_LIFE

from .conftest import CONFIRM, FACTOR, PASSWORD, enter_with_app, recovery_codes, shown, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
LONG_AGO = DISAVOWAL_LIFE + timedelta(minutes=1)
LATELY = DISAVOWAL_LIFE - timedelta(minutes=1)
AGES = pytest.mark.parametrize(("age", "held"), [(LONG_AGO, False), (LATELY, True)])


def added(age: timedelta) -> None:
    """Every factor and every set of codes is this old."""
    Authenticator.objects.update(created_at=db_now() - age)
    RecoveryCode.objects.update(made_at=db_now() - age)


def is_held(user: User) -> bool:
    return ChangeHold.until_when(user) is not None


@AGES
def test_an_app_older_than_the_link_that_disowns_it_lifts_it(
    client: Client, noura: User, secret: str, age: timedelta, held: bool
):
    added(age)
    ChangeHold.begin(noura)
    enter_with_app(client, noura, secret)
    assert is_held(noura) is held


@AGES
def test_so_does_a_recovery_code(client: Client, noura: User, secret: str, age: timedelta, held: bool):
    code = recovery_codes(noura)[0]
    added(age)
    ChangeHold.begin(noura)
    sign_in(client, "noura2026")
    client.post(f"{FACTOR}?way=recovery-code", {"code": code})
    assert is_held(noura) is held


@AGES
def test_so_does_a_passkey(noura: User, age: timedelta, held: bool):
    passkey = Authenticator.objects.create(user=noura, type=Authenticator.Type.WEBAUTHN, data={})
    added(age)
    passkey.refresh_from_db()
    ChangeHold.begin(noura)
    strong.lift_hold(noura, passkey)
    assert is_held(noura) is held


def test_confirming_with_a_new_app_lifts_none(client: Client, noura: User, secret: str):
    enter_with_app(client, noura, secret)
    ChangeHold.begin(noura)
    client.post(CONFIRM, {"password": PASSWORD, "code": shown(secret, 1)})
    assert is_held(noura)


def test_an_app_that_grew_old_under_the_hold_does_not_lift_it(client: Client, noura: User, secret: str):
    added(LONG_AGO)
    ChangeHold.begin(noura)
    ChangeHold.objects.update(until=ChangeHold.until_when(noura) - timedelta(hours=1))
    enter_with_app(client, noura, secret)
    assert is_held(noura)
