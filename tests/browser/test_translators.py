"""A translator finds what is to do, edits, approves and sees how far it has come, in a real browser."""

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from playwright.sync_api import Page, expect

from accounts.models import User
from services.models import Service
from services.translators.content import forget
from tests.browser.people import come_in
from tests.conftest import person

DESK = "/admin/services/reviewedtext/"
NAME = "Renew a passport"
ARABIC = "مكتب المترجمين", "قديم: الإنجليزية", "احفظ واعتمد", "حُفظ النص واعتُمد."
ENGLISH = "Translators’ desk", "Outdated: English", "Save and approve", "Saved and approved."
WAYS = [
    pytest.param("ar", True, 1280, ARABIC, id="arabic"),
    pytest.param("en", False, 360, ENGLISH, id="english-on-a-phone"),
]


@pytest.fixture
def translator(content) -> User:
    """Staff who may do nothing but translate, on a day when one Arabic name was changed."""
    forget()
    call_command("approve_shipped", verbosity=0)
    Service.objects.filter(key="renew-saudi-passport").update(name_ar="تجديد الجواز")
    user = person("translator1", "1900000041", "+966500000041", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="review_translations"))
    return user


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("language", "javascript", "width", "words"), WAYS)
def test_a_translator_finds_edits_approves_and_sees_the_coverage(visit, translator, language, javascript, width, words):
    title, state, approve, done = words
    page = visit(f"/language/{language}/?next=/{language}/help/", javascript=javascript, width=width)
    come_in(page, translator, DESK)
    expect(page.locator("h1").last).to_have_text(title)
    page.select_option("[name=kind]", "content")
    page.locator(".desk-filters [type=submit]").click()
    expect(page.locator(".desk-text")).to_have_count(1)
    expect(page.locator(".desk-text .desk-state").first).to_have_text(state)
    assert fits(page)
    page.locator(".desk-head a").first.click()
    page.fill("[name=text_en]", NAME)
    assert fits(page)
    page.get_by_role("button", name=approve, exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text(done)
    expect(page.locator(".desk-text")).to_have_count(0)
    assert Service.everything.get(draft_of__key="renew-saudi-passport").name_en == NAME
    page.locator(".object-tools a").nth(1).click()
    expect(page.locator(".desk-coverage tbody tr").first).to_be_visible()
    assert fits(page)
