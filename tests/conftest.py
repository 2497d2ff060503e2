"""The stage: settings that every test needs, a database in a file, and people marked fictional."""

import os
import time
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as portal
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils.translation.reloader import translation_file_changed

from absher_portal import public
from absher_portal.messages_catalogue import compile_stale
from accounts.captcha import purge
from accounts.factors import totp
from accounts.models import User
from accounts.security import append_only as events
from activation import append_only as acts
from activation import atlas
from services.editing import append_only as editing
from services.registry import append_only as reads
from services.search import index
from tests.needs import chromium

numbered_chains = import_module("accounts.migrations.0012_numbered_chains")
GUARDS = (events.GUARD, acts.GUARD, editing.GUARD, reads.GUARD)
PASSWORD = "Saffron kettle 47 lanterns"
# playwright keeps an event loop in this thread; Django would refuse to touch the database beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def pytest_configure(config: pytest.Config) -> None:
    portal.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    for path in portal.LOCALE_PATHS:
        compile_stale(path)
        # Django may have read them already, before this process or another one beside it has compiled them.
        for compiled in path.glob("*/LC_MESSAGES/django.mo"):
            translation_file_changed(None, compiled)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    database = portal.DATABASES["default"]["ENGINE"].rsplit(".", 1)[-1]
    cache_kind = "Redis" if portal.REDIS_URL else "memory"
    browser = chromium() or "none found, browser tests skipped (CHROMIUM= names one)"
    terminalreporter.write_line(f"database: {database}; cache: {cache_kind}; browser: {browser}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium browser tests are skipped, and say why; where they must run they fail instead."""
    if chromium() or os.environ.get("REQUIRE_BROWSER"):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="no Chromium found; CHROMIUM= names one"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """SQLite in a file: the server's thread and the test's need connections of their own, as in life."""
    database = portal.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def emptied_between_tests() -> Iterator[None]:
    """Tests with transactions of their own leave by emptying every table, which no trigger lets anyone else do."""
    operations = type(connection.ops)
    plain = operations.execute_sql_flush

    def flush(self: Any, statements: list[str]) -> None:
        for guard in GUARDS:
            guard.take(connection)
        plain(self, deletions() if connection.vendor == "postgresql" else statements)
        for guard in GUARDS:
            guard.put(connection)
        numbered_chains.begin_for_nobody(apps, None)  # as every migrated database has them

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", flush)
        yield


def deletions() -> list[str]:
    """For each table that holds a row: PostgreSQL takes a second to truncate all of them, the empty ones too."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    ask = " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM \"{table}\")" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(ask)
        return [f'DELETE FROM "{table}"' for (table,) in cursor.fetchall()]


@pytest.fixture(autouse=True)
def stage(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Plain static files (no manifest), nothing remembered of the test before, nothing left to chance."""
    monkeypatch.setattr(purge, "ONE_IN", 10**12)
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    forget()
    yield
    forget()


def forget() -> None:
    """Empty every cache: a rollback lets one content version come twice, which no live portal sees."""
    cache.clear()
    public._version = (0.0, 0)
    index.forget()
    atlas.forget()


def person(username: str, national_id: str, phone: str, **fields: Any) -> User:
    """A fictional person's account, kept."""
    user = User(username=username, email=f"{username}@portal.example", **fields)
    user.national_id, user.phone = national_id, phone
    user.set_password(PASSWORD)
    user.save()
    return user


def enter(client: Client, user: User) -> Client:
    """The client as a browser in which this person has just signed in; staff with an authenticator app."""
    client.force_login(user)
    session = client.session
    session["started_at"] = session["seen_at"] = int(time.time())
    if user.is_staff:
        app = totp.authenticator(user) or totp.TOTP.activate(user, totp.fresh_secret()).instance
        used = {"method": "mfa", "type": "totp", "id": app.pk, "at": time.time()}
        session["account_authentication_methods"] = [used]
        session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def confirm(client: Client, user: User, *, minutes_ago: float = 0) -> Client:
    """The client as one in which this person has just confirmed who they are."""
    session = client.session
    record = {"method": "password", "at": time.time() - 60 * minutes_ago, "reauthenticated": True}
    session["account_authentication_methods"] = [*session.get("account_authentication_methods", []), record]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


@pytest.fixture
def citizen(db: None) -> User:
    return person("fictional25", "1900000025", "+966500000025")


@pytest.fixture
def resident(db: None) -> User:
    return person("fictional15", "2900000015", "+966500000015", language="en")


@pytest.fixture
def admin(db: None) -> User:
    return person("fictional33", "1900000033", "+966500000033", is_staff=True, is_superuser=True)
