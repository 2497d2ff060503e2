"""Who may come to the desk, and how an applicant is found there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts import limits
from accounts.models import OutboxMessage
from activation import reference
from activation.desk import finding
from activation.models import Act, DeskVisit
from activation.models.acts import Kind
from tests.accounts.conftest import hidden
from tests.conftest import enter

from .conftest import DESK, code_for, find, find_by_document, requested


def words(page) -> str:
    return page.content.decode()


def test_a_stranger_signs_in_first(client, db):
    assert client.get(DESK)["Location"] == f"/en/account/sign-in/?next={DESK}"


def test_a_citizen_is_told_what_is_missing(client, citizen):
    page = enter(client, citizen).get(DESK)
    assert page.status_code == 403
    for lack in ("no permission", "at no office", "no authenticator app or passkey"):
        assert lack in words(page)


def test_an_officer_without_an_office_or_off_duty_is_told(desk, officer):
    officer.is_active = False
    officer.save()
    page = desk.get(DESK)
    assert page.status_code == 403
    assert "at no office now" in words(page)


def test_an_officer_who_has_not_used_the_strong_factor_is_led_to_it(desk):
    session = desk.session
    del session["account_authentication_methods"]
    session.save()
    page = desk.get(DESK)
    assert page.status_code == 403
    assert f"/en/account/security/confirm/?next={DESK}" in words(page)


def test_the_officers_own_page_leads_to_the_desk_and_a_citizens_does_not(desk, citizen):
    assert f'href="{DESK}"' in words(desk.get("/en/account/"))
    assert f'href="{DESK}"' not in words(enter(Client(), citizen).get("/en/account/"))


def test_a_superuser_needs_an_office_too(client, admin):
    assert enter(client, admin).get(DESK).status_code == 403


def test_a_scanned_reference_opens_the_applicants_masked_page(desk, citizen, officer):
    visit = find(desk, reference.shown(requested(citizen)).lower())
    page = words(desk.get(visit))
    assert citizen.masked_id in page
    assert citizen.masked_phone in page
    assert "fi•••25" in page
    for clear in (citizen.national_id, citizen.phone, citizen.username, citizen.email):
        assert clear not in page
    assert DeskVisit.objects.get().officer == officer.key


def test_a_slip_of_the_hand_is_no_look_up(desk):
    page = desk.post(DESK, {"reference": "7K3M-9QPX-4T28"})
    assert "Check the reference" in words(page)
    assert not DeskVisit.objects.exists()


def test_an_unknown_reference_says_only_to_check_it_and_is_a_row(desk):
    page = desk.post(DESK, {"reference": reference.fresh()})
    assert "We found nobody. Check what you entered." in words(page)
    assert DeskVisit.objects.get().account is None


def test_a_reference_that_was_given_up_finds_nobody(desk, citizen):
    number = requested(citizen)
    Act.objects.record(citizen, Kind.CANCELLED)
    assert "We found nobody" in words(desk.post(DESK, {"reference": number}))


def test_a_reference_that_has_served_opens_nothing_after_a_day(desk, officer, citizen, monkeypatch):
    number = requested(citizen)
    Act.objects.record(citizen, Kind.ACTIVATED, channel="offices", officer=officer.key)
    assert find(desk, number)  # to put a mistake right
    tomorrow = timezone.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(finding, "db_now", lambda: tomorrow)
    assert "We found nobody" in words(desk.post(DESK, {"reference": number}))


def test_a_reference_that_waits_finds_its_owner_however_old_it_is(desk, citizen, monkeypatch):
    number = requested(citizen)
    monkeypatch.setattr(finding, "db_now", lambda: timezone.now() + timedelta(days=90))
    assert find(desk, number)


def test_the_reference_of_an_activation_that_was_withdrawn_finds_nobody(desk, citizen):
    number = requested(citizen)
    for kind in (Kind.ACTIVATED, Kind.REVOKED):
        Act.objects.record(citizen, kind, channel="offices")
    assert "We found nobody" in words(desk.post(DESK, {"reference": number}))


def test_no_officer_serves_themselves(desk, officer):
    page = desk.post(DESK, {"reference": requested(officer.user)})
    assert "your own account" in words(page)
    assert DeskVisit.objects.get().account is None


def test_look_ups_are_limited_per_officer(desk, colleague, citizen, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "desk-look-ups", (limits.Window(2, limits.HOUR),))
    answers = [desk.post(DESK, {"reference": reference.fresh()}).status_code for _ in range(3)]
    assert answers == [200, 200, 429]
    assert enter(Client(), colleague.user).post(DESK, {"reference": requested(citizen)}).status_code == 302


def sent_code(desk: Client, national_id: str):
    page = desk.get(DESK + "without-slip/")
    return desk.post(DESK + "without-slip/", {"national_id": national_id} | hidden(page), follow=True)


def test_without_a_slip_the_applicant_enters_a_code_from_their_own_mobile(desk, resident):
    page = sent_code(desk, resident.national_id)
    visit = page.redirect_chain[0][0]
    assert page.redirect_chain[-1][0] == visit + "code/"
    assert "nobody reads a code out" in words(page)
    assert resident.masked_id not in words(page)
    assert desk.get(visit + "suspend/")["Location"] == visit + "code/"  # nothing opens before the code
    assert desk.post(visit + "code/", {"code": code_for(resident)})["Location"] == visit
    assert resident.masked_id in words(desk.get(visit))


def test_a_wrong_code_opens_nothing(desk, resident):
    visit = sent_code(desk, resident.national_id).redirect_chain[0][0]
    wrong = "000000" if code_for(resident) != "000000" else "000001"
    assert "That is not the code we sent" in words(desk.post(visit + "code/", {"code": wrong}))
    assert desk.get(visit)["Location"] == visit + "code/"


def test_an_id_without_an_account_sends_nothing(desk):
    assert "We found nobody" in words(sent_code(desk, "1900000124"))
    assert not OutboxMessage.objects.exists()


def test_the_document_alone_opens_the_ways_back_only_and_tells_the_owner(desk, citizen):
    visit = find_by_document(desk, citizen)
    offered = words(desk.get(visit))
    assert "Change the mobile number" in offered
    assert "Activate the account" not in offered
    assert desk.get(visit + "activate/")["Location"] == visit
    assert OutboxMessage.objects.get().recipient == citizen.phone
    assert citizen.security_events.get().kind == "desk-look-up"


def test_staff_are_helped_back_by_administrators_only(desk, admin):
    page = desk.post(DESK + "without-phone/", {"national_id": admin.national_id, "reason": "Lost phone"})
    assert "Only an administrator helps staff" in words(page)


@pytest.mark.parametrize("ended", ["by the officer", "by time", "never theirs"])
def test_a_visit_that_is_over_leads_back_to_the_desk(desk, colleague, citizen, ended):
    visit = find(desk, requested(citizen))
    if ended == "by the officer":
        desk.post(visit + "end/")
    if ended == "by time":
        DeskVisit.objects.update(expires_at="2020-01-01T00:00Z")
    other = enter(Client(), colleague.user) if ended == "never theirs" else desk
    for page in ("", "activate/", "code/"):
        assert other.get(visit + page)["Location"] == DESK
