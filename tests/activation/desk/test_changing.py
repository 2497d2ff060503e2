"""Suspending, resuming and withdrawing an activation, and what stays of it."""

import pytest

from activation.access import assurance_level
from activation.models import Act
from activation.models.acts import Kind

from .conftest import CHECKED, DESK, act, find, newest, requested
from .test_activating import told, words

WHY = {"reason": "The document was reported stolen."}


@pytest.fixture
def visit(desk, citizen) -> str:
    """An activated applicant's page."""
    found = find(desk, requested(citizen))
    act(desk, found, "activate", **CHECKED)
    return found


def test_suspending_and_resuming_hold_at_once_and_are_told(desk, citizen, visit):
    act(desk, visit, "suspend", **WHY)
    assert assurance_level(citizen) == "suspended"
    act(desk, visit, "resume", **WHY)
    assert assurance_level(citizen) == "activated"
    assert told(citizen)[1:] == ["activation-suspended", "activation-resumed"]


def test_a_withdrawn_activation_can_be_made_anew(desk, citizen, visit):
    act(desk, visit, "revoke", **WHY)
    assert assurance_level(citizen) == "revoked"
    assert newest(citizen).reason == WHY["reason"]
    act(desk, visit, "activate", **CHECKED)
    assert assurance_level(citizen) == "activated"


@pytest.mark.parametrize("slug", ["suspend", "revoke"])
def test_no_activation_is_stopped_without_a_reason(desk, citizen, visit, slug):
    assert "Enter the reason" in words(act(desk, visit, slug, reason=" "))
    assert assurance_level(citizen) == "activated"


def test_what_makes_no_sense_is_neither_offered_nor_done(desk, citizen, visit):
    assert "Resume the activation" not in words(desk.get(visit))
    desk.post(visit + "resume/", WHY | {"after": 2})
    assert newest(citizen).kind == Kind.ACTIVATED


def test_a_page_that_was_open_while_a_colleague_withdrew_it_does_nothing(desk, citizen, visit):
    desk.get(visit + "suspend/")
    Act.objects.record(citizen, Kind.REVOKED, channel="offices")
    page = desk.post(visit + "suspend/", WHY | {"after": 2}, follow=True)
    assert "something else happened" in words(page)
    assert newest(citizen).kind == Kind.REVOKED


def test_the_history_names_offices_and_reasons_but_no_officer(desk, officer, visit):
    act(desk, visit, "suspend", **WHY)
    page = words(desk.get(visit)).split("<main")[1]
    assert "Office PA-900" in page
    assert WHY["reason"] in page
    assert officer.user.username not in page


def test_an_officer_sees_their_own_acts_and_nobody_elses(desk, citizen, resident, visit):
    Act.objects.record(resident, Kind.ACTIVATED, channel="offices", reason="A colleague's work.")
    page = words(desk.get(DESK + "acts/"))
    assert "Activated" in page
    assert "colleague" not in page
    assert citizen.masked_id not in page
