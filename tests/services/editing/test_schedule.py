"""What is scheduled comes to people at its minute, without anybody's doing."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from services.editing.schedule import publish_due
from services.models import EditingEvent, Service, Step
from tests.services.conftest import page
from tests.services.editing.conftest import ADDRESS, ADMIN, begin, desk, move, save

Stage = Service.Stage


@pytest.fixture
def draft(service: Service, editor: User) -> Service:
    """In review, with another name."""
    row = begin(desk(editor), service)
    save(desk(editor), row, name_en="Tomorrow’s name")
    move(desk(editor), row, "send")
    return row


def schedule(reviewer: User, row: Service, **ahead: float) -> Any:
    at = timezone.localtime() + timedelta(**ahead)
    return move(desk(reviewer), row, "schedule", at=f"{at:%Y-%m-%dT%H:%M}")


def pass_time(row: Service) -> None:
    """As if its minute had come."""
    Service.everything.filter(pk=row.pk).update(publish_at=timezone.now() - timedelta(seconds=1))


def test_it_is_published_when_its_time_comes_and_not_before(draft: Service, reviewer: User):
    assert schedule(reviewer, draft, hours=2).status_code == 302
    assert "Tomorrow’s name" not in page(ADDRESS).text
    pass_time(draft)
    assert "<h1>Tomorrow’s name</h1>" in page(ADDRESS).text
    last = EditingEvent.objects.first()
    assert (last.before, last.after, last.by) == (Stage.SCHEDULED, Stage.PUBLISHED, None)


@pytest.mark.parametrize("path", ["/en/", "/en/services/permits/", "/en/search/?q=tomorrow", "/ar/services/"])
def test_any_public_page_brings_it(draft: Service, reviewer: User, path: str):
    schedule(reviewer, draft, hours=2)
    pass_time(draft)
    page(path)
    assert Service.everything.get().name_en == "Tomorrow’s name"


def test_the_page_that_was_kept_is_not_shown_after_the_minute(draft: Service, reviewer: User, client):
    schedule(reviewer, draft, hours=2)
    tag = client.get(ADDRESS)["ETag"]
    assert client.get(ADDRESS, headers={"If-None-Match": tag}).status_code == 304
    pass_time(draft)
    assert client.get(ADDRESS, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("at", ["", "yesterday", "2020-01-01T08:00", "0001-01-01T00:00", "99999-01-01T00:00", "\x00"])
def test_only_a_time_to_come_is_taken(draft: Service, reviewer: User, at: str):
    answer = move(desk(reviewer), draft, "schedule", at=at, note="Kept note")
    assert answer.status_code == 200
    assert "Kept note" in answer.content.decode()
    assert Service.everything.get(pk=draft.pk).stage == Stage.IN_REVIEW


def test_digits_of_either_script_make_a_time(draft: Service, reviewer: User):
    assert move(desk(reviewer), draft, "schedule", at="٢٠٩٩-٠١-٣١T٠٨:٠٠").status_code == 302


def test_another_time_can_be_chosen_and_it_can_be_taken_back(draft: Service, reviewer: User, editor: User):
    schedule(reviewer, draft, hours=2)
    schedule(reviewer, draft, hours=3)
    assert move(desk(editor), draft, "send_back").status_code == 403
    move(desk(reviewer), draft, "send_back")
    kept = Service.everything.get(pk=draft.pk)
    assert (kept.stage, kept.publish_at) == (Stage.DRAFT, None)


def test_what_broke_before_its_time_goes_back_and_says_why(draft: Service, reviewer: User):
    schedule(reviewer, draft, hours=2)
    Step.objects.filter(service=draft).delete()
    pass_time(draft)
    assert "Tomorrow’s name" not in page(ADDRESS).text
    assert Service.everything.get(pk=draft.pk).stage == Stage.DRAFT
    assert "There is no step" in desk(reviewer).get(f"{ADMIN}{draft.pk}/change/").content.decode()


def test_nothing_due_costs_one_query(service, django_assert_num_queries):
    with django_assert_num_queries(1):
        publish_due()
