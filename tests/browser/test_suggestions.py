"""While somebody types, a list of services opens below the search box, for mouse, keys and screen readers."""

import pytest
from playwright.sync_api import Page, expect

TYPED = [
    ("ar", "تجديد الجو", "تجديد جواز السفر السعودي", "اقتراحات"),
    ("en", "renew pass", "Renew Saudi Passport", "suggestions"),
]


def typed(page: Page, words: str):
    """The search box and its list, open."""
    box = page.get_by_role("combobox")
    box.press_sequentially(words)
    expect(page.get_by_role("option").first).to_be_visible()
    return box, page.get_by_role("listbox")


@pytest.mark.parametrize(("language", "words", "name", "said"), TYPED)
def test_the_arrow_keys_choose_and_enter_goes_there(visit, content, language: str, words: str, name: str, said: str):
    page = visit(f"/{language}/")
    box, options = typed(page, words)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("form.search").get_by_role("status")).to_contain_text(said)
    box.press("ArrowDown")
    chosen = options.get_by_role("option", selected=True)
    expect(chosen).to_contain_text(name)
    expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id"))
    box.press("Enter")
    page.wait_for_url(f"**/{language}/services/passports-services/renew-saudi-passport/")


def test_escape_closes_the_list_and_enter_searches(visit, content):
    page = visit("/en/")
    box, options = typed(page, "renew pass")
    box.press("Escape")
    expect(options).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("Enter")
    page.wait_for_url("**/en/search/?q=renew+pass")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_suggestion_can_be_touched_on_a_phone(visit, content, language: str):
    page = visit(f"/{language}/", width=360)
    _box, options = typed(page, "passport")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    options.get_by_role("option").nth(1).click()
    page.wait_for_url(f"**/{language}/services/**")


def test_without_javascript_the_box_searches_all_the_same(visit, content):
    page = visit("/en/", javascript=False)
    expect(page.get_by_role("searchbox")).to_be_visible()
    expect(page.get_by_role("combobox")).to_have_count(0)
