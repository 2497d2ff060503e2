from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from absher_portal import public
from accounts.models import User
from services.models import Category, Editor, Service
from tests.conftest import enter, person
from tests.services.conftest import page
from tests.services.made import make_category, make_service

ADMIN = "/admin/services/service/"
ADDRESS = "/en/services/permits/service-1/"


@pytest.fixture
def always_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every request reads the content version, instead of one in half a second."""
    monkeypatch.setattr(public, "VERSION_AGE", -1)


@pytest.fixture
def service(db: None, always_fresh: None) -> Service:
    """Published, in the category of permits, which is every editor's, with one requirement and one step."""
    made = make_service(make_category())
    for editor in Editor.objects.all():
        editor.categories.set(Category.objects.all())
    return made


def staff(username: str, number: str, *permissions: str) -> User:
    user = person(username, f"19000000{number}", f"+9665000000{number}", is_staff=True, language="en")
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    Editor.objects.create(user=user).categories.set(Category.objects.all())
    return user


@pytest.fixture
def editor(db: None) -> User:
    return staff("fictional71", "71", "change_service", "add_service")


@pytest.fixture
def reviewer(db: None) -> User:
    return staff("fictional72", "72", "change_service", "publish_service")


@pytest.fixture
def reader(db: None) -> User:
    return staff("fictional73", "73", "view_service")


def desk(user: User, language: str = "en") -> Client:
    """The admin as this person sees it."""
    client = enter(Client(), user)
    client.cookies["django_language"] = language
    return client


def form(client: Client, row: Service | None) -> dict[str, str]:
    """What a browser would send back unchanged from the page of a service or a draft (None: of a new one)."""
    fields = {}
    path = f"{ADMIN}{row.pk}/change/" if row else f"{ADMIN}add/"
    found = page(path, client).root.find(".//form[@id='service_form']")
    for element in (e for e in found.iter() if e.tag in ("input", "textarea", "select")):
        chosen = [o.get("value", "") for o in element.iter("option") if "selected" in o.attrib]
        value = chosen[0] if chosen else element.get("value", "") if element.tag == "input" else element.text or ""
        is_sent = element.get("type") not in ("checkbox", "submit") or "checked" in element.attrib
        if element.get("name") and is_sent and "__prefix__" not in element.get("name"):
            fields[element.get("name")] = value.removeprefix("\n")
    return fields


def save(client: Client, row: Service, **edits: str) -> Any:
    """The answer to the form of a draft, sent with some edits."""
    return client.post(f"{ADMIN}{row.pk}/change/", form(client, row) | {"_save": "1"} | edits)


def move(client: Client, row: Service, name: str, **answers: str) -> Any:
    return client.post(f"{ADMIN}{row.pk}/move/{name}/", answers)


def begin(client: Client, row: Service) -> Service:
    """The draft that the button Edit opens."""
    answer = client.post(f"{ADMIN}{row.pk}/edit/", {"edit": "1"})
    return Service.everything.get(pk=answer["Location"].split("/")[-3])
