"""What somebody learns, spends or breaks who tries the doors without being let in."""

import re

import pytest
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts import passwords
from accounts.models import PendingRegistration, User

from .conftest import NOURA, PASSWORD, code_for, register, sign_in, sign_in_fully

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("name", ["noura2026", "salem2026"])
def test_another_spelling_tells_nobody_whether_a_name_exists(noura: User, name: str) -> None:
    for _ in range(3):
        sign_in(Client(), name, "wrong-password-1")
    assert b"captcha_1" in sign_in(Client(), name.upper(), "wrong-password-1").content
    assert b"captcha_1" not in sign_in(Client(), f"{name[:3]}.{name[3:]}", "wrong-password-1").content


@pytest.mark.parametrize("login", ["\u200fnoura2026\u200e", "noura٢٠٢٦", "noura2026\x00"])
def test_a_name_pasted_with_hidden_characters_is_still_the_name(client: Client, noura: User, login: str) -> None:
    assert sign_in(client, login).url == "/ar/account/sign-in/verify/"


def test_a_known_id_costs_registering_the_same_statements(noura: User) -> None:
    other = {"national_id": "1900000017", "phone": "0500000102", "email": "new@portal.example"}
    kinds = []
    for answers in (other | {"username": "stranger1"}, {"username": "stranger2"}):
        with CaptureQueriesContext(connection) as queries:
            register(Client(), **answers, email2=answers.get("email", NOURA["email"]))
        kinds.append([re.match(r"\s*\w+( INTO \S+)?", query["sql"])[0] for query in queries])
    assert kinds[0] == kinds[1]


def test_a_script_that_asks_for_json_gets_the_page_and_never_the_password(client: Client, noura: User) -> None:
    page = client.post(
        "/ar/account/sign-in/",
        {"login": "noura2026", "password": "wrong-password-1"},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert page.headers["Content-Type"].startswith("text/html")
    assert "wrong-password-1" not in page.content.decode()


def test_a_password_is_weighed_only_behind_the_image_code(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[str] = []
    monkeypatch.setattr(passwords, "zxcvbn", lambda text, **_: weighed.append(text) or {"score": 4})
    assert register(client, captcha_1="11111").status_code == 200
    assert weighed == []
    assert register(client).status_code == 302
    assert weighed[0] == PASSWORD


def test_even_the_slowest_password_is_weighed_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[str] = []
    monkeypatch.setattr(passwords, "zxcvbn", lambda text, **_: weighed.append(text) or {"score": 4})
    passwords.faults("4@8({[<369&!1|0$5+7%2" * 6)
    assert {len(text) for text in weighed} == {36}


def test_an_address_longer_than_an_account_keeps_is_refused_in_words(client: Client) -> None:
    address = f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}.sa"
    page = register(client, email=address, email2=address)
    assert page.status_code == 200
    assert "254" in page.content.decode()
    assert not PendingRegistration.objects.exists()


def test_a_link_in_the_other_language_is_followed_in_the_persons_own(client: Client, noura: User) -> None:
    sign_in(client, "noura2026", next="/en/account/security/email/?a=1")
    page = client.post("/ar/account/sign-in/verify/", {"code": code_for(noura.phone)})
    assert page.url == "/ar/account/security/email/?a=1"


def test_no_visit_leaves_more_cookies_than_the_privacy_page_names(client: Client, noura: User) -> None:
    sign_in_fully(client, noura)
    client.post("/ar/account/sign-out/")
    said = client.get("/ar/privacy/").content.decode()
    assert [name for name in client.cookies if name not in said] == []


def test_commands_that_set_a_password_keep_its_rules(noura: User) -> None:
    with pytest.raises(ValidationError):
        password_validation.validate_password("noura2026noura2026", noura)
