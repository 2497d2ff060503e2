"""Where one is signed in: seen, ended one by one or all at once, and nobody else's."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models.functions import Now
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from accounts.models import SecurityEvent, SignedInSession, User
from accounts.models.sessions import kept_key
from accounts.numbers import SESSION_IDLE, SESSION_TOUCH

from ..conftest import sign_in_fully

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/ar/account/security/sessions/"
FIREFOX = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


def browser(user: User, **headers: str) -> Client:
    client = Client(headers=headers)
    sign_in_fully(client, user)
    return client


def is_in(client: Client) -> bool:
    return bool(client.get("/ar/account/").status_code == 200)


def row_of(client: Client) -> SignedInSession:
    return SignedInSession.objects.get(session_key=kept_key(client.session.session_key))


def test_the_page_names_each_browser_and_this_one(noura: User) -> None:
    here, _there = browser(noura), browser(noura, **FIREFOX)
    page = here.get(PAGE).content.decode()
    assert "Firefox, Linux" in page
    assert page.count("هذا المتصفح") == 1
    assert page.count('name="end"') == 1
    assert "هـ" in page


def test_the_page_says_how_long_ago_a_browser_was_used(noura: User) -> None:
    here, there = browser(noura), browser(noura, **FIREFOX)
    row = SignedInSession.objects.filter(pk=row_of(there).pk)
    row.update(seen_at=Now() - timedelta(minutes=3, seconds=5))
    assert re.search('<time class="unbroken" datetime="[^"]+">قبل 3 دقائق</time>', here.get(PAGE).content.decode())


def test_one_browser_is_ended_and_says_why_at_its_next_page(noura: User) -> None:
    here, there, third = browser(noura), browser(noura), browser(noura)
    assert here.post(PAGE, {"end": row_of(there).pk}).url == PAGE
    assert [is_in(client) for client in (here, there, third)] == [True, False, True]
    page = there.get("/ar/account/", follow=True)
    assert "انتهت جلستك هنا" in page.content.decode()
    assert SecurityEvent.objects.filter(kind="session-ended").count() == 1


def test_all_others_are_ended_at_once(noura: User) -> None:
    here, there, third = browser(noura), browser(noura), browser(noura)
    page = here.post(PAGE, {"others": "1"}, follow=True)
    assert "أُنهيت جلساتك الأخرى كلها" in page.content.decode()
    assert [is_in(client) for client in (here, there, third)] == [True, False, False]
    assert SignedInSession.objects.count() == 1


def test_another_persons_number_ends_nothing(noura: User, citizen: User) -> None:
    citizen.set_password("mango-lantern-orbit-42")
    citizen.save()
    here, theirs = browser(noura), browser(citizen)
    here.post(PAGE, {"end": row_of(theirs).pk})
    here.post(PAGE, {"others": "1"})
    assert is_in(theirs)
    assert not SecurityEvent.objects.filter(kind="session-ended").exists()


@pytest.mark.parametrize("number", ["", "0", "-1", "x", "9" * 30, "%00"])
def test_odd_numbers_end_nothing(noura: User, number: str) -> None:
    here, there = browser(noura), browser(noura)
    assert here.post(PAGE, {"end": number}).status_code == 302
    assert is_in(here)
    assert is_in(there)


def test_signing_out_removes_the_row(noura: User) -> None:
    client = browser(noura)
    client.post("/ar/account/sign-out/")
    assert not SignedInSession.objects.exists()


def test_the_row_follows_when_the_key_changes(noura: User) -> None:
    client = browser(noura)
    before = row_of(client)
    request: Any = RequestFactory().get("/")
    request.session, request.user = client.session, noura
    update_session_auth_hash(request, noura)
    before.refresh_from_db()
    assert before.session_key == kept_key(request.session.session_key)


def test_an_ended_session_is_gone_even_for_a_request_that_had_begun(noura: User) -> None:
    here, there = browser(noura), browser(noura)
    begun = there.session
    assert begun["_auth_user_id"]
    here.post(PAGE, {"others": "1"})
    begun["seen_at"] = 0
    with pytest.raises(UpdateError):
        begun.save()
    assert not Session.objects.filter(session_key=kept_key(begun.session_key)).exists()


def test_who_reads_the_table_takes_over_no_session(noura: User) -> None:
    browser(noura)
    thief = Client()
    thief.cookies["sessionid"] = Session.objects.get().session_key
    assert not is_in(thief)


def test_a_stolen_cookie_dies_with_the_old_password(noura: User) -> None:
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = browser(noura).session.session_key
    assert is_in(thief)
    noura.set_password("another-orbit-lantern-7")
    noura.save()
    page = thief.get("/ar/account/", follow=True)
    assert "انتهت جلستك هنا" in page.content.decode()
    assert not SignedInSession.objects.exists()


def test_seen_is_written_once_a_minute(noura: User) -> None:
    client = browser(noura)
    long_ago = Now() - timedelta(minutes=10)
    SignedInSession.objects.update(seen_at=long_ago)
    client.get("/ar/account/")
    stale = SignedInSession.objects.get().seen_at
    session = client.session
    session["seen_at"] -= SESSION_TOUCH.total_seconds()
    session.save()
    client.get("/ar/account/")
    assert SignedInSession.objects.get().seen_at - stale > timedelta(minutes=9)


def test_a_session_past_its_idle_end_is_not_shown(noura: User) -> None:
    here, there = browser(noura), browser(noura, **FIREFOX)
    row = SignedInSession.objects.filter(pk=row_of(there).pk)
    row.update(seen_at=Now() - SESSION_IDLE - 2 * SESSION_TOUCH)
    assert "Firefox" not in re.sub(r"<header.*?</header>", "", here.get(PAGE).content.decode())


def test_the_page_costs_the_same_for_one_session_and_for_many(noura: User) -> None:
    client = browser(noura)
    counts = []
    for others in (0, 40):
        for n in range(others):
            SignedInSession.objects.create(user=noura, session_key=f"other{n}", device="Firefox, Linux")
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    assert client.get(PAGE).url.startswith("/ar/account/sign-in/")
    assert "انتهت جلستك" not in client.get(PAGE, follow=True).content.decode()
