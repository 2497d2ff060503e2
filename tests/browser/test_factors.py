"""Passkeys and an authenticator app in a real browser, with a device that the browser simulates."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page

from accounts.factors import totp
from accounts.models import User
from tests.browser.people import PASSWORD, press, send
from tests.conftest import person

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = {
    "en": {"on": "Continue", "create": "Create the passkey", "with": "Sign in with a passkey",
           "use": "Use your passkey", "add": "Add the app", "make": "Make recovery codes",
           "kept": "I have saved them", "out": "Sign out"},
    "ar": {"on": "متابعة", "create": "إنشاء مفتاح المرور", "with": "سجّل الدخول بمفتاح المرور",
           "use": "استخدم مفتاح المرور", "add": "إضافة التطبيق", "make": "إنشاء رموز الاستعادة", "kept": "حفظتها",
           "out": "تسجيل الخروج"},
}  # fmt: skip
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def give_device(page: Page) -> tuple[Any, str]:
    """A device with a fingerprint reader, before this page's browser; (its wire, its id)."""
    wire = page.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    made = wire.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return wire, made["authenticatorId"]


@pytest.fixture
def huda(transactional_db: None) -> User:
    return person("huda2026", "1900000041", "+966500000041", language="en")


def sign_in(page: Page, language: str, user: User) -> None:
    """With password and text message."""
    page.goto(f"/{language}/account/sign-in/")
    page.fill("[name=login]", user.username)
    page.fill("[name=password]", PASSWORD)
    send(page, WORDS[language]["on"])


def type_text_code(page: Page, language: str, user: User) -> None:
    answer = page.request.get("/demo/phone/messages.json", params={"phone": user.phone})
    newest = answer.json()["messages"][0]["text"]
    page.fill(
        "[name=code]",
        next(
            word
            for word in newest.replace("\n", " ").split()
            if len(word.strip(".")) == 6 and word.strip(".").isdigit()
        ),
    )
    send(page, WORDS[language]["on"])


def confirm(page: Page, language: str) -> None:
    page.wait_for_url("**/security/confirm/**")
    page.fill("[name=password]", PASSWORD)
    send(page, WORDS[language]["on"])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_passkey_is_made_and_then_opens_the_account_alone(visit, huda: User, language: str):
    huda.language = language
    huda.save()
    page = visit(f"/{language}/account/sign-in/")
    give_device(page)
    sign_in(page, language, huda)
    type_text_code(page, language, huda)
    page.goto(f"/{language}/account/security/factors/passkey/")
    confirm(page, language)
    send(page, WORDS[language]["create"])
    page.wait_for_url("**/security/factors/codes/")
    assert Authenticator.objects.filter(user=huda, type="webauthn").count() == 1
    leave(page, language)
    page.goto(f"/{language}/account/sign-in/")
    send(page, WORDS[language]["with"])
    page.wait_for_url(f"**/{language}/account/")
    assert huda.masked_id in page.inner_text("main")


def leave(page: Page, language: str) -> None:
    page.goto(f"/{language}/account/sign-out/")
    send(page, WORDS[language]["out"])


def add_passkey(page: Page, huda: User) -> Any:
    wire, device = give_device(page)
    sign_in(page, "en", huda)
    type_text_code(page, "en", huda)
    page.goto("/en/account/security/factors/passkey/")
    confirm(page, "en")
    send(page, WORDS["en"]["create"])
    page.wait_for_url("**/security/factors/codes/")
    return wire, device


def test_after_the_password_the_passkey_is_the_second_step(visit, huda: User):
    page = visit("/en/account/sign-in/")
    add_passkey(page, huda)
    leave(page, "en")
    sign_in(page, "en", huda)
    page.wait_for_url("**/sign-in/factor/")
    assert page.locator("[name=code]").count() == 0
    send(page, WORDS["en"]["use"])
    page.wait_for_url("**/en/account/")


def test_the_passkey_alone_confirms_who_one_is(visit, huda: User):
    page = visit("/en/account/sign-in/")
    add_passkey(page, huda)
    leave(page, "en")
    page.goto("/en/account/sign-in/")
    send(page, WORDS["en"]["with"])
    page.wait_for_url("**/en/account/")
    page.goto("/en/account/security/factors/app/")
    page.wait_for_url("**/security/confirm/**")
    send(page, WORDS["en"]["use"])
    page.wait_for_url("**/security/factors/app/")


def test_a_device_that_does_not_know_its_person_is_refused(visit, huda: User):
    page = visit("/en/account/sign-in/")
    wire, device = add_passkey(page, huda)
    leave(page, "en")
    wire.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    page.goto("/en/account/sign-in/")
    press(page, WORDS["en"]["with"])
    page.get_by_text("Your device did not confirm the passkey").wait_for()
    assert page.url.endswith("/en/account/sign-in/")


def test_a_removed_passkey_opens_nothing(visit, huda: User):
    page = visit("/en/account/sign-in/")
    add_passkey(page, huda)
    leave(page, "en")
    Authenticator.objects.all().delete()
    page.goto("/en/account/sign-in/")
    send(page, WORDS["en"]["with"])
    page.get_by_text("We could not accept this passkey").wait_for()
    assert page.url.endswith("/en/account/sign-in/")


def test_a_locked_account_is_not_opened_by_its_passkey(visit, huda: User):
    page = visit("/en/account/sign-in/")
    add_passkey(page, huda)
    leave(page, "en")
    User.objects.update(state="locked")
    page.goto("/en/account/sign-in/")
    send(page, WORDS["en"]["with"])
    page.get_by_text("This account is locked").wait_for()


@pytest.mark.parametrize("javascript", [True, False])
def test_an_app_is_added_with_the_demo_authenticator_and_asked_for(visit, huda: User, javascript: bool):
    page = visit("/en/account/sign-in/", javascript=javascript)
    sign_in(page, "en", huda)
    type_text_code(page, "en", huda)
    page.goto("/en/account/security/factors/app/")
    confirm(page, "en")
    type_app_code(page)
    send(page, WORDS["en"]["add"])
    send(page, WORDS["en"]["make"])
    assert page.locator(".codes li").count() == 10
    send(page, WORDS["en"]["kept"])
    leave(page, "en")
    sign_in(page, "en", huda)
    page.wait_for_url("**/sign-in/factor/")
    type_app_code(page)
    send(page, WORDS["en"]["on"])
    page.wait_for_url("**/en/account/")


def type_app_code(page: Page) -> None:
    """Read the code on the demo authenticator, in another tab, and copy it."""
    other = page.context.new_page()
    other.goto("/demo/authenticator/")
    code = other.locator(".demo-code").first.inner_text()
    other.close()
    page.fill("[name=code]", code)


def test_without_a_script_no_passkey_is_offered(visit, huda: User):
    totp.TOTP.activate(huda, totp.fresh_secret())
    page = visit("/en/account/sign-in/", javascript=False)
    assert not page.get_by_role("button", name=WORDS["en"]["with"]).is_visible()
