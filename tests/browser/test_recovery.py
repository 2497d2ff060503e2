"""Who forgot gets back in: in both languages, with and without JavaScript, and with a keyboard alone."""

import itertools

import pytest
from playwright.sync_api import Page, expect

from accounts.models import SecurityAnswer, SecurityQuestion, User
from tests.browser.people import OMAR, SALMA, Applicant, send, type_image_code, type_newest_code

WAYS = [
    pytest.param(who, javascript, id=f"{who.language}-{'with' if javascript else 'without'}-javascript")
    for who, javascript in itertools.product((SALMA, OMAR), (True, False))
]
BOTH = pytest.mark.parametrize("who", [SALMA, OMAR], ids=["ar", "en"])
ANSWER = "مدرسة النور"
NEW_PASSWORD = "violet harbour trumpet 88"
SAVE = {"ar": "حفظ كلمة المرور الجديدة", "en": "Save the new password"}
SET = {"ar": "تعيين كلمة مرور جديدة", "en": "Set a new password"}
CHANGED = {"ar": "تغيّرت كلمة المرور", "en": "Your password is changed"}
FORGOT = {"ar": "نسيت كلمة المرور؟", "en": "Forgot password?"}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(autouse=True)
def people(transactional_db: None) -> None:
    """Salma and Omar, each with three questions answered."""
    questions = [
        SecurityQuestion.objects.create(text_ar=f"ما اسم المعلم {n}؟", text_en=f"Which teacher {n}?") for n in range(4)
    ]
    for who in (SALMA, OMAR):
        user = User(username=who.username, email=f"{who.username}@portal.example", language=who.language)
        user.national_id, user.phone = who.national_id, who.phone
        user.set_password("an old one nobody remembers 5")
        user.save()
        for question in questions[:3]:
            SecurityAnswer.objects.create(user=user, question=question, answer=SecurityAnswer.hashed(ANSWER))


def to_the_question(page: Page, who: Applicant) -> None:
    """From the first page to the one that asks a question, or something better."""
    page.fill("[name=national_id]", who.national_id)
    page.fill("[name=phone]", who.phone)
    type_image_code(page)
    send(page, who.carry_on)
    page.wait_for_url("**/question/")


def to_the_code(page: Page, who: Applicant) -> None:
    """From the first page to the one that asks for the code."""
    to_the_question(page, who)
    page.locator("[name=question]").nth(1).check()
    page.fill("[name=answer]", " مدرسه  النّور ")
    send(page, who.carry_on)
    page.wait_for_url("**/code/")


def choose_a_password(page: Page, who: Applicant) -> None:
    for name in ("password1", "password2"):
        page.fill(f"[name={name}]", NEW_PASSWORD)
    send(page, SAVE[who.language])
    expect(page.get_by_role("heading", level=1)).to_have_text(CHANGED[who.language])


@pytest.mark.parametrize(("who", "javascript"), WAYS)
def test_a_person_who_forgot_the_password_sets_a_new_one_and_signs_in(visit, who: Applicant, javascript: bool):
    page = visit(f"/{who.language}/account/sign-in/", javascript=javascript)
    page.get_by_role("main").get_by_role("link", name=FORGOT[who.language]).click()
    page.locator("main ul.links a").first.click()
    page.locator("main a.button").first.click()
    to_the_code(page, who)
    type_newest_code(page, who)
    send(page, who.carry_on)
    page.wait_for_url("**/new/")
    choose_a_password(page, who)
    page.locator("main a.button").click()
    page.fill("[name=login]", who.username)
    page.fill("[name=password]", NEW_PASSWORD)
    send(page, who.carry_on)
    page.wait_for_url("**/sign-in/verify/")


@pytest.mark.parametrize(("who", "javascript"), WAYS)
def test_a_person_who_forgot_the_username_goes_on_to_a_new_password(visit, who: Applicant, javascript: bool):
    page = visit(f"/{who.language}/account/recover/username/", javascript=javascript)
    to_the_code(page, who)
    type_newest_code(page, who)
    send(page, who.carry_on)
    page.wait_for_url("**/username/done/")
    expect(page.get_by_role("main")).to_contain_text(f"{who.username[:2]}•••{who.username[-2:]}")
    send(page, SET[who.language])
    page.wait_for_url("**/password/new/")
    choose_a_password(page, who)


@BOTH
def test_a_keyboard_alone_gets_back_in(visit, who: Applicant):
    page = visit(f"/{who.language}/account/recover/password/")
    start_by_keyboard(page, who)
    answer_by_keyboard(page)
    code_by_keyboard(page, who, "**/new/")
    type_into(page, password1=NEW_PASSWORD, password2=NEW_PASSWORD)
    press_enter(page, "**/new/")
    expect(page.get_by_role("heading", level=1)).to_have_text(CHANGED[who.language])


@BOTH
def test_a_keyboard_alone_gets_the_username(visit, who: Applicant):
    page = visit(f"/{who.language}/account/recover/username/")
    start_by_keyboard(page, who)
    answer_by_keyboard(page)
    code_by_keyboard(page, who, "**/username/done/")
    expect(page.get_by_role("main")).to_contain_text(f"{who.username[:2]}•••{who.username[-2:]}")
    tab_to(page, "main form button")
    press_enter(page, "**/password/new/")


def start_by_keyboard(page: Page, who: Applicant) -> None:
    type_into(page, national_id=who.national_id, phone=who.phone)
    type_image_code(page)
    tab_to(page, "#form button.button-large")
    press_enter(page, "**/question/")


def answer_by_keyboard(page: Page) -> None:
    tab_to(page, "[name=question]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[name=question]").nth(1)).to_be_checked()
    type_into(page, answer=ANSWER)
    press_enter(page, "**/code/")


def code_by_keyboard(page: Page, who: Applicant, place: str) -> None:
    tab_to(page, "[name=code]")
    type_newest_code(page, who)
    press_enter(page, place)


def type_into(page: Page, **fields: str) -> None:
    """Reach each field by Tab and type."""
    for name, typed in fields.items():
        tab_to(page, f"[name={name}]")
        page.keyboard.type(typed)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.locator(":focus").evaluate("(e, wanted) => e.matches(wanted)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def press_enter(page: Page, place: str) -> None:
    with page.expect_navigation(url=place):
        page.keyboard.press("Enter")


def test_back_from_the_code_leads_to_the_question_and_to_what_was_typed(visit):
    page = visit("/en/account/recover/password/", javascript=False)
    to_the_code(page, OMAR)
    page.go_back()
    page.wait_for_url("**/question/")
    page.go_back()
    expect(page.locator("[name=national_id]")).to_have_value(OMAR.national_id)


def test_the_other_language_keeps_the_question_and_the_answer(visit):
    page = visit("/ar/account/recover/password/")
    page.fill("[name=national_id]", SALMA.national_id)
    page.fill("[name=phone]", SALMA.phone)
    type_image_code(page)
    send(page, SALMA.carry_on)
    page.locator("[name=question]").nth(2).check()
    page.fill("[name=answer]", ANSWER)
    page.get_by_role("button", name="English").first.click()
    page.wait_for_url("**/en/account/recover/password/question/")
    expect(page.locator("[name=question]").nth(2)).to_be_checked()
    expect(page.locator("[name=answer]")).to_have_value(ANSWER)
    assert page.locator(".error").count() == 0


@BOTH
def test_no_step_is_wider_than_a_small_phone(visit, who: Applicant):
    page = visit(f"/{who.language}/account/recover/", width=320)
    wide = []
    for path in (
        "",
        *(f"cases/{slug}/" for slug in ("password", "username", "phone", "never-activated", "someone-else")),
    ):
        page.goto(f"/{who.language}/account/recover/{path}")
        wide += [path] if page.evaluate(OVERFLOW) > 0 else []
    page.goto(f"/{who.language}/account/recover/username/")
    to_the_code(page, who)
    wide += ["code/"] if page.evaluate(OVERFLOW) > 0 else []
    page.go_back()
    wide += ["question/"] if page.evaluate(OVERFLOW) > 0 else []
    assert wide == []
