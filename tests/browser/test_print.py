"""A service's page on paper: all that it says, and nothing to press."""

import pytest

from tests.services.conftest import PASSPORT

ON_PAPER = ["h1", ".facts", ".disclosure p"]
NOT_ON_PAPER = [".nav", ".search", ".start", ".breadcrumbs", ".footer-columns"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_service_is_printed_with_its_answers_and_without_buttons(visit, content, language: str):
    page = visit(f"/{language}{PASSPORT}", width=794)  # the width of A4
    page.emulate_media(media="print", color_scheme="dark")
    assert [name for name in ON_PAPER if not page.locator(name).first.is_visible()] == []
    assert [name for name in NOT_ON_PAPER if page.locator(f"{name} >> visible=true").count()] == []
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
