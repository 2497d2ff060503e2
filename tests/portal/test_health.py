"""What machines ask: is it alive, may it be sent people, may it be indexed?"""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from absher_portal import health


@pytest.fixture(autouse=True)
def just_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a start: nothing is known of the migrations yet."""
    monkeypatch.setattr(health, "_migrated", False)


def test_a_live_process_says_so_without_the_database(client: Client):
    answer = client.get("/healthz/live")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_it_is_ready_when_the_database_answers_and_is_migrated(client: Client):
    answer = client.get("/healthz/ready")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")


@pytest.mark.django_db
def test_it_is_not_ready_before_the_migrations_are_applied(client: Client):
    newest = MigrationLoader(connection).graph.leaf_nodes("activation")[0]
    MigrationRecorder(connection).record_unapplied(*newest)
    answer = client.get("/healthz/ready")
    assert (answer.status_code, answer.json()["fault"]) == (503, "migrations")


@pytest.mark.django_db
def test_it_is_not_ready_without_a_database(client: Client, monkeypatch: pytest.MonkeyPatch):
    def gone() -> None:
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", gone)
    answer = client.get("/healthz/ready")
    assert (answer.status_code, answer.json()["fault"]) == (503, "database")


def test_probes_are_not_sent_to_https(client: Client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz/live").status_code == 200
    assert client.get("/robots.txt").status_code == 301


def test_robots_are_kept_out_until_the_operator_lets_them_in(client: Client, settings):
    assert client.get("/robots.txt").content.decode().splitlines() == ["User-agent: *", "Disallow: /"]
    settings.SITE_INDEXABLE = True
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /" not in lines
    assert "Disallow: /admin/" in lines


def test_a_browser_finds_the_mark_where_no_page_names_it(client: Client):
    assert client.get("/favicon.ico").url.endswith("favicon.svg")
