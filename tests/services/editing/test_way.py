"""The way of an edit to people: draft, review, publishing; who may, who did, and what people see meanwhile."""

import pytest
from django.test import Client

from absher_portal.models import ContentVersion
from accounts.models import User
from services.models import EditingEvent, Editor, Listing, Service, Step
from tests.services.conftest import page
from tests.services.editing.conftest import ADDRESS, ADMIN, begin, desk, move, save
from tests.services.made import make_category

Stage = Service.Stage
MOVES = ("send", "send_back", "publish", "schedule", "discard", "archive", "confirm")


def seen(path: str = ADDRESS) -> str:
    return page(path).text


def test_people_see_the_old_words_until_the_new_ones_are_published(service, editor: User, reviewer: User):
    draft = begin(desk(editor), service)
    save(desk(editor), draft, name_en="Better name", **{"steps-0-text_en": "Come in."})
    assert "Better name" not in seen()
    move(desk(editor), draft, "send")
    assert "Better name" not in seen()
    move(desk(reviewer), draft, "publish")
    assert "<h1>Better name</h1>" in seen()
    assert "Come in." in seen()


def test_publishing_keeps_the_service_its_parts_and_its_address(service, editor: User, reviewer: User):
    kept = service.pk, Listing.objects.get().pk, Step.objects.get().pk
    draft = begin(desk(editor), service)
    save(desk(editor), draft, **{"steps-0-text_en": "Come in."})
    move(desk(editor), draft, "send")
    move(desk(reviewer), draft, "publish")
    assert kept == (Service.everything.get().pk, Listing.objects.get().pk, Step.objects.get().pk)


def test_people_find_a_service_where_its_draft_lists_it_first(service, editor: User, reviewer: User):
    second, new = make_category("second"), make_category("new")
    Editor.objects.get(user=reviewer).categories.add(second, new)
    Listing.objects.create(service=service, category=second, order=7)
    draft = begin(desk(editor), service)
    Editor.objects.get(user=editor).categories.set([new])
    save(desk(reviewer), draft, **{"listings-0-category": str(new.pk)})
    move(desk(reviewer), draft, "send")
    move(desk(reviewer), draft, "publish")
    canonical = next(e for e in page("/en/services/second/service-1/").all("link") if e.get("rel") == "canonical")
    assert canonical.get("href").endswith("/en/services/new/service-1/")
    assert begin(desk(editor), service).draft_of == service
    assert Listing.objects.get(service=service, category=second).order == 7


def test_publishing_moves_the_content_version_once_and_editing_never(service, editor: User, reviewer: User):
    before = ContentVersion.read()
    draft = begin(desk(editor), service)
    save(desk(editor), draft, **{"steps-0-text_en": "Come in.", "requirements-0-DELETE": "on"})
    move(desk(editor), draft, "send")
    assert ContentVersion.read() == before
    move(desk(reviewer), draft, "publish")
    assert ContentVersion.read() == before + 1


def test_a_new_service_is_seen_by_nobody_before_it_is_published(service, editor: User, reviewer: User):
    Service.everything.filter(pk=service.pk).update(stage=Stage.DRAFT, reviewed_on=None)
    page(ADDRESS, status=404)
    move(desk(editor), service, "send")
    move(desk(reviewer), service, "publish")
    assert "<h1>Service 1</h1>" in seen()
    assert Service.objects.get().reviewed_on


def test_an_archived_service_is_gone_and_comes_back_by_a_draft(service, editor: User, reviewer: User):
    seen()
    move(desk(reviewer), service, "archive")
    page(ADDRESS, status=404)
    assert "Service 1" not in seen("/en/services/permits/")
    draft = begin(desk(editor), service)
    move(desk(editor), draft, "send")
    move(desk(reviewer), draft, "publish")
    assert "<h1>Service 1</h1>" in seen()


def test_a_draft_that_is_thrown_away_leaves_no_trace_but_the_event(service, editor: User):
    draft = begin(desk(editor), service)
    move(desk(editor), draft, "discard", note="Begun by mistake")
    assert Service.everything.get() == service
    assert Step.objects.get().service == service
    assert "Draft thrown away" in desk(editor).get(f"{ADMIN}{service.pk}/change/").content.decode()


def test_a_second_editor_opens_the_draft_of_the_first(service, editor: User, reviewer: User):
    assert begin(desk(editor), service) == begin(desk(reviewer), service)


@pytest.mark.parametrize("name", MOVES)
def test_no_move_is_made_from_where_it_does_not_begin(service, admin: User, name: str):
    Service.everything.filter(pk=service.pk).update(stage=Stage.ARCHIVED)
    answer = move(desk(admin), service, name, at="2099-01-01T08:00")
    assert answer.status_code in (302, 403)
    assert Service.objects.get().stage == Stage.ARCHIVED
    assert not EditingEvent.objects.exists()


def test_a_move_that_is_sent_twice_is_made_once(service, editor: User, reviewer: User):
    draft = begin(desk(editor), service)
    for _ in range(2):
        assert move(desk(editor), draft, "send").status_code == 302
    for _ in range(2):
        assert move(desk(reviewer), draft, "publish").status_code == 302
    moves = EditingEvent.objects.order_by("pk").values_list("before", "after", "by__username")
    assert list(moves) == [
        ("", "draft", "fictional71"),
        ("draft", "in_review", "fictional71"),
        ("in_review", "published", "fictional72"),
    ]


@pytest.mark.parametrize("name", ["publish", "schedule", "archive", "confirm"])
def test_an_editor_publishes_nothing(service, editor: User, name: str):
    draft = begin(desk(editor), service)
    move(desk(editor), draft, "send")
    row = service if name in ("archive", "confirm") else draft
    assert move(desk(editor), row, name, at="2099-01-01T08:00").status_code == 403
    assert desk(editor).post(f"{ADMIN}{service.pk}/status/", {"status": "ended"}).status_code == 403


def test_what_is_in_review_only_a_reviewer_changes(service, editor: User, reviewer: User):
    draft = begin(desk(editor), service)
    move(desk(editor), draft, "send")
    assert 'name="_save"' not in desk(editor).get(f"{ADMIN}{draft.pk}/change/").content.decode()
    save(desk(reviewer), draft, name_en="Reviewed name")
    move(desk(reviewer), draft, "publish")
    assert "<h1>Reviewed name</h1>" in seen()


def test_what_people_see_is_never_changed_in_place(service, admin: User):
    answer = desk(admin).post(f"{ADMIN}{service.pk}/change/", {"name_en": "Written over"})
    assert answer.status_code == 409
    assert "Written over" in answer.content.decode()
    assert "Written over" not in seen()


def test_staff_without_the_right_do_not_enter(service, citizen: User):
    User.objects.filter(pk=citizen.pk).update(is_staff=True)
    citizen.refresh_from_db()
    client: Client = desk(citizen)
    for path in ("change/", "status/", "move/archive/", "edit/"):
        assert client.post(f"{ADMIN}{service.pk}/{path}", {"edit": "1"}).status_code == 403
