"""What hands do that never touch a mouse."""

import pytest
from playwright.sync_api import Page


def reach(page: Page, selector: str) -> None:
    """Press Tab until it has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def enter_key(page: Page) -> None:
    """Press Enter and wait for the page that answers."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def follow(page: Page, target: str) -> None:
    """Follow the link in the page's middle whose address contains this."""
    reach(page, f"main a[href*='{target}']")
    enter_key(page)


def tick(page: Page, *names: str) -> None:
    """Tick the boxes, or choose the first of the radio buttons, of these names."""
    for name in names:
        reach(page, f"[name={name}]")
        page.keyboard.press("Space")
