"""Someone who has never seen the portal finds a service from the home page."""

import pytest
from playwright.sync_api import expect

WAYS = [("ar", "تجديد الجواز", "تجديد جواز"), ("en", "renew passport", "passport")]


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize(("language", "words", "title"), WAYS)
def test_a_search_from_the_home_page_leads_to_the_service(visit, content, language, words, title, javascript):
    page = visit(f"/{language}/", javascript=javascript)
    page.locator("#q").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/search/?q=*")
    page.locator("main a[href*='/services/']").first.click()
    page.wait_for_url(f"**/{language}/services/passports*/**")
    assert title in page.inner_text("h1").lower()


@pytest.mark.parametrize(("language", "other"), [("ar", "English"), ("en", "العربية")])
def test_the_language_switch_keeps_the_page_and_its_question(visit, content, language, other):
    page = visit(f"/{language}/search/?q=passport")
    page.get_by_role("banner").get_by_role("link", name=other).click()
    page.wait_for_url(f"**/{'en' if language == 'ar' else 'ar'}/search/?q=passport")
    expect(page.locator("#q")).to_have_value("passport")
