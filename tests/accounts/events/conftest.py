"""What happened to two accounts and to a name that nobody has; and hands that change it behind our back."""

from contextlib import suppress
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import RequestFactory

from accounts.models import SecurityEvent, User
from accounts.security import append_only
from accounts.security.events import write_down

Kind = SecurityEvent.Kind


def happen(kind: str, user: User | None, **more: Any) -> None:
    """Written down, from some browser."""
    agent = "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0"
    request = RequestFactory().get("/ar/account/sign-in/", headers={"user-agent": agent})
    write_down(request, Kind(kind), user, **more)


def chain_of(user: User) -> list[SecurityEvent]:
    """Oldest first."""
    return list(user.security_events.order_by("seq"))


def tamper(sql: str, *values: Any) -> None:
    """As somebody who owns the database would."""
    append_only.GUARD.take(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
    append_only.GUARD.put(connection)


def verified(capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    """The faults that the command names; it succeeds only without any."""
    capsys.readouterr()
    with suppress(CommandError):
        call_command("verify_events", *options)
        assert len(capsys.readouterr().out.splitlines()) == 1
        return []
    return capsys.readouterr().out.splitlines()[:-1]


@pytest.fixture
def written(citizen: User, resident: User) -> User:
    """The citizen, to whom five things happened, among others' doings."""
    for kind in ("registered", "signed-in", "wrong-password", "signed-in", "signed-out"):
        happen(kind, citizen, purpose="sign-in")
        happen("wrong-password", None)
        happen("signed-in", resident)
    return citizen
