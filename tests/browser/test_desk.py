"""The officers' desk in a real browser, by keyboard alone: an activation with a slip, and a lost number."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from activation.access import assurance_level
from activation.models import Officer
from tests.activation.desk.conftest import office, officer_at, requested
from tests.browser.keyboard import enter_key, follow, reach, tick
from tests.browser.people import come_in
from tests.conftest import person

NEW = "+966500000099"
WAYS = [pytest.param("ar", True, id="arabic"), pytest.param("en", False, id="english-without-javascript")]


@pytest.fixture
def officer(transactional_db: None) -> Officer:
    return officer_at(office("PA-900"), "officer41", "1900000041", "+966500000041")


@pytest.fixture
def applicant(transactional_db: None) -> User:
    return person("fictional25", "1900000025", "+966500000025")


def at_desk(visit, officer: Officer, language: str, javascript: bool = True, width: int = 1280) -> Page:
    """The desk as an officer who signed in a moment ago."""
    page = visit(f"/{language}/help/", javascript=javascript, width=width)
    come_in(page, officer.user, f"/{language}/desk/")
    return page


@pytest.mark.parametrize(("language", "javascript"), WAYS)
def test_a_scanned_slip_leads_to_an_activation(visit, officer, applicant, language, javascript):
    number = requested(applicant)
    page = at_desk(visit, officer, language, javascript)
    expect(page.locator("[name=reference]")).to_be_focused()
    page.keyboard.type(number)  # as a scanner does
    enter_key(page)
    follow(page, "/activate/")
    tick(page, "document", "face", "fingerprint")
    enter_key(page)
    expect(page.locator(".verdict-ok")).to_be_visible()
    assert assurance_level(applicant) == "activated"


@pytest.mark.parametrize(("language", "javascript"), WAYS)
def test_a_lost_number_is_changed_with_the_document_alone(visit, officer, applicant, language, javascript):
    page = at_desk(visit, officer, language, javascript)
    follow(page, "/without-phone/")
    for name, typed in {"national_id": applicant.national_id, "reason": "Stolen phone"}.items():
        reach(page, f"[name={name}]")
        page.keyboard.type(typed)
    enter_key(page)
    follow(page, "/phone/")
    tick(page, "document", "face")
    for name, typed in {"phone": NEW, "reason": "Stolen phone"}.items():
        reach(page, f"[name={name}]")
        page.keyboard.type(typed)
    enter_key(page)
    reach(page, "[name=code]")
    page.keyboard.type(code_on_phone(page, NEW))
    enter_key(page)
    expect(page.locator(".verdict-ok")).to_be_visible()
    assert User.objects.get(pk=applicant.pk).phone == NEW


def code_on_phone(page: Page, phone: str) -> str:
    answer = page.request.get("/demo/phone/messages.json", params={"phone": phone})
    return re.search(r"\b\d{6}\b", answer.json()["messages"][0]["text"])[0]  # type: ignore[index]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_of_the_desk_is_wider_than_a_small_phone(visit, officer, applicant, language):
    page = at_desk(visit, officer, language, width=320)
    page.fill("[name=reference]", requested(applicant))
    page.keyboard.press("Enter")
    page.wait_for_url("**/visits/*/")
    here = page.url
    wide = []
    for path in ["", "activate/", "phone/", "suspend/", "../../", "../../without-slip/", "../../acts/"]:
        page.goto(here + path)
        if page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") > 0:
            wide.append(path)
    assert wide == []
