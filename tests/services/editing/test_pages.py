"""The admin's own pages for editors and translators: valid, each id once, and every field says what it is for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from services.editing.history import versions
from services.models import Question, Service
from tests.guards.rules import every_field_has_a_label, ids_are_unique_and_met, is_valid_html
from tests.services.conftest import page
from tests.services.editing.conftest import ADMIN, begin, desk, save
from tests.services.made import make_category, make_services, texts

OF_A_DRAFT = ["change/", "preview/", "history/", "version", "version?now", "move/send/", "move/discard/"]
LISTS = ["service/add/", "service/import/", "service/export/", "listing/", "category/", "synonymgroup/", "editor/"]
DESK = ["reviewedtext/?state=all", "reviewedtext/coverage/", "reviewedtext/files/"]


@pytest.fixture
def draft(service: Service, editor: User) -> Service:
    Question.objects.create(service=service, order=1, **texts("question", "answer"))
    draft = begin(desk(editor), service)
    save(desk(editor), draft, name_ar="اسم أفضل")
    return draft


def faults(path: str, user: User, language: str) -> list[str]:
    found = page(path, desk(user, language))
    met = [fault for rule in (is_valid_html, ids_are_unique_and_met, every_field_has_a_label) for fault in rule(found)]
    return [fault for fault in met if "'searchbar'" not in fault]  # Django's own, labelled by an image


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("end", OF_A_DRAFT)
def test_the_pages_of_a_draft_are_valid_and_label_their_fields(draft: Service, admin: User, language: str, end: str):
    end = end.replace("version", f"history/{versions(draft).last().pk}/")
    assert faults(f"{ADMIN}{draft.pk}/{end}", admin, language) == []


@pytest.mark.parametrize("end", ["change/", "status/", "history/"])
def test_the_pages_of_what_people_see_are_valid_and_label_their_fields(draft: Service, admin: User, end: str):
    assert faults(f"{ADMIN}{draft.draft_of_id}/{end}", admin, "ar") == []


@pytest.mark.parametrize("end", [*LISTS, *DESK, "reviewedtext/text/services.service/{}/name/en/"])
def test_lists_and_the_desk_are_valid_and_label_their_fields(draft: Service, admin: User, end: str):
    assert faults(f"/admin/services/{end.format(draft.pk)}", admin, "ar") == []


@pytest.mark.parametrize("section", ["listing", "category"])
def test_putting_in_order_costs_the_same_for_many(db, admin: User, section: str):
    made, counted = make_category(), []
    page(f"/admin/services/{section}/", desk(admin))  # what a process reads once
    for first in (1, 3, 41):
        make_services(first, made, first=first)
        make_category(f"section-{first}")
        with CaptureQueriesContext(connection) as captured:
            page(f"/admin/services/{section}/", desk(admin))
        counted.append(len(captured))
    assert counted[0] == counted[1] == counted[2]
