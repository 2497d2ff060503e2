"""Doors tried from outside: other sites' forms, hosts that are not ours, ways that lead away, planted sessions."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core import mail as mailbox
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch

from accounts.models import User
from accounts.sms.delivery import deliver_due
from tests.accounts.conftest import PASSWORD, code_for, register, sign_in, texts
from tests.accounts.recovery.conftest import answer, at, enter_code, set_password, start
from tests.conftest import confirm, enter

pytestmark = pytest.mark.django_db(transaction=True)
VERIFY = "/ar/account/sign-in/verify/"
ELSEWHERE = ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example"]
# What a part of an address may look like, for those that take one.
PARTS: dict[str, Any] = {"pk": 1, "token": "x", "slug": "password", "code": "en", "form": "x", "key": "0" * 40}


def patterns(within: Any) -> Iterator[URLPattern]:
    for entry in within.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def doors() -> list[str]:
    """Every address that accounts serves."""
    ours = [p for p in patterns(get_resolver()) if "accounts." in getattr(p.callback, "__module__", "") and p.name]
    found = []
    for pattern in ours:
        kwargs = {name: PARTS.get(name, "x") for name in pattern.pattern.converters}
        if hasattr(pattern.pattern, "regex"):
            kwargs |= {name: PARTS[name] for name in pattern.pattern.regex.groupindex if name in PARTS}
        try:
            found.append(reverse(pattern.name, kwargs=kwargs))
        except NoReverseMatch:
            pytest.fail(f"give {pattern.name} its parts")
    return sorted(set(found))


def test_no_view_of_ours_is_exempt_from_the_forms_token() -> None:
    """But the API of banks and kiosks, whose every request is signed."""
    exempt = [p.name or str(p.pattern) for p in patterns(get_resolver()) if getattr(p.callback, "csrf_exempt", False)]
    assert sorted(exempt) == ["activate", "look_up"]


@pytest.mark.parametrize("origin", ["", "https://evil.example"])
def test_no_door_takes_a_post_from_another_site(noura: User, origin: str) -> None:
    browser = confirm(enter(Client(enforce_csrf_checks=True), noura), noura)
    headers = {"Origin": origin} if origin else {}
    taken = [door for door in doors() if browser.post(door, {"code": "123456"}, headers=headers).status_code != 403]
    assert len(doors()) > 30
    assert taken == []


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "localhost@evil.example"])
def test_another_host_is_answered_by_nobody(client: Client, host: str) -> None:
    for path in ("/ar/account/sign-in/", "/ar/account/recover/password/", "/ar/account/register/", "/admin/"):
        assert client.get(path, headers={"Host": host}).status_code == 400


def test_a_forged_forwarded_host_is_in_no_message_and_no_page(client: Client) -> None:
    client.defaults["HTTP_X_FORWARDED_HOST"] = "evil.example"
    pages = [register(client), client.post("/ar/account/register/verify/", {"code": code_for("0500000101")})]
    deliver_due()
    said = [str(message.message()) for message in mailbox.outbox] + texts("0500000101")
    said += [page.get("Location", "") + page.content.decode() for page in pages]
    assert len(said) >= 4
    assert [text for text in said if "evil.example" in text] == []


@pytest.mark.parametrize("place", ELSEWHERE)
def test_no_next_leads_to_another_site(client: Client, noura: User, place: str) -> None:
    sign_in(client, "noura2026", next=place)
    ways = [client.post(VERIFY, {"code": code_for(noura.phone)})]
    ways.append(client.get("/language/en/", {"next": place}))
    ways.append(client.post(f"{reverse('account_reauthenticate')}?next={place}", {"password": PASSWORD}))
    ways.append(client.get(reverse("account_login"), {"next": place}))
    for way in ways:
        assert way.status_code == 302
        assert way.url.startswith(("/ar/", "/en/"))
        assert "evil" not in way.url


def planted(victim: Client) -> Client:
    """The attacker's browser, whose session the victim's has been made to take."""
    attacker = Client()
    attacker.get("/ar/account/sign-in/")
    register(attacker, username="attacker1", email="a@portal.example", email2="a@portal.example")
    cookie = attacker.cookies[settings.SESSION_COOKIE_NAME].value
    victim.cookies[settings.SESSION_COOKIE_NAME] = cookie
    return attacker


def test_a_planted_session_is_not_the_one_that_is_signed_in(noura: User) -> None:
    victim = Client()
    attacker = planted(victim)
    sign_in(victim, "noura2026")
    victim.post(VERIFY, {"code": code_for(noura.phone)})
    assert victim.get("/ar/account/").status_code == 200
    assert attacker.get("/ar/account/").status_code == 302
    assert attacker.get(VERIFY).status_code == 302


@pytest.mark.usefixtures("asked")
def test_a_planted_session_has_no_part_in_a_recovery() -> None:
    victim = Client()
    attacker = planted(victim)
    for step in (start, answer, enter_code):
        step(victim)
        assert attacker.get(at("question/")).url == at()
        assert attacker.get(at("new/")).url == at()
    assert set_password(attacker).status_code == 302
    assert set_password(victim).url == at("new/")


def test_a_session_key_of_somebodys_choice_is_not_taken(noura: User) -> None:
    browser = Client()
    browser.cookies[settings.SESSION_COOKIE_NAME] = chosen = "a" * 32
    sign_in(browser, "noura2026")
    assert browser.cookies[settings.SESSION_COOKIE_NAME].value != chosen
