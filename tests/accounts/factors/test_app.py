"""Adding an authenticator app, and taking it away."""

import json
import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.test import Client

from absher_portal.sealing import unseal
from accounts.factors import strong, totp
from accounts.models import ChangeHold, Disavowal, OutboxMessage, SecurityEvent, SignedInSession, TotpUse, User
from tests.conftest import enter, person

from .conftest import confirmed, give_app, shown, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
APP = "/en/account/security/factors/app/"
LIST = "/en/account/security/factors/"


@pytest.fixture
def owner(client: Client, noura: User) -> Client:
    """Noura's browser, a moment after she confirmed who she is."""
    return confirmed(enter(client, noura))


def key_on(page: Any) -> str:
    """The key that the page asks to be typed into the app."""
    return re.search(r'<bdi dir="ltr">([A-Z2-7 ]{39})</bdi>', page.content.decode())[1].replace(" ", "")


def test_the_page_gives_a_key_and_a_code_from_it_binds_the_app(owner: Client, noura: User):
    secret = key_on(owner.get(APP))
    answer = owner.post(APP, {"code": shown(secret)})
    assert answer.url == "/en/account/security/factors/codes/"
    assert strong.has_strong_factor(noura)
    assert SecurityEvent.objects.get(kind="factor-added").purpose == "app"
    assert "Authenticator app" in owner.get(LIST).content.decode()


def test_the_owner_is_told_with_a_way_to_say_it_was_not_them(owner: Client, noura: User):
    owner.post(APP, {"code": shown(key_on(owner.get(APP)))})
    assert OutboxMessage.objects.filter(kind="notice").count() >= 1
    assert Disavowal.objects.filter(user=noura, notice="factor-added").exists()


def test_the_key_stays_until_it_is_used(owner: Client, noura: User):
    key = key_on(owner.get(APP))
    assert key_on(owner.get(APP)) == key
    assert key_on(owner.post(APP, {"code": "000000"})) == key
    assert key_on(owner.post("/ar/account/security/factors/app/", {"code": "", "redraw": "ar"})) == key
    assert not strong.has_strong_factor(noura)


def test_the_waiting_key_is_sealed_in_the_session_and_then_gone(owner: Client, noura: User):
    key = key_on(owner.get(APP))
    assert key not in json.dumps(Session.objects.get().get_decoded())
    owner.post(APP, {"code": shown(key)})
    assert "factors.app" not in owner.session


def test_the_kept_key_is_sealed(noura: User, secret: str):
    kept = Authenticator.objects.get(user=noura).data["secret"]
    assert secret not in json.dumps(kept)
    assert unseal(kept) == secret


def test_the_code_that_bound_the_app_signs_nobody_in(owner: Client, noura: User):
    secret = key_on(owner.get(APP))
    code = shown(secret)
    owner.post(APP, {"code": code})
    other = Client()
    sign_in(other, "noura2026")
    other.post("/en/account/sign-in/factor/", {"code": code})
    assert "_auth_user_id" not in other.session


def test_whoever_has_an_app_is_shown_no_second_key(owner: Client, noura: User, secret: str):
    assert owner.get(APP).url == LIST
    assert owner.post(APP, {"code": "123456"}).url == LIST


def test_nothing_changes_without_a_confirmation(client: Client, noura: User, secret: str):
    enter(client, noura)
    factor = Authenticator.objects.get()
    for path in (f"{LIST}passkey/", f"{LIST}codes/", f"{LIST}{factor.pk}/remove/"):
        assert client.get(path).url.startswith("/en/account/security/confirm/?next=")
        assert client.post(path).url.startswith("/en/account/security/confirm/?next=")
    assert strong.has_strong_factor(noura)


def test_nothing_changes_under_a_hold(owner: Client, noura: User):
    factor = person("fictional77", "1900000777", "+966500000077")
    ChangeHold.begin(noura)
    for path in (APP, f"{LIST}passkey/", f"{LIST}codes/", f"{LIST}{factor.pk}/remove/"):
        assert owner.get(path).status_code == 403
        assert owner.post(path, {"code": "123456"}).status_code == 403


def test_removing_the_last_says_what_follows_and_does_it(owner: Client, noura: User, secret: str):
    factor = Authenticator.objects.get()
    remove = f"{LIST}{factor.pk}/remove/"
    assert "your last strong way" in owner.get(remove).content.decode()
    assert owner.post(remove).url == LIST
    assert not strong.has_strong_factor(noura)
    assert SecurityEvent.objects.get(kind="factor-removed").purpose == "app"
    assert sign_in(Client(), "noura2026").url == "/ar/account/sign-in/verify/"


def test_a_second_press_of_remove_is_told_once(owner: Client, noura: User, secret: str):
    factor = Authenticator.objects.get()
    owner.post(f"{LIST}{factor.pk}/remove/")
    assert owner.post(f"{LIST}{factor.pk}/remove/").status_code == 404
    assert SecurityEvent.objects.filter(kind="factor-removed").count() == 1


def test_another_persons_factor_is_not_there(owner: Client, noura: User):
    stranger = person("fictional77", "1900000777", "+966500000077")
    give_app(stranger)
    factor = Authenticator.objects.get(user=stranger)
    assert owner.get(f"{LIST}{factor.pk}/remove/").status_code == 404
    assert owner.post(f"{LIST}{factor.pk}/remove/").status_code == 404
    assert strong.has_strong_factor(stranger)


def test_a_use_in_another_step_is_no_second_use(noura: User, secret: str):
    assert totp.check(noura, shown(secret))
    assert not totp.check(noura, shown(secret))
    assert not totp.check(noura, shown(secret, -1))
    assert totp.check(noura, shown(secret, 1))


def test_a_check_for_nobody_is_never_right(db: None):
    assert not totp.check(None, "123456")
    assert not TotpUse.objects.exists()


def test_ten_passkeys_are_enough(owner: Client, noura: User):
    for n in range(10):
        assert owner.get(f"{LIST}passkey/").status_code == 200
        Authenticator.objects.create(user=noura, type="webauthn", data={"name": f"Phone {n}"})
    assert owner.get(f"{LIST}passkey/").url == LIST
    assert owner.post(f"{LIST}passkey/", {"credential": "{}"}).url == LIST
    assert "Another passkey" not in owner.get(LIST).content.decode()


def test_after_a_change_other_sessions_can_be_ended(owner: Client, noura: User, secret: str):
    for key in ("one", "two"):
        SignedInSession.objects.create(user=noura, session_key=key)
    page = owner.post(f"{LIST}{Authenticator.objects.get().pk}/remove/", follow=True).content.decode()
    assert "Signed in elsewhere too?" in page
    assert "/en/account/security/sessions/" in page
