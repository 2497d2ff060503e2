"""Somebody in a hurry asks without an account: with and without JavaScript, by keyboard alone, back and forth."""

import pytest
from playwright.sync_api import Page, expect

from services.models import RecordRead
from tests.browser.keyboard import enter_key, reach
from tests.browser.people import press, send, type_image_code
from tests.services.inquiries.public.asking import OMAR, OTHER_DAY, move_in

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
BUTTON = {"ar": "عرض النتيجة", "en": "Show the answer"}
VALID = {"ar": "هوية مقيم سارية", "en": "The resident ID is valid"}
NOTHING = {"ar": "ماذا يعني هذا؟", "en": "What this can mean"}
BORN = {"ar": "٢٥ شعبان ١٤١٠", "en": "22 March 1990"}
BOTH = pytest.mark.parametrize("language", ["ar", "en"])


@pytest.fixture(autouse=True)
def omar(content: None) -> None:
    move_in()


def fill_in(page: Page, born: str) -> None:
    page.fill("[name=national_id]", OMAR)
    page.fill("[name=birth_date]", born)
    type_image_code(page)


def where(language: str) -> str:
    return f"/{language}/inquiries/resident-id-validity/"


@BOTH
@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_wrong_date_is_corrected_and_the_answer_found(visit, language: str, javascript: bool):
    page = visit(where(language), javascript=javascript, width=360)
    fill_in(page, OTHER_DAY)
    send(page, BUTTON[language])
    expect(page.locator("main")).to_contain_text(NOTHING[language])
    page.locator("main .buttons a").first.click()
    expect(page.locator("[name=national_id]")).to_have_value(OMAR)
    fill_in(page, BORN[language])
    send(page, BUTTON[language])
    expect(page.locator(".verdict h2")).to_contain_text(VALID[language])
    assert page.evaluate(OVERFLOW) <= 0


def test_reload_asks_nothing_again_and_back_leads_to_the_form(visit):
    page = visit(where("en"))
    fill_in(page, BORN["en"])
    send(page, BUTTON["en"])
    page.reload()
    expect(page.locator(".verdict h2")).to_contain_text(VALID["en"])
    assert OMAR not in page.url
    page.go_back()
    expect(page.locator("[name=national_id]")).to_be_visible()
    page.go_forward()
    expect(page.locator(".verdict h2")).to_contain_text(VALID["en"])
    assert RecordRead.objects.count() == 1


def test_the_answer_is_read_in_the_other_language(visit):
    page = visit(where("ar"))
    fill_in(page, BORN["ar"])
    send(page, BUTTON["ar"])
    page.get_by_role("link", name="English").first.click()
    expect(page.locator(".verdict h2")).to_contain_text(VALID["en"])


def test_a_double_click_on_the_button_leads_to_the_answer(visit):
    page = visit(where("en"))
    fill_in(page, BORN["en"])
    page.locator("#form button.button-large").dblclick()
    expect(page.locator(".verdict h2")).to_contain_text(VALID["en"])
    assert RecordRead.objects.count() == 1


@BOTH
def test_a_keyboard_alone_asks(visit, language: str):
    page = visit(where(language))
    for name, typed in (("national_id", OMAR), ("birth_date", BORN[language])):
        reach(page, f"[name={name}]")
        page.keyboard.type(typed)
    type_image_code(page)
    reach(page, "#form button.button-large")
    enter_key(page)
    expect(page.locator(".verdict h2")).to_contain_text(VALID[language])


@BOTH
def test_no_page_is_wider_than_a_small_phone(visit, language: str):
    page = visit(where(language), width=320)
    assert page.evaluate(OVERFLOW) <= 0
    press(page, BUTTON[language])
    expect(page.locator(".error").first).to_be_visible()
    assert page.evaluate(OVERFLOW) <= 0
