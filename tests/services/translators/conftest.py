from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.test import Client

from accounts.models import User
from services.models import Service
from services.translators import content
from tests.conftest import enter
from tests.pages import Page
from tests.services.conftest import loaded

DESK = "/admin/services/reviewedtext/"
Desk = Callable[..., Page]


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """A rollback lets one state of the texts come twice."""
    content.forget()


@pytest.fixture
def translator(citizen: User) -> User:
    """Somebody on the staff who may do nothing but translate."""
    citizen.is_staff = True
    citizen.save()
    citizen.user_permissions.set(Permission.objects.filter(codename="review_translations"))
    return citizen


@pytest.fixture
def desk(client: Client, translator: User) -> Desk:
    """A page of the desk as the translator gets it, in English."""
    enter(client, translator).cookies["django_language"] = "en"

    def page(path: str = "", **query: str) -> Page:
        address = f"{DESK}{path}?{urlencode(query)}" if query else f"{DESK}{path}"
        answer = client.get(address)
        assert answer.status_code == 200, address
        return Page(address, answer)

    return page


@pytest.fixture
def shipped(db: None) -> None:
    """The catalogue as it comes, and as it counts: reviewed."""
    loaded()
    call_command("approve_shipped", verbosity=0)


@pytest.fixture
def passport(shipped: None) -> Service:
    return Service.objects.get(key="renew-saudi-passport")


def address(row, name: str, language: str = "en") -> str:
    """A text's page at the desk."""
    return f"{DESK}text/{row._meta.label_lower}/{row.pk}/{name}/{language}/"
