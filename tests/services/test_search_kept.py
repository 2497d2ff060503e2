"""An edit changes the index only where it must, and as if all had been read anew."""

import pytest
from django.db.models import F

from absher_portal import public
from absher_portal.models import ContentVersion
from services.models import Keyword, Listing, Service, SynonymGroup
from services.search import index
from services.search.index import current_index
from tests.services.made import make_category, make_service

ASKED = ["زرافة", "giraffe", "تجديد الجواز", "lost licence", "موعد", "permits"]


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(public, "VERSION_AGE", -1)


def rename() -> None:
    Service.objects.filter(key="book-appointment").update(name_ar="حجز زرافة", name_en="Giraffe")


def add() -> None:
    make_service(make_category(), name_ar="زرافة", name_en="Giraffe")


def take_away() -> None:
    Listing.objects.filter(service__key="renew-saudi-passport").delete()


def reword() -> None:
    Keyword.objects.filter(service__key="renew-saudi-passport").update(text="giraffe")


def reorder() -> None:
    Listing.objects.filter(service__key="book-appointment").update(id=F("id") + 10_000)


def unlearn() -> None:
    SynonymGroup.objects.filter(key="lost").delete()


@pytest.mark.parametrize("edit", [rename, add, take_away, reword, reorder, unlearn])
def test_after_an_edit_everything_is_found_as_if_all_were_read_anew(searchable, edit):
    before = current_index()
    edit()
    ContentVersion.move()
    renewed = {text: [entry.key for entry in current_index().find(text).entries] for text in ASKED}
    assert current_index() is not before
    index.forget()
    assert renewed == {text: [entry.key for entry in current_index().find(text).entries] for text in ASKED}


def test_an_edit_leaves_the_index_in_use_as_it_was(searchable):
    before = current_index()
    asked = {text: [entry.key for entry in before.find(text).entries] for text in ASKED}
    rename()
    ContentVersion.move()
    assert current_index().find("giraffe").entries
    assert asked == {text: [entry.key for entry in before.find(text).entries] for text in ASKED}


def test_only_what_was_edited_is_weighed_again(searchable):
    before = current_index()
    rename()
    ContentVersion.move()
    assert [e.key for e in current_index().entries if before.by_pk[e.pk] is not e] == ["book-appointment"]
