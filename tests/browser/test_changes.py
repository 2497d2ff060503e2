"""What a person changes of their account, in a real browser: in both languages, with and without JavaScript."""

import re

import pytest
from django.core import mail as mailbox
from django.test import Client
from playwright.sync_api import Page, expect

from accounts.models import SecurityAnswer, SecurityQuestion, User
from tests.browser.people import PASSWORD, send
from tests.conftest import enter, person

OLD, NEW = "+966500000015", "+966500000500"
WORDS = {
    "ar": {
        "go_on": "متابعة", "phone": "رقم الجوال", "change_phone": "تغيير رقم الجوال", "email": "البريد الإلكتروني",
        "change_email": "التغيير إلى بريد آخر", "send": "إرسال الرابط", "use": "اعتماد هذا البريد",
        "language": "اللغة المفضلة", "save": "حفظ", "questions": "الأسئلة السرية", "password": "كلمة المرور",
        "save_password": "حفظ كلمة المرور",
    },
    "en": {
        "go_on": "Continue", "phone": "Mobile number", "change_phone": "Change mobile number", "email": "Email",
        "change_email": "Change to another email", "send": "Send the link", "use": "Use this email",
        "language": "Preferred language", "save": "Save", "questions": "Security questions", "password": "Password",
        "save_password": "Save password",
    },
}  # fmt: skip
WAYS = [pytest.param("ar", True, id="arabic"), pytest.param("en", False, id="english-without-javascript")]


@pytest.fixture
def user(transactional_db: None) -> User:
    return person("changes2026", "2900000015", OLD)


def at_security(visit, user: User, language: str, javascript: bool = True, width: int = 1280) -> Page:
    """The security page as somebody who signed in a moment ago."""
    User.objects.filter(pk=user.pk).update(language=language)
    page = visit(f"/{language}/help/", javascript=javascript, width=width)
    key = enter(Client(), user).session.session_key
    page.context.add_cookies([{"name": "sessionid", "value": key, "domain": "localhost", "path": "/"}])
    page.goto(f"/{language}/account/security/")
    return page


def choose(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name, exact=True).click()


def confirm(page: Page, words: dict[str, str]) -> None:
    """The page that asks once more who one is."""
    page.wait_for_url("**/security/confirm/**")
    page.fill("[name=password]", PASSWORD)
    send(page, words["go_on"])


def type_code(page: Page, phone: str) -> None:
    answer = page.request.get("/demo/phone/messages.json", params={"phone": phone})
    codes = [re.search(r"\b\d{6}\b", message["text"]) for message in answer.json()["messages"]]
    page.fill("[name=code]", next(filter(None, codes))[0])


@pytest.mark.parametrize(("language", "javascript"), WAYS)
def test_a_person_moves_to_another_mobile(visit, user: User, language: str, javascript: bool):
    page, words = at_security(visit, user, language, javascript), WORDS[language]
    choose(page, words["phone"])
    confirm(page, words)
    page.fill("[name=phone]", "٠٥٠٠٠٠٠٥٠٠")
    send(page, words["go_on"])
    type_code(page, OLD)
    send(page, words["go_on"])
    page.wait_for_url("**/phone/new/")
    type_code(page, NEW)
    send(page, words["change_phone"])
    expect(page.get_by_role("status").first).to_be_visible()
    assert page.url.endswith("/account/security/")
    assert User.objects.get().phone == NEW


@pytest.mark.parametrize(("language", "javascript"), WAYS)
def test_a_person_changes_the_email(visit, user: User, language: str, javascript: bool):
    page, words = at_security(visit, user, language, javascript), WORDS[language]
    choose(page, words["email"])
    choose(page, words["change_email"])
    confirm(page, words)
    page.fill("[name=email]", "another@portal.example")
    send(page, words["send"])
    expect(page.get_by_role("status").first).to_contain_text("another@portal.example")
    body = next(str(m.body) for m in mailbox.outbox if m.to == ["another@portal.example"])
    page.goto(re.search(r"/(ar|en)/account/email/new/\S+", body)[0])
    send(page, words["use"])
    assert User.objects.get().email == "another@portal.example"


@pytest.mark.parametrize(("language", "javascript"), WAYS)
def test_a_person_sets_another_password_and_stays_signed_in(visit, user: User, language: str, javascript: bool):
    page, words = at_security(visit, user, language, javascript), WORDS[language]
    choose(page, words["password"])
    confirm(page, words)
    for name in ("password1", "password2"):
        page.fill(f"[name={name}]", "lantern mango orbit 42")
    send(page, words["save_password"])
    assert page.url.endswith(f"/{language}/account/security/")
    assert User.objects.get().check_password("lantern mango orbit 42")


def test_a_person_chooses_another_language_and_reads_it_at_once(visit, user: User):
    page = at_security(visit, user, "ar")
    choose(page, WORDS["ar"]["language"])
    confirm(page, WORDS["ar"])
    page.get_by_label("English").check()
    send(page, WORDS["ar"]["save"])
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("status").first).to_contain_text("Your language is saved")


def test_the_questions_are_chosen_by_keyboard_alone(visit, user: User):
    for n in range(3):
        SecurityQuestion.objects.create(text_ar=f"سؤال {n}؟", text_en=f"Teacher {n}?")
    page = at_security(visit, user, "en", width=360)
    page.get_by_role("link", name="Security questions").focus()
    page.keyboard.press("Enter")
    page.locator("[name=question1]").focus()
    for n in range(3):
        page.keyboard.type(f"Teacher {n}")
        page.keyboard.press("Tab")
        page.keyboard.type(f"answer number {n}")
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert SecurityAnswer.objects.filter(user=user).count() == 3


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_was_typed_stays_in_the_other_language(visit, user: User, language: str):
    page, words = at_security(visit, user, language), WORDS[language]
    choose(page, words["phone"])
    confirm(page, words)
    page.fill("[name=phone]", "0500000500")
    page.get_by_role("banner").get_by_role("button", name="English" if language == "ar" else "العربية").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en" if language == "ar" else "ar")
    expect(page.locator("[name=phone]")).to_have_value("0500000500")
