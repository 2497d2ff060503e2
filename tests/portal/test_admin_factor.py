"""The admin opens to staff who have used an authenticator app or a passkey in this session, and to nobody else."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.admin import site
from django.test import Client

from accounts.factors import totp
from accounts.models import User
from tests.accounts.conftest import code_for
from tests.conftest import PASSWORD, confirm, enter

pytestmark = pytest.mark.django_db(transaction=True)
FACTORS = "/en/account/security/factors/"
PAGES = ["/admin/", "/admin/services/service/", "/admin/accounts/user/", "/admin/jsi18n/"]


@pytest.fixture
def english(client: Client) -> Client:
    client.cookies["django_language"] = "en"
    return client


def by_text_message(client: Client, user: User) -> Client:
    """As after a sign-in with password and text message."""
    enter(client, user)
    session = client.session
    session.pop("account_authentication_methods", None)
    session.save()
    return client


@pytest.mark.parametrize("path", PAGES)
def test_a_text_message_opens_no_page_of_it(english: Client, admin: User, path: str):
    by_text_message(english, admin)
    assert english.get(path)["Location"].startswith("/admin/login/")


def test_staff_without_a_factor_are_led_to_add_one_and_told_why(english: Client, admin: User):
    by_text_message(english, admin)
    Authenticator.objects.all().delete()
    page = english.get("/admin/", follow=True)
    assert page.redirect_chain[-1][0] == FACTORS
    assert "needs more than a text message" in page.content.decode()


def test_staff_who_have_not_used_theirs_confirm_with_it_and_come_back(english: Client, admin: User):
    by_text_message(english, admin)
    page = english.get("/admin/services/service/", follow=True)
    where = page.redirect_chain[-1][0]
    assert where == "/en/account/security/confirm/?next=%2Fadmin%2Fservices%2Fservice%2F"
    secret = totp.unseal(totp.authenticator(admin).data["secret"])
    code = totp.code_at(secret, totp.current_step())
    answer = english.post(where, {"password": PASSWORD, "code": code})
    assert answer.url == "/admin/services/service/"
    assert english.get(answer.url).status_code == 200


def test_adding_one_opens_the_admin_at_once(english: Client, admin: User):
    by_text_message(english, admin)
    Authenticator.objects.all().delete()
    confirm(english, admin)
    english.get(f"{FACTORS}app/")
    secret = totp.unseal(english.session["factors.app"])
    english.post(f"{FACTORS}app/", {"code": totp.code_at(secret, totp.current_step())})
    assert english.get("/admin/").status_code == 200


def test_removing_it_closes_the_admin_in_every_session(english: Client, admin: User):
    enter(english, admin)
    assert english.get("/admin/").status_code == 200
    Authenticator.objects.all().delete()
    assert english.get("/admin/").status_code == 302


def test_a_new_admin_comes_in_with_the_demo_phone_and_the_demo_authenticator(english: Client, admin: User):
    english.post("/en/account/sign-in/", {"login": admin.username, "password": PASSWORD, "next": "/admin/"})
    answer = english.post("/en/account/sign-in/verify/", {"code": code_for(admin.phone)}, follow=True)
    assert answer.redirect_chain[-1][0].endswith("/account/security/factors/")
    confirm(english, admin)
    english.get(f"{FACTORS}app/")
    shown = english.get("/demo/authenticator/").context["shown"]
    english.post(f"{FACTORS}app/", {"code": shown[0].code})
    assert english.get("/admin/").status_code == 200


def test_staff_cannot_touch_peoples_factors(english: Client, admin: User):
    assert Authenticator not in site._registry
    enter(english, admin)
    assert english.get("/admin/mfa/authenticator/").status_code == 404
