"""Logs are JSON with the reference of their request, and hold nothing that people typed."""

import json
import logging
import subprocess
import sys
from typing import Any

import pytest
from django.test import Client, RequestFactory

from absher_portal.logs import JsonLines, redacted
from absher_portal.request_log import _given
from tests.guards.source import ROOT
from tests.pages import Page, words

Lines = list[dict[str, Any]]
KEY = "account:5d68453c-4c8e-4eab-aa1d-123456789012 is broken"


@pytest.fixture
def lines() -> Any:
    """What is logged, line by line as operators get it."""
    kept: Lines = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            kept.append(json.loads(self.format(record)))

    keeper, ours = Keeper(), logging.getLogger("portal.requests")
    keeper.setFormatter(JsonLines())
    level = ours.level
    logging.getLogger().addHandler(keeper)
    ours.setLevel(logging.INFO)
    yield kept
    ours.setLevel(level)
    logging.getLogger().removeHandler(keeper)


@pytest.fixture
def visitor(settings: Any) -> Client:
    settings.ROOT_URLCONF = "tests.portal.failing_urls"
    return Client(raise_request_exception=False)


def test_a_request_is_one_line_without_its_query(visitor: Client, lines: Lines):
    visitor.get("/healthz/live?password=secret")
    (line,) = lines
    assert {name: line[name] for name in ("level", "logger", "method", "path", "status")} == {
        "level": "INFO",
        "logger": "portal.requests",
        "method": "GET",
        "path": "/healthz/live",
        "status": 200,
    }
    assert line["time"].endswith("+00:00")
    assert len(line["request_id"]) == 32


def test_a_page_of_ours_is_named_and_a_token_is_not(visitor: Client, lines: Lines):
    visitor.get("/language/en/?next=/en/")
    visitor.get("/en/account/email/WzEsImFiYyJd:1abc:signature/")
    visitor.get("/en/account/email/WzEsImFiYyJd:1abc:signature")
    visitor.get("/en/nowhere/1900000017/")
    paths = [line["path"] for line in lines if line["logger"] == "portal.requests"]
    assert paths[:2] == ["/language/<slug:code>/", "/en/account/email/<str:token>/"]
    assert paths[2:] == ["/en/account/email/…", "/en/nowhere/…/"]
    assert "WzEs" not in json.dumps(lines)


@pytest.mark.django_db
def test_a_number_in_the_place_of_a_name_is_not_told(visitor: Client, lines: Lines):
    for number in ("1900000124", "x1900000124", "5-0500000101"):
        for page in ("account/recover/cases", "services", "services/traffic"):
            visitor.get(f"/ar/{page}/{number}/")
    said = json.dumps(lines)
    assert len(lines) >= 9
    assert "1900000124" not in said
    assert "0500000101" not in said


def test_a_fault_is_told_with_the_way_it_took_and_without_its_words(visitor: Client, lines: Lines):
    page = Page("/en/", visitor.get("/en/fail/500/", {"password": "secret"}))
    fault = next(line for line in lines if line["level"] == "ERROR")
    assert fault["exception"][0] == "builtins.RuntimeError"
    assert any("tests/portal/failing_urls.py" in frame for frame in fault["exception"])
    assert "secret" not in json.dumps(lines)
    assert f"Reference {fault['request_id']}" in words(page.all("main")[0])
    assert [line["request_id"] for line in lines] == [fault["request_id"]] * len(lines)


def test_what_an_exception_quotes_is_not_logged(lines: Lines):
    try:
        try:
            int("1900000017x")
        except ValueError as error:
            raise LookupError("no such person: 1900000017") from error
    except LookupError:
        logging.getLogger("portal.test").exception("Failed for +966500000001")
    assert lines[0]["exception"][0] == "builtins.LookupError"
    assert "builtins.ValueError" in lines[0]["exception"]
    assert "9000000" not in json.dumps(lines)
    assert "66500000" not in json.dumps(lines)


def test_what_django_says_of_a_missing_page_has_the_same_reference(visitor: Client, lines: Lines):
    visitor.get("/en/nowhere/")
    assert {line["logger"] for line in lines} == {"portal.requests", "django.request"}
    assert len({line["request_id"] for line in lines}) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code 123456", "code …"),
        ("رمز ١٢٣٤٥٦", "رمز …"),
        ("GET /a/b?c=d HTTP", "GET /a/b?… HTTP"),
        ("/x/abcdefghijklmnopqrstuvwxyz0123/y", "/x/…/y"),
        ("/account/not-me/Ab3_-xYz90Ab3dEf1a", "/account/not-me/…"),
        (KEY, KEY),
        ("x1900000124 5-0500000101 id_1900000124y", "x… 5-… id_…y"),
        ("12345678-1900000124", "…-…"),
        ("what? 12345", "what? 12345"),
    ],
)  # fmt: skip
def test_numbers_queries_and_tokens_are_cut_out_of_every_message(text: str, said: str):
    assert redacted(text) == said


@pytest.mark.parametrize(
    ("near", "given", "kept"),
    [
        ("10.0.0.5", "abcdef-0123456789", True),
        ("203.0.113.9", "abcdef-0123456789", False),
        ("10.0.0.5", "short", False),
        ("10.0.0.5", 'abcdefgh"\n{"level":"x"}', False),
        ("10.0.0.5", "a" * 65, False),
    ],
)
def test_a_reference_is_taken_from_our_proxy_only_and_in_a_safe_shape(settings, near: str, given: str, kept: bool):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    request = RequestFactory().get("/", headers={"X-Request-ID": given}, REMOTE_ADDR=near)
    assert _given(request) == (given if kept else "")


@pytest.mark.django_db
def test_no_reference_stands_in_a_page_or_its_headers(client: Client):
    answers = [client.get("/en/help/") for _ in range(2)]
    assert answers[0].content == answers[1].content
    assert not [name for name in answers[0].headers if "request" in name.lower()]


GUNICORN = """
import sys
from gunicorn.app.wsgiapp import WSGIApplication
sys.argv = ["gunicorn", "--config", "python:absher_portal.gunicorn_conf", "absher_portal.wsgi"]
settings = WSGIApplication().cfg
log = settings.logger_class(settings)
log.error("Error handling request %s", "/en/?code=123456")
log.access_log.info("GET /en/?code=123456")
"""


def test_gunicorn_logs_the_same_lines_and_no_addresses():
    run = subprocess.run([sys.executable, "-c", GUNICORN], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert json.loads(run.stderr)["message"] == "Error handling request /en/?…"
    assert run.stdout == ""
