"""Activating at the desk, by one officer or two, and what an officer may not do."""

from datetime import time

import pytest
from django.test import Client

from accounts.models import OutboxMessage
from activation import opening
from activation.access import assurance_level
from activation.desk import hours
from activation.models import Act, DeskVisit, OpeningHours, Weekday
from activation.models.acts import Kind
from tests.conftest import enter

from .conftest import BACK, CHECKED, act, came_without_slip, find, newest, office, officer_at, requested


def words(page) -> str:
    return page.content.decode()


def told(user) -> list[str]:
    """What this person was told, oldest first."""
    return [m.context["notice"] for m in OutboxMessage.objects.filter(kind="notice", user=user).order_by("pk")]


def test_who_was_checked_is_activated_and_told(desk, officer, citizen):
    page = act(desk, find(desk, requested(citizen)), "activate", **CHECKED)
    assert "The account is activated." in words(page)
    assert assurance_level(citizen) == "activated"
    done = newest(citizen)
    assert (done.officer, done.place, done.channel) == (officer.key, officer.place, "offices")
    assert done.checked == {"document": "national-id", "face": True, "fingerprint": True}
    assert told(citizen) == ["activated-at-office"]
    assert citizen.security_events.get().purpose == "activated"


@pytest.mark.parametrize("missing", ["document", "face"])
def test_nothing_is_activated_unless_all_is_ticked(desk, citizen, missing):
    typed = {name: value for name, value in CHECKED.items() if name != missing}
    assert "There is a problem" in words(act(desk, find(desk, requested(citizen)), "activate", **typed))
    assert assurance_level(citizen) == "requested"


def test_a_fingerprint_that_cannot_be_taken_is_explained(desk, citizen):
    visit, typed = find(desk, requested(citizen)), {"document": "passport", "face": "on"}
    assert "why it could not be taken" in words(act(desk, visit, "activate", **typed))
    act(desk, visit, "activate", **typed, reason="Worn fingertips.")
    assert newest(citizen).checked["fingerprint"] is False
    assert newest(citizen).reason == "Worn fingertips."


def test_a_citizen_shows_no_resident_id(desk, citizen):
    page = act(desk, find(desk, requested(citizen)), "activate", **CHECKED | {"document": "resident-id"})
    assert "Choose the document" in words(page)


def test_an_officer_of_a_closed_office_says_why_they_serve(desk, officer, citizen, monkeypatch):
    OpeningHours.objects.create(place=officer.place, weekday=Weekday.SUNDAY, opens=time(8), closes=time(14))
    monday = opening.timezone.datetime.fromisoformat("2026-11-23T09:00+03:00")
    monkeypatch.setattr(hours, "db_now", lambda: monday)
    visit = find(desk, requested(citizen))
    assert "Your office is closed now" in words(desk.get(visit))
    assert "enter why you serve" in words(act(desk, visit, "activate", **CHECKED))
    act(desk, visit, "activate", **CHECKED, reason="Open day of the ministry.")
    assert assurance_level(citizen) == "activated"


def test_the_other_kind_of_office_is_named_and_does_not_activate(desk, citizen):
    visit = find(desk, requested(citizen, "civil-affairs"))
    page = words(desk.get(visit))
    assert "The request is for the other kind of office" in page
    assert "Civil affairs office" in page
    act(desk, visit, "activate", **CHECKED)
    assert assurance_level(citizen) == "requested"


def test_any_office_of_the_right_kind_serves_and_is_recorded(client, citizen):
    other = officer_at(office("PA-901"), "officer66", "1900000066", "+966500000066")
    enter(client, other.user)
    act(client, find(client, requested(citizen)), "activate", **CHECKED)
    assert newest(citizen).place.code == "PA-901"


def test_the_same_page_sent_twice_activates_once(desk, citizen):
    visit = find(desk, requested(citizen))
    typed = CHECKED | {"after": 1}
    answers = [desk.post(f"{visit}activate/", typed, follow=True) for _ in range(2)]
    assert all("The account is activated." in words(page) for page in answers)
    assert Act.objects.filter(kind=Kind.ACTIVATED).count() == len(told(citizen)) == 1


def test_who_comes_second_is_told_what_happened_first(desk, citizen):
    visit = find(desk, requested(citizen))
    Act.objects.record(citizen, Kind.ACTIVATED, channel="banks")
    page = words(desk.post(f"{visit}activate/", CHECKED | {"after": 1}, follow=True))
    assert "something else happened to this account first" in page
    assert "Activated" in page
    assert "Banks" in page
    assert Act.objects.filter(kind=Kind.ACTIVATED).count() == 1


def test_a_request_taken_back_meanwhile_is_not_activated(desk, citizen):
    visit = find(desk, requested(citizen))
    Act.objects.record(citizen, Kind.CANCELLED)
    page = desk.post(f"{visit}activate/", CHECKED | {"after": 1}, follow=True)
    assert "something else happened" in words(page)
    assert assurance_level(citizen) == "registered"


@pytest.fixture
def two_needed(place):
    place.needs_second_officer = True
    place.save()


def test_where_two_are_needed_the_first_check_activates_nothing(desk, citizen, two_needed):
    visit = find(desk, requested(citizen))
    assert "Another officer of your office must confirm it." in words(act(desk, visit, "activate", **CHECKED))
    assert assurance_level(citizen) == "requested"
    assert told(citizen) == []
    own = words(enter(Client(), citizen).get("/en/account/activation/"))
    assert "A second officer of the same office confirms it" in own


def test_the_first_officer_is_never_the_second(desk, citizen, two_needed):
    visit = find(desk, requested(citizen))
    for _ in range(2):
        act(desk, visit, "activate", **CHECKED)
        desk.post(f"{visit}activate/", CHECKED | {"after": 2})
    assert [a.kind for a in Act.objects.of(citizen)] == ["checked", "requested"]


def test_a_colleague_of_the_same_office_confirms(desk, colleague, citizen, two_needed):
    number = requested(citizen)
    act(desk, find(desk, number), "activate", **CHECKED)
    second = enter(Client(), colleague.user)
    act(second, find(second, number), "activate", **CHECKED)
    assert assurance_level(citizen) == "activated"
    assert newest(citizen).officer == colleague.key


def test_a_request_that_has_ended_keeps_no_colleague_from_confirming(desk, officer, colleague, citizen, two_needed):
    requested(citizen, "civil-affairs")
    for kind in (Kind.ACTIVATED, Kind.REVOKED):
        Act.objects.record(citizen, kind, channel="offices")
    for one, counter in ((officer, desk), (colleague, enter(Client(), colleague.user))):
        act(counter, came_without_slip(one, citizen), "activate", **CHECKED)
    assert assurance_level(citizen) == "activated"
    assert newest(citizen).reference == ""


def test_a_way_back_between_check_and_confirmation_keeps_the_check(desk, colleague, citizen, two_needed):
    number = requested(citizen)
    visit = find(desk, number)
    act(desk, visit, "activate", **CHECKED)
    act(desk, visit, "questions", **BACK)
    assert "Another officer of your office must confirm it." in words(desk.get(visit))
    own = words(enter(Client(), citizen).get("/en/account/activation/"))
    assert "A second officer of the same office confirms it" in own
    second = enter(Client(), colleague.user)
    act(second, find(second, number), "activate", **CHECKED)
    assert assurance_level(citizen) == "activated"


def test_an_officer_elsewhere_does_not_confirm_what_this_office_checked(desk, citizen, two_needed):
    number = requested(citizen)
    act(desk, find(desk, number), "activate", **CHECKED)
    elsewhere = officer_at(office("PA-902", needs_second_officer=True), "officer66", "1900000066", "+966500000066")
    other = enter(Client(), elsewhere.user)
    act(other, find(other, number), "activate", **CHECKED)
    assert newest(citizen).kind == "checked"


def test_an_officer_cannot_act_on_their_own_account_by_a_forged_visit(desk, officer):
    requested(officer.user)
    visit = DeskVisit.begin(officer, officer.user, "reference")
    desk.post(f"/en/desk/visits/{visit.pk}/activate/", CHECKED | {"after": 1})
    assert assurance_level(officer.user) == "requested"


def test_a_right_taken_away_counts_at_the_next_click(desk, officer, citizen):
    visit = find(desk, requested(citizen))
    desk.get(visit + "activate/")
    officer.user.user_permissions.clear()
    assert desk.post(visit + "activate/", CHECKED | {"after": 1}).status_code == 403
    assert assurance_level(citizen) == "requested"
