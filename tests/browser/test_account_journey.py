"""From a stranger to somebody signed in: in Arabic with everything on, in English without JavaScript."""

import pytest
from playwright.sync_api import Page

from accounts.models import User
from tests.browser.people import (
    OMAR,
    PASSWORD,
    SALMA,
    Applicant,
    fill_in_registration,
    press,
    send,
    type_image_code,
    type_newest_code,
)

WAYS = [pytest.param(SALMA, True, id="arabic"), pytest.param(OMAR, False, id="english-without-javascript")]


@pytest.mark.parametrize(("who", "javascript"), WAYS)
def test_a_person_registers_signs_out_and_signs_in_by_id(visit, who: Applicant, javascript: bool):
    page = visit(f"/{who.language}/account/register/", javascript=javascript)
    register(page, who)
    page.goto(f"/{who.language}/account/sign-out/")
    send(page, who.sign_out)
    page.goto(f"/{who.language}/account/")
    assert "/account/sign-in/?next=" in page.url
    sign_in(page, who)
    assert page.locator("html").get_attribute("dir") == ("rtl" if who.language == "ar" else "ltr")
    assert User.objects.get().masked_id in page.inner_text("main")


def register(page: Page, who: Applicant) -> None:
    fill_in_registration(page, who)
    type_image_code(page)
    send(page, who.next)
    page.wait_for_url("**/register/verify/")
    type_newest_code(page, who)
    send(page, who.register)
    page.wait_for_url("**/register/done/")


def sign_in(page: Page, who: Applicant) -> None:
    page.fill("[name=login]", who.national_id)
    page.fill("[name=password]", PASSWORD)
    send(page, who.carry_on)
    page.wait_for_url("**/sign-in/verify/")
    type_newest_code(page, who)
    send(page, who.carry_on)
    page.wait_for_url(f"**/{who.language}/account/")


def test_a_device_works_instead_of_the_person(visit):
    """The way around the image code that asks nothing of sight, hearing or memory."""
    page = visit("/en/account/register/")
    fill_in_registration(page, OMAR)
    page.get_by_role("button", name="I cannot use the image code").click()
    page.get_by_text("You can continue without the image code").wait_for(timeout=60_000)
    send(page, OMAR.next)
    page.wait_for_url("**/register/verify/")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_new_image_code_keeps_what_was_typed(visit, javascript: bool):
    page = visit("/ar/account/register/", javascript=javascript)
    fill_in_registration(page, SALMA)
    before = page.input_value("[name=captcha_0]")
    press(page, "رمز آخر")
    page.wait_for_function("k => document.querySelector('[name=captcha_0]').value !== k", arg=before)
    assert page.input_value("[name=username]") == "salma2026"
    type_image_code(page)
    if not javascript:
        for name in ("password1", "password2"):
            page.fill(f"[name={name}]", PASSWORD)
    send(page, SALMA.next)
    page.wait_for_url("**/register/verify/")


def test_the_other_language_keeps_what_was_typed(visit):
    page = visit("/ar/account/register/")
    fill_in_registration(page, SALMA)
    page.get_by_role("button", name="English").first.click()
    page.wait_for_url("**/en/account/register/")
    assert page.locator("html").get_attribute("dir") == "ltr"
    assert page.input_value("[name=national_id]") == SALMA.national_id
    assert page.locator(".error").count() == 0
