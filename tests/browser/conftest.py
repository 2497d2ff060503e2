"""Headless Chromium before the live portal; what the page complains about in its console is a fault."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, Page, sync_playwright

from tests.needs import chromium

Open = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not chromium():
        pytest.fail("no Chromium found; CHROMIUM= names one")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, live_server: Any) -> Iterator[Open]:
    """`visit("/ar/", width=320, javascript=False)`: a page in a fresh browser profile."""
    contexts, complaints = [], []

    def open_page(path: str, *, width: int = 1280, javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 800},
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [c for c in complaints if "404 (Not Found)" not in c] == []


@pytest.fixture
def content(transactional_db: None) -> None:
    """The catalogue and the centres, as `make run` loads them."""
    call_command("load_catalogue", verbosity=0)
    call_command("load_synonyms", verbosity=0)
    call_command("load_activation", verbosity=0)
