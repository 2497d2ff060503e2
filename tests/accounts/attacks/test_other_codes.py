"""A code that is somebody's, but not for this: another purpose, person, attempt or time, over the pages."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.test import Client

from accounts import otp
from accounts.models import OtpChallenge, User
from accounts.otp import Purpose
from tests.accounts.conftest import code_for, register, sign_in
from tests.accounts.recovery.conftest import answer, at, enter_code, start

pytestmark = pytest.mark.django_db(transaction=True)
VERIFY = "/ar/account/sign-in/verify/"
NOT_THE_CODE = "الرمز غير مطابق لما أرسلناه"


def waiting(noura: User) -> Client:
    """A browser that has shown Noura's password and is asked for the code."""
    browser = Client()
    sign_in(browser, "noura2026")
    return browser


def refused(browser: Client, code: str) -> bool:
    page = browser.post(VERIFY, {"code": code})
    return NOT_THE_CODE in page.content.decode() and "_auth_user_id" not in browser.session


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose != Purpose.SIGN_IN])
def test_a_code_sent_to_the_same_mobile_for_something_else(noura: User, purpose: Purpose) -> None:
    browser = waiting(noura)
    user = None if purpose == Purpose.REGISTER else noura
    other = otp.issue(purpose, noura.phone, language="ar", user=user, budget="pair")
    assert isinstance(other, OtpChallenge)
    assert refused(browser, otp.code_of(other))


def test_a_code_of_another_person(noura: User, citizen: User) -> None:
    browser = waiting(noura)
    other = otp.issue(Purpose.SIGN_IN, citizen.phone, language="ar", user=citizen)
    assert isinstance(other, OtpChallenge)
    assert refused(browser, otp.code_of(other))


def test_the_code_of_an_earlier_attempt(noura: User) -> None:
    waiting(noura)
    earlier = code_for(noura.phone)
    assert refused(waiting(noura), earlier)


@pytest.mark.usefixtures("asked")
def test_a_recovery_of_the_username_is_not_one_of_the_password(client: Client) -> None:
    for wanted in ("username", "password"):
        start(client, wanted=wanted)
        answer(client, wanted=wanted)
    username = OtpChallenge.objects.get(purpose=Purpose.RECOVER_USERNAME)
    page = enter_code(client, otp.code_of(username))
    assert NOT_THE_CODE in page.content.decode()
    assert client.get(at("new/")).url == at("code/")


@pytest.mark.parametrize(("left", "signed_in"), [(timedelta(seconds=30), True), (timedelta(seconds=-1), False)])
def test_a_code_is_over_one_second_after_its_time(noura: User, left: timedelta, signed_in: bool) -> None:
    browser = waiting(noura)
    code = code_for(noura.phone)
    OtpChallenge.objects.update(expires_at=Now() + left)
    page = browser.post(VERIFY, {"code": code})
    assert ("_auth_user_id" in browser.session) == signed_in
    assert signed_in or "انتهت صلاحية الرمز" in page.content.decode()


def test_a_code_that_came_right_is_worth_nothing_a_second_time(noura: User) -> None:
    browsers = [waiting(noura)]
    code = code_for(noura.phone)
    thief = Client()
    thief.cookies = browsers[0].cookies.copy()
    browsers[0].post(VERIFY, {"code": code})
    assert thief.post(VERIFY, {"code": code}).status_code == 302
    assert "_auth_user_id" not in thief.session


def test_a_registrations_code_opens_no_account_of_the_same_mobile(noura: User) -> None:
    stranger = Client()
    register(
        stranger, national_id="1900000033", username="stranger1", email="s@portal.example", email2="s@portal.example"
    )
    code = code_for(noura.phone)
    assert refused(waiting(noura), code)
