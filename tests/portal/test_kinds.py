"""Public and personal pages keep apart, whatever a view forgets or a stranger sends."""

import json
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from absher_portal import public
from absher_portal.public import public_page
from accounts.models import User
from tests.conftest import enter
from tests.guards.test_production import start

pytestmark = pytest.mark.django_db
UTF_7 = "multipart/form-data; boundary=x; charset=utf-7"
FORM = b'--x\r\nContent-Disposition: form-data; name="login"\r\n\r\na+2AA-b\r\n--x--\r\n'


@public_page
def forgetful(request: HttpRequest) -> HttpResponse:
    """A public view that asks who is there."""
    return HttpResponse(f"{request.user} {request.session.get('seen_at')}")


urlpatterns = [path("forgetful/", forgetful)]


def test_a_public_page_that_asks_who_is_there_gets_nobody(client: Client, citizen: User, settings):
    settings.ROOT_URLCONF = __name__
    answer = enter(client, citizen).get("/forgetful/")
    assert answer.content == b"AnonymousUser None"
    assert "sessionid" in client.cookies


def test_a_charset_that_no_browser_names_makes_no_text_that_we_cannot_keep(client: Client):
    assert client.generic("POST", "/ar/account/sign-in/", FORM, UTF_7).status_code == 200
    assert client.generic("GET", "/ar/search/?q=%2B2AA-", b"", UTF_7).status_code == 200


def test_what_stands_in_a_shared_cache_is_only_read(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    kept: list[Any] = []
    monkeypatch.setattr(public.cache, "set", lambda key, page, seconds: kept.append(page))
    page = client.get("/en/help/")
    monkeypatch.setattr(public.cache, "get", lambda key: json.loads(json.dumps(kept[0])))
    assert client.get("/en/help/").content == page.content
    answer = start("import absher_portal.settings as s; print(s.CACHES)", REDIS_URL="redis://localhost:6379/9")
    assert "JSONSerializer" in answer.stdout, answer.stderr
