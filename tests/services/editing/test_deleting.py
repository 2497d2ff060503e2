"""What people no longer see is deleted with all that belongs to it, by those who may take it away."""

from uuid import UUID

import pytest

from accounts.models import User
from services.models import Category, Listing, Service, ServiceFeedback
from tests.services.conftest import page
from tests.services.editing.conftest import ADMIN, begin, desk, move, staff
from tests.services.made import make_category, make_service

Stage = Service.Stage
CONFIRMED = {"post": "yes"}


@pytest.fixture
def archived(service: Service, admin: User) -> Service:
    """With a draft and somebody's answer beside it."""
    begin(desk(admin), service)
    ServiceFeedback.objects.create(service=service, is_useful=True, token=UUID(int=1))
    move(desk(admin), service, "archive")
    return service


def test_an_administrator_deletes_an_archived_service_with_its_draft(archived: Service, admin: User):
    assert "Are you sure" in page(f"{ADMIN}{archived.pk}/delete/", desk(admin)).text
    assert desk(admin).post(f"{ADMIN}{archived.pk}/delete/", CONFIRMED).status_code == 302
    assert not Service.everything.exists()


@pytest.mark.parametrize(("right", "status"), [("change_service", 403), ("publish_service", 302)])
@pytest.mark.parametrize("reached", [Stage.ARCHIVED, Stage.SCHEDULED])
def test_what_was_approved_is_deleted_by_those_who_approve(service, reached: str, right: str, status: int):
    Service.objects.update(stage=reached, publish_at="2099-01-01T08:00Z")
    user = staff("fictional74", "74", "delete_service", right)
    assert desk(user).post(f"{ADMIN}{service.pk}/delete/", CONFIRMED).status_code == status


def test_an_editor_deletes_what_was_never_approved(service):
    Service.objects.update(stage=Stage.DRAFT)
    user = staff("fictional74", "74", "delete_service", "change_service")
    assert desk(user).post(f"{ADMIN}{service.pk}/delete/", CONFIRMED).status_code == 302
    assert not Service.objects.exists()


def test_a_service_that_people_see_is_archived_before_it_is_deleted(service: Service, admin: User):
    assert desk(admin).post(f"{ADMIN}{service.pk}/delete/", CONFIRMED).status_code == 403


def test_a_category_goes_when_no_service_stands_in_it_alone(service: Service, admin: User):
    permits, travel = Category.objects.get(), make_category("travel")
    path = f"/admin/services/category/{permits.pk}/delete/"
    assert "Service 1" in page(path, desk(admin)).text
    desk(admin).post(path, CONFIRMED)
    assert Category.objects.filter(pk=permits.pk).exists()
    Listing.objects.create(service=service, category=travel)
    assert desk(admin).post(path, CONFIRMED).status_code == 302
    page("/en/services/travel/service-1/")
    page("/en/services/permits/", status=404)


def test_an_empty_category_is_deleted(admin: User):
    empty = make_category("empty")
    make_service(make_category("travel"))
    assert desk(admin).post(f"/admin/services/category/{empty.pk}/delete/", CONFIRMED).status_code == 302
    assert not Category.objects.filter(pk=empty.pk).exists()
