"""Every page of the desk keeps the rules of all pages, in both languages."""

import pytest
from django.test import Client

from activation.models import DeskVisit, Officer
from tests.conftest import enter
from tests.guards import rules
from tests.pages import Page

from .conftest import BACK, requested

PATHS = ["", "without-slip/", "without-phone/", "acts/"]
ACTS = ["", "activate/", "phone/", "phone/code/", "reopen/", "questions/", "factors/"]


@pytest.fixture(params=["ar", "en"])
def pages(request, officer: Officer, citizen) -> list[Page]:
    """As an officer finds them, and one that a citizen is shown."""
    desk, home = enter(Client(), officer.user), f"/{request.param}/desk/"
    visit = desk.post(home, {"reference": requested(citizen)})["Location"]
    desk.post(visit + "phone/", BACK | {"phone": "0500000099", "after": 1})
    waiting = desk.post(home + "without-slip/", {"national_id": citizen.national_id})["Location"] + "code/"
    addresses = [*(home + path for path in PATHS), *(visit + path for path in ACTS), waiting]
    shown = [Page(path, desk.get(path)) for path in addresses]
    assert {page.status for page in shown} == {200}
    assert DeskVisit.objects.count() == 2
    return [*shown, Page(home, enter(Client(), citizen).get(home))]


@pytest.mark.parametrize("rule", rules.EVERY, ids=lambda rule: rule.__name__)
def test_no_page_of_the_desk_breaks_a_rule(pages: list[Page], rule: rules.Rule):
    faults = [f"{page.path}: {fault}" for page in pages for fault in rule(page)]
    assert not faults, "\n".join(faults)


def test_the_other_language_keeps_what_was_typed(desk, citizen):
    number = requested(citizen)
    page = desk.post("/ar/desk/", {"reference": number, "redraw": "1"})
    assert number in page.content.decode()
    assert not DeskVisit.objects.exists()


@pytest.mark.parametrize("model", ["officer", "act", "deskvisit"])
def test_administrators_see_officers_acts_and_look_ups(client, admin, desk, citizen, model):
    desk.post("/en/desk/", {"reference": requested(citizen)})
    enter(client, admin)
    page = client.get(f"/admin/activation/{model}/")
    assert page.status_code == 200
    assert client.get(f"/admin/activation/{model}/?q={citizen.events_key}").status_code == 200
