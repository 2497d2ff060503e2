"""What production tells every browser to keep to: asked of a process of the production profile."""

import json

import pytest

from tests.guards.test_production import start

ASK = """
import json, warnings
import absher_portal.wsgi
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from accounts.models.devices import COOKIE
browser = Client(raise_request_exception=False, HTTP_HOST="portal.example", HTTP_X_FORWARDED_PROTO="https")
page, icon = browser.get("/language/en/?next=/en/help/"), browser.get("/static/icon.svg")
plain = Client(HTTP_HOST="portal.example").get("/en/help/")
named = [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME, COOKIE]
print(json.dumps({
    "page": dict(page.headers), "icon": dict(icon.headers) | {"status": icon.status_code},
    "plain": [plain.status_code, plain["Location"]], "cookies": named,
    "set": {name: cookie.OutputString() for name, cookie in page.cookies.items()},
    "database": connection.settings_dict["OPTIONS"],
    "hidden": [settings.SESSION_COOKIE_HTTPONLY, settings.CSRF_COOKIE_HTTPONLY, settings.LANGUAGE_COOKIE_HTTPONLY],
    "listed": [browser.get(path).content.decode() for path in ("/static/", "/static", "/../manage.py")],
    "trace": browser.generic("TRACE", "/language/en/", HTTP_X_TOKEN="echo").content.decode(),
}))
"""
HEADERS = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """What a production process answers, without a database."""
    root = tmp_path_factory.mktemp("production")
    (root / "static").mkdir()
    (root / "static" / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    database = "postgres://portal@localhost/portal?sslmode=verify-full"
    answer = start(ASK, PORTAL_DATA_DIR=str(root), DATABASE_URL=database)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


@pytest.mark.parametrize("what", ["page", "icon"])
def test_pages_and_files_carry_the_headers_that_protect_them(said, what):
    told = said[what]
    assert {name: told.get(name) for name in HEADERS} == HEADERS
    assert [part for part in POLICY if part not in told["Content-Security-Policy"]] == []
    assert "unsafe" not in told["Content-Security-Policy"]


def test_no_other_site_may_embed_a_page(said):
    assert said["page"]["Cross-Origin-Resource-Policy"] == "same-origin"
    assert said["page"]["X-Frame-Options"] == "DENY"


def test_a_file_is_what_its_type_says(said):
    assert (said["icon"]["status"], said["icon"]["Content-Type"]) == (200, "image/svg+xml")
    assert said["page"]["Content-Type"] == "text/html; charset=utf-8"
    assert "Access-Control-Allow-Origin" not in said["page"]


def test_every_cookie_belongs_to_this_host_alone(said):
    assert [name for name in said["cookies"] if not name.startswith("__Host-")] == []
    cookie = said["set"]["__Host-language"]
    assert [part for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/") if part not in cookie] == []
    assert "Domain" not in cookie
    assert said["hidden"] == [True, True, True]


def test_no_folder_and_no_source_is_served(said):
    assert [page for page in said["listed"] if "icon.svg" in page or "import" in page] == []


def test_nothing_of_a_request_is_sent_back_to_who_traces_it(said):
    assert "echo" not in said["trace"]


def test_without_https_one_is_sent_there(said):
    assert said["plain"] == [301, "https://portal.example/en/help/"]


def test_the_databases_certificate_is_judged_as_its_address_says(said):
    assert said["database"]["sslmode"] == "verify-full"
    assert said["database"]["pool"]["max_size"] == 4
