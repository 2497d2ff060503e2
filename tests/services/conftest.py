from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from accounts.models import User
from services.registry.demo.accounts import accounts
from tests.conftest import enter
from tests.content_files import CATALOGUE, SYNONYMS, Changed
from tests.pages import Page

PASSPORT = "/services/passports-services/renew-saudi-passport/"
loaded = CATALOGUE.load


def page(path: str, client: Client | None = None, status: int = 200) -> Page:
    """A page as a visitor gets it."""
    answer = (client or Client()).get(path)
    assert answer.status_code == status, path
    return Page(path, answer)


@pytest.fixture
def catalogue(db: None) -> None:
    loaded()


@pytest.fixture
def searchable(catalogue: None) -> None:
    """The catalogue, and the synonyms that come with it."""
    SYNONYMS.load()


@pytest.fixture
def editor(client: Client, admin: User) -> Client:
    """Somebody of the staff, who reads the admin in English."""
    enter(client, admin).cookies["django_language"] = "en"
    return client


@pytest.fixture
def changed_file(tmp_path: Path) -> Changed:
    return partial(CATALOGUE.changed, tmp_path)


@pytest.fixture
def demo_people(db: None) -> dict[str, User]:
    """The demo registry's people, as loaded; the accounts of those who have one, by their codes."""
    call_command("load_demo", stdout=StringIO())
    return accounts()
