"""Getting back in without an answer, and “this wasn't me”: in both languages, with and without JavaScript."""

import re

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from accounts.factors import codes, totp
from accounts.models import ChangeHold, User
from accounts.security.notices import Notice, tell
from tests.browser.people import Applicant, send, type_newest_code

from .test_recovery import (
    BOTH,
    WAYS,
    choose_a_password,
    code_by_keyboard,
    people,  # noqa: F401 (a fixture that every test uses)
    press_enter,
    start_by_keyboard,
    tab_to,
    to_the_question,
    type_into,
)

PROOFS = pytest.mark.parametrize(("way", "field"), [("recovery-code", "recovery_code"), ("app", "app_code")])
LOCK = {"ar": "أقفل حسابي", "en": "Lock my account"}
LOCKED = {"ar": "حسابك مقفل", "en": "Your account is locked"}


def account(who: Applicant) -> User:
    return User.objects.get(username=who.username)


def proof(who: Applicant, way: str) -> str:
    """A fresh code of the paper or the app, as the person types it."""
    if way == "app":
        secret = totp.fresh_secret()
        totp.TOTP.activate(account(who), secret)
        return totp.code_at(secret, totp.current_step())
    with transaction.atomic():
        return (codes.make(account(who)) or [])[0]


@PROOFS
@pytest.mark.parametrize(("who", "javascript"), WAYS)
def test_a_code_kept_or_shown_takes_the_answers_place(visit, who: Applicant, javascript: bool, way: str, field: str):
    typed = proof(who, way)
    page = visit(f"/{who.language}/account/recover/password/", javascript=javascript)
    to_the_question(page, who)
    page.locator(f"main a[href='?way={way}']").click()
    page.fill(f"[name={field}]", typed)
    send(page, who.carry_on)
    page.wait_for_url("**/code/")
    type_newest_code(page, who)
    send(page, who.carry_on)
    page.wait_for_url("**/new/")
    choose_a_password(page, who)
    assert ChangeHold.until_when(account(who)) is None


@PROOFS
@BOTH
def test_a_keyboard_alone_takes_another_way(visit, who: Applicant, way: str, field: str):
    typed = proof(who, way)
    page = visit(f"/{who.language}/account/recover/username/")
    start_by_keyboard(page, who)
    tab_to(page, f"main a[href='?way={way}']")
    press_enter(page, f"**/question/?way={way}")
    type_into(page, **{field: typed})
    press_enter(page, "**/code/")
    code_by_keyboard(page, who, "**/username/done/")


def open_warning(visit, who: Applicant, javascript: bool) -> Page:
    """The page behind the link of the newest text message, in a browser that nobody is signed in at."""
    tell(account(who), Notice.PASSWORD_CHANGED, device="Firefox, Linux")
    page = visit(f"/{who.language}/help/", javascript=javascript)
    messages = page.request.get("/demo/phone/messages.json", params={"phone": who.phone}).json()["messages"]
    page.goto(re.search(r"/(ar|en)/account/not-me/[\w-]+/", messages[0]["text"])[0])
    return page


@pytest.mark.parametrize(("who", "javascript"), WAYS)
def test_whoever_was_it_not_locks_the_account_by_the_link(visit, who: Applicant, javascript: bool):
    page = open_warning(visit, who, javascript)
    expect(page.get_by_role("main")).to_contain_text("Firefox, Linux")
    assert account(who).state == "open"
    send(page, LOCK[who.language])
    expect(page.get_by_role("heading", level=1)).to_have_text(LOCKED[who.language])
    assert account(who).state == "locked"
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(LOCKED[who.language])


@BOTH
def test_a_keyboard_alone_locks_the_account(visit, who: Applicant):
    page = open_warning(visit, who, javascript=True)
    tab_to(page, "#form button")
    press_enter(page, "**/not-me/**")
    expect(page.get_by_role("heading", level=1)).to_have_text(LOCKED[who.language])
    assert account(who).state == "locked"
