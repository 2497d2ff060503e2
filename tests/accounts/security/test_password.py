"""A new password: only for who has just confirmed who they are, and it ends every other session."""

from urllib.parse import unquote

import pytest
from django.test import Client

from accounts.models import OutboxMessage, SecurityEvent, User
from tests.conftest import PASSWORD, confirm, enter

pytestmark = pytest.mark.django_db
PAGE = "/en/account/security/password/"
NEW = "lantern mango orbit 42 teapot"


def change(client: Client, password: str = NEW, again: str | None = None):
    return client.post(PAGE, {"password1": password, "password2": password if again is None else again})


def test_whoever_has_not_just_confirmed_is_sent_to_confirm_and_back(client: Client, resident: User):
    answer = enter(client, resident).get(PAGE)
    assert unquote(answer.url) == "/en/account/security/confirm/?next=/en/account/security/password/"


def test_ten_minutes_later_the_page_asks_again_but_what_was_typed_is_taken(client: Client, resident: User):
    confirm(enter(client, resident), resident, minutes_ago=11)
    assert "/security/confirm/" in client.get(PAGE).url
    assert change(client).url == "/en/account/security/"


def test_twenty_minutes_later_nothing_is_taken(client: Client, resident: User):
    confirm(enter(client, resident), resident, minutes_ago=21)
    assert "/security/confirm/" in change(client).url
    resident.refresh_from_db()
    assert resident.check_password(PASSWORD)


def test_the_confirmation_of_another_account_counts_for_nothing(client: Client, resident: User, citizen: User):
    confirm(enter(client, resident), citizen)
    assert "/security/confirm/" in client.get(PAGE).url


def test_the_new_password_is_saved_and_said(client: Client, resident: User):
    confirm(enter(client, resident), resident)
    page = client.get(change(client).url)
    assert "Your password is changed" in page.content.decode()
    resident.refresh_from_db()
    assert resident.check_password(NEW)
    assert SecurityEvent.objects.filter(kind="password-changed").count() == 1
    assert OutboxMessage.objects.filter(kind="notice", channel="sms").count() == 1


def test_every_other_session_ends_and_this_one_goes_on(client: Client, resident: User):
    elsewhere = enter(Client(), resident)
    confirm(enter(client, resident), resident)
    change(client)
    assert client.get("/en/account/").status_code == 200
    assert "/sign-in/" in elsewhere.get("/en/account/").url


def test_the_session_gets_a_new_key(client: Client, resident: User):
    confirm(enter(client, resident), resident)
    before = client.session.session_key
    change(client)
    assert client.session.session_key != before


@pytest.mark.parametrize(
    ("password", "again", "words"),
    [
        (PASSWORD, PASSWORD, "Choose a password other than your current one"),
        ("fictional15-2026", "fictional15-2026", "contains your details"),
        ("short", "short", "at least 12 characters"),
        (NEW, NEW + "x", "Enter the same password in both fields"),
        ("", "", "Enter a password"),
    ],
)
def test_a_password_that_will_not_do_is_refused_in_words(
    client: Client, resident: User, password: str, again: str, words: str
):
    confirm(enter(client, resident), resident)
    assert words in change(client, password, again).content.decode()
    resident.refresh_from_db()
    assert resident.check_password(PASSWORD)


def test_the_form_sent_twice_is_one_change(client: Client, resident: User, monkeypatch: pytest.MonkeyPatch):
    """The second half of a double click was judged by the old password, and finds it gone."""
    confirm(enter(client, resident), resident)
    monkeypatch.setattr("accounts.security.password.make_password", lambda _: changed_meanwhile(resident))
    assert change(client).url == "/en/account/security/"
    assert not SecurityEvent.objects.exists()


def changed_meanwhile(user: User) -> str:
    User.objects.filter(pk=user.pk).update(password="first")
    return "second"


def test_neither_password_comes_back_with_the_page(client: Client, resident: User):
    confirm(enter(client, resident), resident)
    assert NEW not in change(client, NEW, "another").content.decode()
