"""A service's own status: changed on what people see, whatever is being edited beside it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from services.models import EditingEvent, Service
from tests.services.conftest import page
from tests.services.editing.conftest import ADDRESS, ADMIN, begin, desk, move, save


def change(user: User, row: Service, **answers: str):
    return desk(user).post(f"{ADMIN}{row.pk}/status/", {"status": "open"} | answers)


def test_a_pause_is_on_every_page_at_once(service: Service, reviewer: User):
    assert "Paused" not in page(ADDRESS).text
    day = timezone.localdate() + timedelta(days=3)
    notes = {"status_note_ar": "صيانة", "status_note_en": "Maintenance"}
    assert change(reviewer, service, status="paused", paused_until=f"{day}", **notes).status_code == 302
    assert "Maintenance" in page(ADDRESS).text
    event = EditingEvent.objects.get()
    assert (event.before, event.after, event.by) == ("open", "paused", reviewer)


def test_a_day_may_be_typed_in_arabic_digits(service: Service, reviewer: User):
    day = timezone.localdate() + timedelta(days=3)
    typed = f"{day}".translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert change(reviewer, service, status="paused", paused_until=typed).status_code == 302
    assert Service.objects.get().paused_until == day


def test_only_a_pause_has_an_end(service: Service, reviewer: User):
    answer = change(reviewer, service, paused_until="2099-12-01")
    assert "Only a paused service has a day" in answer.content.decode()


@pytest.mark.parametrize("days", [-2000, -1, 0], ids=["years ago", "yesterday", "today"])
def test_nobody_pauses_a_service_until_a_day_that_is_over(service: Service, reviewer: User, days: int):
    day = f"{timezone.localdate() + timedelta(days=days)}"
    answer = change(reviewer, service, status="paused", paused_until=day)
    assert "Choose a day that is still to come." in answer.content.decode()
    assert day in answer.content.decode()
    assert Service.objects.get().status == "open"


def test_a_pause_that_is_over_is_no_hindrance_to_ending_the_service(service: Service, reviewer: User):
    Service.objects.update(status="paused", paused_until="2020-01-01")
    assert change(reviewer, service, status="ended", paused_until="").status_code == 302
    assert Service.objects.get().status == "ended"


def test_the_reason_stands_in_both_languages_or_in_none(service: Service, reviewer: User):
    answer = change(reviewer, service, status="ended", status_note_ar="انتهت")
    assert "Give the reason in this language too." in answer.content.decode()
    assert "انتهت" in answer.content.decode()


def test_a_draft_does_not_carry_the_status_back(service: Service, editor: User, reviewer: User):
    draft = begin(desk(editor), service)
    save(desk(editor), draft, name_en="New name")
    change(reviewer, service, status="ended")
    move(desk(editor), draft, "send")
    move(desk(reviewer), draft, "publish")
    kept = Service.objects.get()
    assert (kept.name_en, kept.status) == ("New name", "ended")


def test_a_draft_has_no_status_of_its_own(service: Service, admin: User):
    draft = begin(desk(admin), service)
    assert change(admin, draft, status="ended").status_code == 403


def test_what_changed_beside_the_draft_stays_unless_the_draft_changed_it_too(service, editor: User, reviewer: User):
    draft = begin(desk(editor), service)
    save(desk(editor), draft, name_en="From the draft")
    Service.objects.update(name_en="From a file", summary_en="Approved translation")
    move(desk(editor), draft, "send")
    move(desk(reviewer), draft, "publish")
    kept = Service.objects.get()
    assert (kept.name_en, kept.summary_en) == ("From the draft", "Approved translation")


def test_marking_as_reviewed_moves_the_day_on_and_leaves_the_list(service: Service, reviewer: User):
    Service.objects.update(review_by=timezone.localdate())
    due = f"{ADMIN}?review=due"
    assert "Service 1" in desk(reviewer).get(due).content.decode()
    move(desk(reviewer), service, "confirm")
    assert "Service 1" not in desk(reviewer).get(due).content.decode()
    assert Service.objects.get().reviewed_on == timezone.localdate()
