"""An editor shows a draft to a stranger and brings an older version back, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from services.models import Service
from tests.browser.people import come_in
from tests.services.editing.conftest import ADMIN, begin, desk, save, staff
from tests.services.made import make_category, make_service

ARABIC = {"make": "إنشاء رابط", "withdraw": "سحب", "over": "انتهت هذه المعاينة", "new": "اسم أفضل", "old": "خدمة 1",
          "first": "كما كانت قبل التعديل", "saved": "حُفظت المسودة", "restore": "استعادة في المسودة"}  # fmt: skip
ENGLISH = {"make": "Make a link", "withdraw": "Withdraw", "over": "This preview is over", "new": "Better name",
           "old": "Service 1", "first": "As it was before editing", "saved": "Draft saved",
           "restore": "Restore as a draft"}  # fmt: skip
WAYS = [
    pytest.param("ar", True, 1280, ARABIC, id="arabic"),
    pytest.param("en", False, 360, ENGLISH, id="english-on-a-phone"),
]


@pytest.fixture
def editor(transactional_db: None) -> User:
    make_service(make_category())
    return staff("fictional71", "71", "change_service")


@pytest.fixture
def draft(editor: User) -> Service:
    """Of a service that people see under its old name."""
    draft = begin(desk(editor), Service.objects.get())
    save(desk(editor), draft, name_en="Better name", name_ar="اسم أفضل")
    return draft


def enter(visit, user: User, language: str, javascript: bool, width: int, path: str) -> Page:
    page = visit(f"/language/{language}/?next=/{language}/help/", javascript=javascript, width=width)
    come_in(page, user, path)
    return page


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("language", "javascript", "width", "words"), WAYS)
def test_a_stranger_opens_the_link_until_it_is_withdrawn(visit, editor, draft, language, javascript, width, words):
    page = enter(visit, editor, language, javascript, width, f"{ADMIN}{draft.pk}/preview/")
    for frame, name in zip(page.locator("iframe").all(), ("اسم أفضل", "Better name"), strict=True):
        expect(frame.content_frame.locator("h1")).to_have_text(name)
    page.get_by_role("button", name=words["make"]).click()
    assert fits(page)
    address = page.locator(f".preview-address:has-text('/{language}/')").inner_text()
    stranger = visit(address, javascript=javascript, width=width)
    expect(stranger.locator("h1")).to_have_text(words["new"])
    assert fits(stranger)
    other = {"ar": "Better name", "en": "اسم أفضل"}[language]
    stranger.locator("a.language:visible").first.click()
    expect(stranger.locator("h1")).to_have_text(other)
    page.get_by_role("button", name=words["withdraw"]).click()
    stranger.goto(address)
    expect(stranger.locator("h1")).to_have_text(words["over"])


@pytest.mark.parametrize(("language", "javascript", "width", "words"), WAYS)
def test_an_editor_reads_the_history_and_restores(visit, editor, draft, language, javascript, width, words):
    page = enter(visit, editor, language, javascript, width, f"{ADMIN}{draft.pk}/history/")
    page.get_by_role("link", name=words["saved"]).click()
    expect(page.locator(f"ins:has-text('{words['new']}')")).to_be_visible()
    expect(page.locator(f"del:has-text('{words['old']}')")).to_be_visible()
    assert fits(page)
    page.go_back()
    page.get_by_role("link", name=words["first"]).click()
    page.get_by_role("button", name=words["restore"]).click()
    expect(page.locator(f"[name=name_{language}]")).to_have_value(words["old"])
