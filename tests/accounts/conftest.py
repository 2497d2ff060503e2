"""Fictional people, and how they register and sign in over HTTP."""

import re
import time
from typing import Any

import pytest
from captcha.models import CaptchaStore
from django.test import Client

from accounts import centres
from accounts.models import User

PASSWORD = "mango-lantern-orbit-42"

NOURA = {
    "national_id": "1900000124",
    "phone": "0500000101",
    "username": "noura2026",
    "password1": PASSWORD,
    "password2": PASSWORD,
    "email": "noura@portal.example",
    "email2": "noura@portal.example",
    "language": "ar",
    "terms": "on",
}


@pytest.fixture(autouse=True)
def no_centres(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if just read, so that no test counts the statement that reads them; `centres.forget()` reads them again."""
    monkeypatch.setattr(centres, "_networks", [])
    monkeypatch.setattr(centres, "_read_at", time.monotonic())


@pytest.fixture
def noura(db: Any) -> User:
    """A fictional citizen who registered earlier."""
    user = User(username="noura2026", email="noura@portal.example", language="ar")
    user.national_id, user.phone = "1900000124", "+966500000101"
    user.set_password(PASSWORD)
    user.save()
    return user


def solved(page: Any, name: str = "captcha") -> dict[str, str]:
    """What someone who reads the image code would type."""
    key = re.search(rf'name="{name}_0" value="([^"]+)"', page.content.decode())[1]
    return {f"{name}_0": key, f"{name}_1": CaptchaStore.objects.get(hashkey=key).response}


def hidden(page: Any) -> dict[str, str]:
    found = re.search(r'name="submission" value="([^"]+)"', page.content.decode())
    return {"submission": found[1]} if found else {}


def texts(phone: str) -> list[str]:
    """What the demo phone shows for this number, newest first."""
    page = Client().get("/demo/phone/messages.json", {"phone": phone})
    return [message["text"] for message in page.json()["messages"]]


def code_for(phone: str) -> str:
    return re.search(r"\b(\d{6})\b", texts(phone)[0])[1]


def register(client: Client, page_in: str = "ar", **changes: str) -> Any:
    """Fill in the first page; the answer to its POST."""
    page = client.get(f"/{page_in}/account/register/")
    return client.post(f"/{page_in}/account/register/", NOURA | solved(page) | hidden(page) | changes)


def sign_in(client: Client, login: str, password: str = PASSWORD, language: str = "ar", **more: str) -> Any:
    return client.post(f"/{language}/account/sign-in/", {"login": login, "password": password} | more)


def sign_in_fully(client: Client, user: User, language: str = "ar") -> Any:
    sign_in(client, user.username, language=language)
    return client.post(f"/{language}/account/sign-in/verify/", {"code": code_for(user.phone)})
