"""A narrow screen scrolls one way only, and a keyboard reaches everything."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.activation.desk.conftest import requested
from tests.browser.people import SALMA, come_in
from tests.conftest import person

ADDRESSES = [
    *(
        "services/",
        "search/?q=a",
        "search/?q=zzzz",
        "individuals/",
        "help/",
        "about/",
        "terms/",
        "privacy/",
        "nowhere/",
    ),
    *("accessibility/", "activation/", "activation/offices/", "activation/banks/", "activation/kiosks/"),
    *("account/register/", "account/sign-in/"),
]
OWN = ["account/", "account/activation/", "account/activation/slip/", "account/activation/cancel/", "account/security/"]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_is_wider_than_a_small_phone(visit, content, language):
    page = visit(f"/{language}/services/", width=320)
    wide = []
    for path in [f"/{language}/", *(f"/{language}/{address}" for address in ADDRESSES), *longest_names(page)]:
        page.goto(path, wait_until="domcontentloaded")
        if page.evaluate(OVERFLOW) > 0:
            wide.append(path)
    assert wide == []


@pytest.fixture
def applicant(transactional_db: None) -> User:
    """Somebody who has asked for the activation, and whose name for the account is as long as names get."""
    user = person("abcdefghijklmnopq123", "1900000025", "+966500000025")
    requested(user)
    return user


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_of_ones_own_is_wider_than_a_small_phone(visit, applicant, language):
    page = visit(f"/{language}/help/", width=320)
    wide = []
    for path in OWN:
        come_in(page, applicant, f"/{language}/{path}")
        assert page.url.endswith(path)
        if page.evaluate(OVERFLOW) > 0:
            wide.append(path)
    assert wide == []


def longest_names(page: Page) -> list[str]:
    """The eight services on this page whose names need most room, in one word and in all."""
    return page.eval_on_selector_all(
        "main a[href*='/services/']",
        """links => {
          const longest = measure => [...links].sort((a, b) => measure(b) - measure(a)).slice(0, 4);
          const word = a => Math.max(...a.textContent.split(/\\s+/).map(w => w.length));
          return [...longest(a => a.textContent.length), ...longest(word)].map(a => a.getAttribute("href"));
        }""",
    )


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_first_stop_of_the_keyboard_leads_past_the_header(visit, content, language):
    page = visit(f"/{language}/")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_the_menu_of_a_phone_opens_by_keyboard(visit, content):
    page = visit("/ar/", width=360)
    summary = page.locator("header summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".menu-panel")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_faulty_form_is_announced_and_leads_to_its_fields(visit, javascript):
    page = visit("/ar/account/register/", javascript=javascript)
    page.fill("[name=national_id]", "123")
    page.focus("[name=national_id]")
    page.keyboard.press("Enter")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    summary.get_by_role("link").first.click()
    expect(page.locator("[name=national_id]")).to_be_focused()


def unseen_stops(page: Page) -> list[str]:
    """Each element that takes the focus shows it: an outline or a shadow that it has not at rest."""
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            """() => { const e = document.activeElement; const s = getComputedStyle(e);
            return e === document.body || s.outlineStyle !== 'none' || s.boxShadow !== 'none'
              ? '' : e.outerHTML.slice(0, 100); }"""
        )
        unseen += [shown] if shown else []
    return unseen


def test_every_stop_of_the_keyboard_is_seen(visit):
    assert unseen_stops(visit(f"/{SALMA.language}/account/register/")) == []


@pytest.mark.parametrize("path", OWN)
def test_every_stop_of_the_keyboard_is_seen_on_ones_own_pages(visit, applicant, path):
    page = visit("/ar/help/")
    come_in(page, applicant, f"/ar/{path}")
    assert unseen_stops(page) == []
