"""Somebody makes a report, carries it on a phone, prints it, and a counter checks it by what stands on it."""

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from accounts.models import User
from services.models import Report
from services.registry.demo.accounts import accounts
from tests.browser.people import come_in

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OUTSIDE = """[...document.querySelectorAll(".sheet *")].filter(one => {
  const box = one.getBoundingClientRect();
  return box.left < -1 || box.right > document.documentElement.clientWidth + 1;
}).map(one => one.outerHTML.slice(0, 90))"""
NOT_ON_PAPER = [".header", ".notice", ".footer", ".page-head", ".sheet-ways"]


@pytest.fixture
def head(content: None) -> User:
    """The demo's head of a family."""
    call_command("load_demo", verbosity=0)
    return accounts()["head"]


def made(page: Page, who: User, kind: str, language: str) -> Report:
    """The newest report, made by the form's own button."""
    come_in(page, who, f"/{language}/account/reports/new/{kind}/")
    page.locator("#form button.button").first.click()
    expect(page.locator(".sheet")).to_be_visible()
    return Report.objects.latest("issued_at")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_sheet_fits_every_screen_and_is_checked_by_its_number_and_code(visit, head, language, javascript):
    page = visit(f"/{language}/help/", javascript=javascript)
    report = made(page, head, "violations", language)
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(OVERFLOW) <= 0, width
    counter = visit(f"/{language}/verify/", width=360, javascript=javascript)
    counter.fill("#id_number", report.shown_number)
    counter.fill("#id_code", report.typed_code)
    counter.locator("#form button.button").first.click()
    expect(counter.locator(".verdict-ok")).to_be_visible()
    expect(counter.locator("main")).to_contain_text("A. M. A.")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("who", "kind"), [("head", "my-data"), ("mother", "vehicle"), ("professional", "resident")])
def test_long_days_and_wide_tables_fit_the_narrowest_phone(visit, head, who, kind, language):
    page = visit(f"/{language}/help/", width=320)
    made(page, accounts()[who], kind, language)
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(OVERFLOW) <= 0


def test_paper_carries_the_sheet_and_nothing_else(visit, head):
    page = visit("/ar/help/", width=794)  # the width of A4
    made(page, head, "violations", "ar")
    page.emulate_media(media="print")
    assert [name for name in NOT_ON_PAPER if page.locator(f"{name} >> visible=true").count()] == []
    expect(page.locator(".sheet-list thead")).to_be_visible()
    halves = [page.locator(".sheet-top .sheet-half").nth(place).bounding_box() for place in (0, 1)]
    assert halves[0]["x"] > halves[1]["x"] + halves[1]["width"], "Arabic stands on the right, English on the left"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
