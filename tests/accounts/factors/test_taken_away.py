"""Staff who lost their app, passkeys and codes: an administrator takes them away, and text messages serve again."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client

from accounts.factors import codes
from accounts.models import ChangeHold, OutboxMessage, SecurityEvent, SignedInSession, User
from tests.conftest import enter, person

from .conftest import give_app, recovery_codes

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/admin/accounts/user/"
ACTION = "take_factors_away"


@pytest.fixture
def officer(db: None) -> User:
    """Staff with an app and codes, signed in elsewhere."""
    user = person("fictional41", "1900000041", "+966500000041", is_staff=True, language="en")
    give_app(user)
    recovery_codes(user)
    SignedInSession.objects.create(user=user, session_key="elsewhere", device="Firefox, Linux")
    return user


@pytest.fixture
def superuser(client: Client, admin: User) -> Client:
    enter(client, admin)
    client.cookies["django_language"] = "en"
    return client


def take_away(client: Client, *users: User, **more: str) -> Any:
    chosen = {"action": ACTION, "_selected_action": [user.pk for user in users]}
    return client.post(LIST, chosen | more)


def has_any(user: User) -> bool:
    return Authenticator.objects.filter(user=user).exists() or bool(codes.left(user))


def test_an_administrator_is_asked_once_more_and_nothing_is_gone_yet(superuser: Client, officer: User):
    page = take_away(superuser, officer).content.decode()
    assert officer.username in page
    assert 'name="confirmed"' in page
    assert has_any(officer)


def test_app_passkeys_and_codes_go_and_the_person_is_told(superuser: Client, officer: User):
    page = superuser.get(take_away(superuser, officer, confirmed="yes").url)
    assert "1 account" in page.content.decode()
    assert not has_any(officer)
    assert not SignedInSession.objects.filter(user=officer).exists()
    assert ChangeHold.until_when(officer)
    assert list(officer.security_events.values_list("kind", "purpose")) == [("factor-removed", "by-staff")]
    notice = OutboxMessage.objects.get(kind="notice", context__notice="factor-removed")
    assert (notice.recipient, notice.context["by"]) == (officer.phone, "an administrator")
    assert LogEntry.objects.get().object_id == str(officer.pk)


def test_whoever_has_nothing_to_lose_is_left_alone(superuser: Client, citizen: User):
    take_away(superuser, citizen, confirmed="yes")
    assert not ChangeHold.until_when(citizen)
    assert not citizen.security_events.exists()


def test_nobody_takes_away_their_own(superuser: Client, admin: User):
    page = superuser.get(take_away(superuser, admin, confirmed="yes").url)
    assert "not your own" in page.content.decode()
    assert has_any(admin)


def test_a_superuser_helps_another_superuser(superuser: Client, officer: User):
    User.objects.filter(pk=officer.pk).update(is_superuser=True)
    take_away(superuser, officer, confirmed="yes")
    assert not has_any(officer)


def test_staff_are_not_offered_it_and_cannot_do_it(client: Client, officer: User, citizen: User):
    User.objects.filter(pk=citizen.pk).update(is_staff=True)
    citizen.refresh_from_db()
    citizen.user_permissions.set(Permission.objects.filter(content_type__model="user"))
    enter(client, citizen)
    assert ACTION not in client.get(LIST).content.decode()
    take_away(client, officer, confirmed="yes")
    assert has_any(officer)
    assert not SecurityEvent.objects.filter(kind="factor-removed").exists()
