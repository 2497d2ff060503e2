"""Two people at the same draft: the second is told, sees both texts, and nothing is written over."""

import pytest
from django.test import Client

from accounts.models import User
from services.models import Requirement, Service, Step
from tests.services.editing.conftest import ADMIN, begin, desk, form, move


@pytest.fixture
def draft(service: Service, editor: User) -> Service:
    return begin(desk(editor), service)


def send(client: Client, draft: Service, fields: dict[str, str], **edits: str):
    return client.post(f"{ADMIN}{draft.pk}/change/", fields | {"_save": "1"} | edits)


def test_the_second_to_save_is_told_and_sees_both_texts(draft: Service, editor: User, reviewer: User):
    first, second = desk(editor), desk(reviewer)
    read = form(second, draft)
    send(first, draft, form(first, draft), name_en="The first")
    answer = send(second, draft, read, name_en="The second", summary_en="Both")
    text = answer.content.decode()
    assert "fictional71 changed this draft after you opened it" in text
    assert "Kept now: “The first”" in text
    assert 'value="The second"' in text or ">\nThe second</textarea>" in text
    draft.refresh_from_db()
    assert (draft.name_en, draft.summary_en) == ("The first", "Text")


def test_who_was_told_may_save_once_more(draft: Service, editor: User):
    client = desk(editor)
    read = form(client, draft)
    send(client, draft, read, name_en="The first")
    again = read | {"edition": form(client, draft)["edition"]}
    assert send(client, draft, again, name_en="The second").status_code == 302
    draft.refresh_from_db()
    assert draft.name_en == "The second"


def test_the_page_that_tells_carries_the_edition_that_is_kept(draft: Service, editor: User):
    client = desk(editor)
    read = form(client, draft)
    send(client, draft, read, name_en="The first")
    text = send(client, draft, read, name_en="The second").content.decode()
    assert f'name="edition" value="{Service.everything.get(pk=draft.pk).edition}"' in text


def test_parts_are_told_apart_too(draft: Service, editor: User):
    client = desk(editor)
    read = form(client, draft)
    send(client, draft, read, **{"steps-0-text_en": "First come in."})
    answer = send(client, draft, read, **{"steps-0-text_en": "Then come in."})
    assert "Kept now: “First come in.”" in answer.content.decode()
    assert Step.objects.get(service=draft).text_en == "First come in."


def test_a_row_that_somebody_deleted_comes_back_with_what_was_typed(draft: Service, editor: User):
    client = desk(editor)
    read = form(client, draft)
    send(client, draft, read, **{"requirements-0-DELETE": "on"})
    again = read | {"edition": form(client, draft)["edition"]}
    send(client, draft, again, **{"requirements-0-text_en": "Bring it."})
    assert Requirement.objects.get(service=draft).text_en == "Bring it."


@pytest.mark.parametrize("edition", ["", "0", "-1", "x", "9" * 30, "\x00"])
def test_an_edition_that_nobody_read_counts_as_another(draft: Service, editor: User, edition: str):
    answer = send(desk(editor), draft, form(desk(editor), draft), edition=edition, name_en="Odd")
    assert answer.status_code == 200
    draft.refresh_from_db()
    assert draft.name_en == "Service 1"


def test_who_writes_while_the_draft_is_sent_gets_the_words_back(draft: Service, editor: User):
    read = form(desk(editor), draft)
    move(desk(editor), draft, "send")
    answer = send(desk(editor), draft, read, name_en="Too late")
    assert answer.status_code == 409
    assert "Too late" in answer.content.decode()


def test_who_writes_while_the_draft_is_thrown_away_gets_the_words_back(draft: Service, editor: User):
    read = form(desk(editor), draft)
    move(desk(editor), draft, "discard")
    answer = send(desk(editor), draft, read, name_en="Too late", **{"steps-0-text_ar": "خطوة جديدة"})
    assert answer.status_code == 409
    assert "Too late" in answer.content.decode()
    assert "خطوة جديدة" in answer.content.decode()
