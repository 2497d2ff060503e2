"""Somebody reads the answers about them: on a phone, at a desk, by keyboard, without JavaScript and on paper."""

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from accounts.models import User
from services.registry.demo.accounts import accounts
from tests.browser.keyboard import enter_key, follow, reach
from tests.browser.people import come_in

RICHEST = (
    "travel-record",
    "traffic-violations",
    "sponsored-persons",
    "my-information",
    "vehicle-insurance-document",
    "service-payments-balance",
)
WIDTHS = (320, 360, 1280)
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
WORDS = {
    "en": ("Ask about someone else", "You last", "Updated today"),
    "ar": ("استعلم عن غيرك", "آخر", "حُدّثت اليوم"),
}


@pytest.fixture
def head(content: None) -> User:
    """The demo's head of a family, of whom the registry has much to tell."""
    call_command("load_demo", verbosity=0)
    return accounts()["head"]


def top(page: Page, selector: str) -> float:
    """How far down it stands, in pixels."""
    box = page.locator(selector).first.bounding_box()
    assert box, f"{page.url} shows no {selector}"
    return box["y"]


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_richest_answers_come_first_on_every_screen(visit, head, language, javascript):
    page = visit(f"/{language}/help/", javascript=javascript)
    come_in(page, head, f"/{language}/inquiries/{RICHEST[0]}/")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for key in RICHEST:
            page.goto(f"/{language}/inquiries/{key}/")
            assert top(page, ".verdict h2") < top(page, ".table, .summary")
            assert page.evaluate(OVERFLOW) <= 0, (key, width)
            expect(page.locator("main")).to_contain_text(WORDS[language][2])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_keyboard_leads_from_the_list_to_one_record_and_back(visit, head, language):
    page = visit(f"/{language}/help/", width=360)
    come_in(page, head, f"/{language}/inquiries/traffic-violations/")
    follow(page, "status=unpaid")
    follow(page, "record=")
    expect(page.locator(".summary")).to_be_visible()
    reach(page, "main a[href$='status=unpaid']")
    enter_key(page)
    expect(page.locator("tbody tr")).to_have_count(4)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_somebody_asks_about_their_child_without_javascript(visit, head, language):
    page = visit(f"/{language}/help/", width=360, javascript=False)
    come_in(page, head, f"/{language}/inquiries/travel-record/")
    page.get_by_role("link", name=WORDS[language][0]).click()
    page.locator("main .links a").first.click()
    expect(page.locator(".about")).to_contain_text("Saad")
    expect(page.locator(".about")).to_contain_text("سعد")


def test_paper_holds_the_answer_and_nothing_to_press(visit, head):
    page = visit("/en/help/")
    come_in(page, head, "/en/inquiries/traffic-violations/")
    page.emulate_media(media="print")
    for shown in (".verdict", "tbody tr >> nth=0", "tfoot", ".source"):
        expect(page.locator(shown).first).to_be_visible()
    for hidden in (".filter-bar", ".take-along", ".next-step", ".pagination"):
        assert page.locator(hidden).filter(visible=True).count() == 0, hidden
