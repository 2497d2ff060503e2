"""Locking, deleting and ending sessions, pressed by many at the same moment."""

import time

import pytest
from django.conf import settings
from django.test import Client

from accounts.models import Disavowal, OutboxMessage, SecurityEvent, SignedInSession, User
from accounts.security.notices import Notice, tell
from tests.conftest import confirm, enter, person

from ..parallel import RACES, at_once

pytestmark = RACES


def salem() -> User:
    return person("salem2026", "1900000132", "+966500000132")


def browsers(user: User, many: int) -> list[str]:
    """The cookies of as many browsers in which this person has just confirmed who they are."""
    keys = []
    for _ in range(many):
        session = confirm(enter(Client(), user), user).session
        SignedInSession.begin(user, session, "Firefox, Linux")
        keys.append(session.session_key)
    return keys


def press(key: str, address: str, **fields: str) -> int:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    return int(client.post(address, fields).status_code)


def test_of_64_presses_of_one_link_one_locks() -> None:
    user = salem()
    tell(user, Notice.PASSWORD_CHANGED)
    page = f"/ar/account/not-me/{Disavowal.objects.get().token}/"
    answers = at_once(lambda _: Client().post(page).status_code, 64)
    assert set(answers) <= {200, 302}
    assert answers.count(302) == 1
    assert SecurityEvent.objects.filter(kind="account-locked").count() == 1


def test_two_links_of_one_account_pressed_at_once_lock_it_and_neither_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Disavowal.find
    monkeypatch.setattr(Disavowal, "find", lambda token: (found(token), time.sleep(2 - time.time() % 2))[0])
    pages = []
    for n in range(16):  # each pair may meet or not
        user = person(f"links2026{n}", f"19000002{n:02}", f"+9665000003{n:02}")
        tell(user, Notice.PASSWORD_CHANGED)
        tell(user, Notice.EMAIL_CHANGED)
        pages += [f"/ar/account/not-me/{link.token}/" for link in Disavowal.objects.filter(user=user)]
    answers = at_once(lambda n: Client().post(pages[n]).status_code, 32)
    assert set(answers) <= {200, 302}
    assert SecurityEvent.objects.filter(kind="account-locked").count() == 16


def test_an_account_deleted_from_32_browsers_is_deleted_once_and_nothing_breaks() -> None:
    keys = browsers(salem(), 32)
    page = "/ar/account/security/delete/"
    answers = at_once(lambda n: press(keys[n], page, username="salem2026"), 32)
    assert set(answers) <= {302, 400}  # 400: the session went while its request was under way
    assert SecurityEvent.objects.filter(kind="account-deleted").count() == 1
    assert OutboxMessage.objects.filter(kind="notice").count() == 1
    assert not User.objects.exists()


def test_browsers_that_end_one_another_leave_at_most_one_signed_in() -> None:
    keys = browsers(salem(), 32)
    answers = at_once(lambda n: press(keys[n], "/ar/account/security/sessions/", others="1"), 32)
    assert set(answers) <= {302, 400}
    assert SignedInSession.objects.count() <= 1
