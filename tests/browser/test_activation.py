"""From a service that needs an activated account, by a bank or a kiosk, back to the service."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from activation.access import assurance_level
from tests.browser.keyboard import enter_key, follow, reach, tick
from tests.browser.people import come_in
from tests.conftest import person

SERVICE = "services/passports-services/renew-saudi-passport/"
WAYS = [pytest.param("ar", True, id="arabic"), pytest.param("en", False, id="english-without-javascript")]
LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])


@pytest.fixture
def newcomer(content: None) -> User:
    return person("fictional25", "1900000025", "+966500000025")


def at_the_service(visit, newcomer: User, language: str, javascript: bool = True) -> Page:
    """The service's own page, as somebody who is signed in and not activated."""
    page = visit(f"/{language}/help/", javascript=javascript)
    come_in(page, newcomer, f"/{language}/{SERVICE}")
    return page


def send(page: Page) -> None:
    with page.expect_navigation():
        page.locator("#form button:not([name])").click()


def go(page: Page, target: str) -> None:
    """Follow the first link in the page's middle whose address contains this."""
    with page.expect_navigation():
        page.locator(f"main a[href*='{target}']").first.click()


def ask_for_a_bank(page: Page) -> str:
    """Choose the way and the bank; the reference."""
    page.check("[name=way][value=banks]")
    page.select_option("[name=bank]", "snb")
    send(page)
    return page.locator("p.reference").inner_text()


@pytest.mark.parametrize(("language", "javascript"), WAYS)
def test_through_the_bank_after_thinking_again(visit, newcomer, language, javascript):
    page = at_the_service(visit, newcomer, language, javascript)
    go(page, "/start/")
    go(page, "/account/activation/")
    first = ask_for_a_bank(page)
    go(page, "/slip/")
    expect(page.locator("p.reference")).to_have_text(first)
    expect(page.locator("svg.qr")).to_be_visible()
    page.go_back()
    go(page, "/cancel/")
    send(page)
    assert ask_for_a_bank(page) != first
    go(page, "/demo/bank/")
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.check("[name=confirmed]")
    send(page)
    back_at_the_service(page, newcomer, go)


def back_at_the_service(page: Page, newcomer: User, to: Callable[[Page, str], None]) -> None:
    """From the machine's last page; `to` follows a link by its address."""
    expect(page.locator(".verdict-ok")).to_be_visible()
    assert assurance_level(newcomer) == "activated"
    to(page, "/account/activation/")
    expect(page.locator(".verdict-ok")).to_be_visible()
    to(page, "/start/")
    assert page.url.endswith(f"/{SERVICE}start/")
    expect(page.locator("main a[href*='/account/activation/']")).to_have_count(0)


@LANGUAGES
def test_at_the_kiosk_by_keyboard_alone(visit, newcomer, language):
    page = at_the_service(visit, newcomer, language)
    follow(page, "/start/")
    follow(page, "/account/activation/")
    choose_the_kiosk(page)
    follow(page, "/cancel/")
    reach(page, "#form button")
    enter_key(page)
    choose_the_kiosk(page)
    follow(page, "/demo/kiosk/")
    tick(page, "confirmed")
    enter_key(page)
    back_at_the_service(page, newcomer, follow)


def choose_the_kiosk(page: Page) -> None:
    tick(page, "way")
    for _ in range(4):
        if page.locator("[name=way][value=kiosks]").is_checked():
            break
        page.keyboard.press("ArrowDown")
    enter_key(page)
