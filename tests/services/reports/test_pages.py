"""Every page about reports keeps every rule that the portal's pages keep, in both languages."""

import pytest
from django.test import Client

from tests.guards import rules
from tests.pages import Page
from tests.services.reports.conftest import made

LANGUAGES = ("ar", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_my_own_pages_keep_every_rule(head, language):
    older, newer = made(head, "violations"), made(head, "violations")
    places = ["", f"{newer.number}/", f"{older.number}/", f"{newer.number}/withdraw/", "new/vehicle/", "new/travel/"]
    pages = [met(head, f"/{language}/account/reports/{place}") for place in places]
    assert faults(pages) == []
    assert all("no-store" in page.answer["Cache-Control"] for page in pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_that_check_a_report_keep_every_rule(head, language):
    older, newer = made(head, "my-data"), made(head, "my-data")
    withdrawn = made(head, "family")
    withdrawn.withdraw()
    places = ["", *(f"{one.code}/" for one in (older, newer, withdrawn)), "unknown/"]
    assert faults([met(Client(), f"/{language}/verify/{place}") for place in places]) == []


def met(client: Client, path: str) -> Page:
    page = Page(path, client.get(path))
    assert page.status == 200, path
    return page


def faults(pages: list[Page]) -> list[str]:
    return [f"{page.path}: {fault}" for page in pages for rule in rules.EVERY for fault in rule(page)]


def test_the_account_leads_to_my_reports_and_every_page_to_checking_one(head):
    assert 'href="/en/account/reports/"' in head.get("/en/account/").content.decode()
    assert 'href="/en/verify/"' in Client().get("/en/help/").content.decode()
