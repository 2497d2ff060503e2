"""Editors write in their own categories; everywhere else they only read, whichever door they try."""

import pytest

from accounts.models import User
from services.models import Category, Editor, Listing, PreviewLink, Service
from tests.services.conftest import page
from tests.services.editing.conftest import ADMIN, begin, desk, form, move, save, staff
from tests.services.made import make_category, make_service

EVERYTHING = ("add_service", "change_service", "delete_service", "publish_service", "change_category",
              "add_category", "delete_category", "change_listing", "add_listing", "delete_listing")  # fmt: skip


@pytest.fixture
def neighbour(service: Service) -> User:
    """With every right, in another category than the service's."""
    user = staff("fictional74", "74", *EVERYTHING)
    Editor.objects.get(user=user).categories.set([make_category("travel", name_en="Travel", name_ar="السفر")])
    return user


@pytest.fixture
def draft(service: Service, editor: User) -> Service:
    return begin(desk(editor), service)


def test_an_editor_reads_the_service_of_another_category(service, neighbour: User):
    text = page(f"{ADMIN}{service.pk}/change/", desk(neighbour)).text
    assert "Service 1" in text
    assert 'name="edit"' not in text


@pytest.mark.parametrize(
    "door",
    [
        "edit/",
        "status/",
        "move/archive/",
        "move/confirm/",
        "delete/",
    ],
)
def test_no_door_of_a_published_service_opens_to_the_neighbour(service, neighbour: User, door: str):
    answer = desk(neighbour).post(f"{ADMIN}{service.pk}/{door}", {"edit": "1", "status": "ended", "post": "yes"})
    assert answer.status_code == 403
    service.refresh_from_db()
    assert (service.stage, service.status) == ("published", "open")
    assert not Service.everything.filter(draft_of=service).exists()


@pytest.mark.parametrize(
    "door", ["change/", "move/send/", "move/discard/", "preview/", "preview/ar/", "move/publish/", "move/schedule/"]
)
def test_no_door_of_a_draft_opens_to_the_neighbour(draft: Service, editor: User, neighbour: User, door: str):
    if door in ("move/publish/", "move/schedule/"):
        move(desk(editor), draft, "send")
    typed = form(desk(editor), draft) if door == "change/" else {}
    answer = desk(neighbour).post(f"{ADMIN}{draft.pk}/{door}", typed | {"make": "1", "name_en": "Theirs"})
    assert answer.status_code in (403, 409)
    assert Service.everything.get(pk=draft.pk).name_en == "Service 1"
    assert not PreviewLink.objects.exists()


def test_the_neighbour_restores_nothing(draft: Service, service: Service, neighbour: User):
    history = page(f"{ADMIN}{service.pk}/history/", desk(neighbour))
    version = next(link for link in history.links() if "/history/" in link and not link.endswith("/history/"))
    assert desk(neighbour).post(version, {"restore": "1"}).status_code == 403


def test_a_service_belongs_to_its_first_category(service, neighbour: User):
    Listing.objects.create(service=service, category=Category.objects.get(slug="travel"))
    assert desk(neighbour).post(f"{ADMIN}{service.pk}/edit/", {"edit": "1"}).status_code == 403
    Listing.objects.filter(service=service).first().delete()
    begin(desk(neighbour), service)


def test_without_categories_there_is_nothing_to_edit(service, editor: User):
    Editor.objects.all().delete()
    assert desk(editor).post(f"{ADMIN}{service.pk}/edit/", {"edit": "1"}).status_code == 403
    assert desk(editor).get(f"{ADMIN}add/").status_code == 403


def test_an_administrator_edits_everywhere(service, admin: User):
    save(desk(admin), begin(desk(admin), service), name_en="Theirs")
    assert Service.everything.get(draft_of=service).name_en == "Theirs"


@pytest.mark.parametrize(("place", "fits"), [("permits", True), ("travel", False)])
def test_nobody_gives_their_service_to_another_category(
    draft: Service, editor: User, neighbour, place: str, fits: bool
):
    category = str(Category.objects.get(slug=place).pk)
    answer = save(desk(editor), draft, **{"listings-0-category": category})
    assert ("The first category must be one of yours." in answer.content.decode()) is not fits
    assert Listing.objects.get(service=draft).category.slug == "permits"


def test_a_new_service_begins_in_a_category_of_ones_own(draft: Service, neighbour: User):
    typed = form(desk(neighbour), None) | {"key": "new-one", "agency": str(draft.agency_id), "_save": "1"}
    answer = desk(neighbour).post(f"{ADMIN}add/", typed)
    assert "The first category must be one of yours." in answer.content.decode()
    own = {"listings-TOTAL_FORMS": "1", "listings-0-category": str(Category.objects.get(slug="travel").pk)}
    assert desk(neighbour).post(f"{ADMIN}add/", typed | own).status_code == 302
    assert Service.objects.filter(key="new-one").exists()


def test_the_neighbours_category_stays_as_it_is(service, neighbour: User):
    theirs, own = (f"/admin/services/category/{Category.objects.get(slug=s).pk}/" for s in ("permits", "travel"))
    client = desk(neighbour)
    assert client.post(f"{theirs}change/", {"name_en": "Mine"}).status_code == 403
    assert client.post(f"{theirs}delete/", {"post": "yes"}).status_code == 403
    assert client.post("/admin/services/category/", {"_save": "1", "form-TOTAL_FORMS": "0"}).status_code == 403
    assert client.get("/admin/services/category/add/").status_code == 403
    assert 'name="name_en"' in page(f"{own}change/", client).text


def test_the_address_of_a_category_is_chosen_once(service, neighbour: User, admin: User):
    path = f"/admin/services/category/{Category.objects.get(slug='travel').pk}/change/"
    for user in (neighbour, admin):
        shown = page(path, desk(user))
        assert "travel" in shown.text
        assert 'name="slug"' not in shown.text
        sent = {field: "New" for field in ("name_ar", "name_en", "full_name_ar", "full_name_en", "summary_ar")}
        sent |= {"summary_en": user.username, "agency": str(service.agency_id), "kind": "services", "order": "1"}
        assert desk(user).post(path, sent | {"slug": "mine"}).status_code == 302
        assert user.username in page("/en/services/travel/").text
    assert 'name="slug"' in page("/admin/services/category/add/", desk(admin)).text


def test_an_administrator_keeps_whose_categories_are_whose(service, editor: User, admin: User):
    text = page("/admin/services/editor/", desk(admin)).text
    assert editor.username in text
    assert "Permits" in text
    assert desk(editor).get("/admin/services/editor/").status_code == 403


def test_the_page_of_a_place_in_a_category_changes_nothing_but_the_order(service, neighbour: User):
    travel = Category.objects.get(slug="travel")
    row = Listing.objects.create(service=service, category=travel, order=1)
    other = make_service(travel, key="other")
    path = f"/admin/services/listing/{row.pk}/change/"
    sent = {"order": "5", "category": str(Category.objects.get(slug="permits").pk), "service": str(other.pk)}
    assert desk(neighbour).post(path, sent | {"label_ar": "مخترق", "label_en": "Mine"}).status_code == 302
    kept = Listing.objects.get(pk=row.pk)
    assert (kept.order, kept.category, kept.service, kept.label_en) == (5, travel, service, None)
    assert "مخترق" not in page("/ar/services/travel/").text
