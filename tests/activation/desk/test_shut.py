"""An applicant whose account is locked or closed: it is opened again before it is given anything."""

import pytest

from accounts.models import User
from activation.access import assurance_level
from activation.models import Act
from activation.models.acts import Kind

from .conftest import BACK, CHECKED, act, find, requested
from .test_activating import words

SHUT = pytest.mark.parametrize("state", ["locked", "closed"])


def shut(user: User, state: str) -> None:
    User.objects.filter(pk=user.pk).update(state=state)


@SHUT
def test_the_officer_sees_it_and_is_led_to_open_it_first(desk, citizen, state):
    visit = find(desk, requested(citizen))
    shut(citizen, state)
    page = words(desk.get(visit))
    assert f"The account is {state}" in page
    assert f'class="button button-large" href="{visit}reopen/"' in page
    assert "Activate the account" not in page


@SHUT
def test_it_is_not_activated_even_by_a_page_that_was_open_before(desk, citizen, state):
    visit = find(desk, requested(citizen))
    shut(citizen, state)
    assert desk.get(f"{visit}activate/")["Location"] == visit
    page = words(desk.post(f"{visit}activate/", CHECKED | {"after": 1}, follow=True))
    assert f"The account is {state}" in page
    assert assurance_level(citizen) == "requested"


@SHUT
def test_opened_again_it_is_activated_with_the_same_reference(desk, citizen, state):
    visit = find(desk, requested(citizen))
    shut(citizen, state)
    act(desk, visit, "reopen", **BACK)
    assert "Activate the account" in words(desk.get(visit))
    assert "The account is activated." in words(act(desk, visit, "activate", **CHECKED))
    assert assurance_level(citizen) == "activated"


def test_a_suspended_activation_is_resumed_only_for_an_open_account(desk, citizen):
    number = requested(citizen)
    for kind in (Kind.ACTIVATED, Kind.SUSPENDED):
        Act.objects.record(citizen, kind, channel="offices")
    visit = find(desk, number)
    shut(citizen, "locked")
    page = words(desk.get(visit))
    assert "Resume the activation" not in page
    assert "Withdraw the activation" in page
    desk.post(f"{visit}resume/", {"after": 3, "reason": "The document was found."})
    assert assurance_level(citizen) == "suspended"
