"""Every page of the portal, visited once: by a stranger and by somebody signed in, in both languages."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings

from tests.conftest import confirm, enter, forget, person
from tests.guards.half_way import Met, half_way
from tests.pages import Page, crawl

PLAIN = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# Pages that no link leads to.
UNLINKED = ["search/", "search/?q=%D8%AC%D9%88%D8%A7%D8%B2", "search/?q=passport", "search/?q=zzzz"]


@pytest.fixture(scope="package")
def content(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The catalogue and the centres for these tests; gone afterwards."""
    whole = transaction.atomic()
    whole._from_testcase = True  # type: ignore[attr-defined]  # as Django's own test cases: durable blocks may stand inside
    with django_db_blocker.unblock(), override_settings(STORAGES=PLAIN), whole:
        forget()
        call_command("load_catalogue", verbosity=0)
        call_command("load_synonyms", verbosity=0)
        call_command("load_activation", verbosity=0)
        yield
        transaction.set_rollback(True)
        forget()


@pytest.fixture(scope="package")
def visited(content: None) -> dict[str, Page]:
    """What a stranger finds from the home pages on."""
    starts = [f"/{code}/{path}" for code in ("ar", "en") for path in ("", *UNLINKED)]
    return only_ours(crawl(Client(), *starts))


@pytest.fixture(scope="package")
def signed_in(content: None) -> dict[str, Page]:
    """What a citizen finds below their account."""
    citizen = person("fictional41", "1900000041", "+966500000041")
    found: dict[str, Page] = {}
    for code in ("ar", "en"):
        client = confirm(enter(Client(), citizen), citizen)
        found |= crawl(client, f"/{code}/account/", within=f"/{code}/account/")
    return found


@pytest.fixture(scope="package")
def under_way(content: None) -> list[Met]:
    """The pages in the middle of every journey, each with its browser."""
    return [met for code in ("ar", "en") for met in half_way(code)]


def only_ours(found: dict[str, Page]) -> dict[str, Page]:
    """Without the language switch, the demo's pages and files: they lead elsewhere or are judged elsewhere."""
    return {path: page for path, page in found.items() if path[:4] in ("/ar/", "/en/")}
