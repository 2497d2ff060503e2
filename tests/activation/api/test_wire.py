"""What goes over the wire whatever is sent: problem+json for every refusal below /api/, and never a fault of ours."""

import json
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from activation.api import activating, problems
from activation.models import KeptAnswer, SeenNonce

from .conftest import V1, Caller, asked, send, slug

LOOK_UPS, ACTIVATIONS = f"{V1}look-ups", f"{V1}activations"
pytestmark = pytest.mark.django_db


def sent(caller: Caller, body: bytes, path: str = ACTIVATIONS) -> Any:
    return send(path, body, caller.headers(path, body, "0123456789abcdef"))


@pytest.mark.parametrize("path", ["/api/", "/api/none", f"{V1}none", "/api/activation/v2/look-ups", f"{LOOK_UPS}/"])
def test_an_address_that_is_none_is_a_problem(client, path):
    assert slug(client.get(path)) == slug(client.post(path)) == "not-found"


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch", "head", "options"])
def test_another_method_is_a_problem_that_names_the_right_one(client, method):
    answer = getattr(client, method)(LOOK_UPS)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert answer["Content-Type"] == problems.MEDIA_TYPE


def test_a_large_body_is_a_problem_before_it_is_read(caller):
    assert slug(sent(caller, b" " * 20_000)) == "too-large"
    assert slug(send(LOOK_UPS, b" " * 3_000_000, {})) == "too-large"


def test_another_type_is_a_problem(caller):
    headers = caller.headers(LOOK_UPS, b"<x/>", kind="text/xml")
    assert slug(send(LOOK_UPS, b"<x/>", headers)) == "not-json"


BODIES = [
    b"", b"null", b"[]", b"1", b"{", b'"x"', b"\xff\xfe", b'{"reference": NaN}', b"[" * 15_000, b"1" * 6_000,
    b'{"reference": "\\ud800"}', b'{"reference": "\\u0000"}', b'{"reference": ["x"]}', b'{"reference": ""}',
]  # fmt: skip


@pytest.mark.parametrize("path", [LOOK_UPS, ACTIVATIONS])
@pytest.mark.parametrize("body", BODIES, ids=lambda body: repr(body[:20]))
def test_an_odd_body_is_a_problem_of_the_sender(caller, path, body):
    assert slug(sent(caller, body, path)) in ("malformed-body", "unknown-reference")


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-32"])
def test_a_body_in_another_coding_than_utf_8_is_refused(caller, number, coding):
    assert slug(sent(caller, json.dumps(asked(number)).encode(coding))) == "malformed-body"


def test_english_words_are_said_to_be_english_whatever_the_visitor_s_language(client, caller, number):
    unsigned = send(LOOK_UPS, b"{}", {"Accept-Language": "ar"})
    nowhere = client.get("/api/none", headers={"Accept-Language": "ar"})
    words = client.get(f"{V1}problems/replayed")
    kept = [caller.activate(number, "0123456789abcdef", national_id="1900000033") for _ in range(2)]
    assert {answer["Content-Language"] for answer in (unsigned, nowhere, words, *kept)} == {"en"}


def test_what_does_not_fit_is_pointed_at_and_not_repeated(caller):
    wrong = asked("x") | {"national_id": "5900000025", "checks": ["prophecy"], "shoe/size": 41}
    answer = sent(caller, json.dumps(wrong).encode())
    assert slug(answer) == "malformed-body"
    assert {fault["pointer"] for fault in answer.json()["errors"]} == {"#/national_id", "#/checks/0", "#/shoe~1size"}
    assert "5900000025" not in answer.content.decode()
    assert "prophecy" not in answer.content.decode()


def test_a_fault_of_ours_is_a_problem_and_leaves_no_answer_behind(caller, number, monkeypatch):
    monkeypatch.setattr(activating, "follow_up", lambda *args, **options: 1 / 0)
    body = json.dumps(asked(number)).encode()
    client = Client(raise_request_exception=False)
    headers = caller.headers(ACTIVATIONS, body, "0123456789abcdef")
    assert slug(send(ACTIVATIONS, body, headers, client)) == "server-fault"
    assert not KeptAnswer.objects.exists()
    monkeypatch.undo()
    assert sent(caller, body).status_code == 201


def test_no_fault_puts_an_id_into_the_log(caller, number, monkeypatch, caplog):
    monkeypatch.setattr(activating, "follow_up", lambda *args, **options: 1 / 0)
    body = json.dumps(asked(number)).encode()
    headers = caller.headers(ACTIVATIONS, body, "0123456789abcdef")
    with caplog.at_level(logging.DEBUG):
        send(ACTIVATIONS, body, headers, Client(raise_request_exception=False))
    assert "1900000025" not in caplog.text


@pytest.mark.parametrize("name", problems.KINDS)
def test_every_problem_explains_itself_at_its_address(client, name):
    address = problems.address(name).removeprefix(settings.SITE_URL)
    page = client.get(address)
    assert problems.KINDS[name].title in page.content.decode()
    assert page["Content-Type"].startswith("text/plain")


def test_a_problem_that_is_none_has_no_address(client):
    assert slug(client.get(f"{V1}problems/none")) == "not-found"


def test_the_description_is_served_with_every_problem_that_an_operation_names(client):
    told = client.get(f"{V1}openapi.json").json()
    assert set(told["paths"]) == {LOOK_UPS, ACTIVATIONS}
    answers = told["paths"][ACTIVATIONS]["post"]["responses"]
    assert {"200", "201", "400", "401", "403", "404", "409", "413", "415", "422", "429"} <= set(answers)
    assert "`does-not-match`" in answers["422"]["description"]


def test_old_nonces_and_answers_are_purged(caller, number):
    caller.activate(number)
    call_command("purge", verbosity=0)
    assert (SeenNonce.objects.count(), KeptAnswer.objects.count()) == (1, 1)
    SeenNonce.objects.update(seen_at=timezone.now() - timedelta(minutes=11))
    KeptAnswer.objects.update(made_at=timezone.now() - timedelta(hours=25))
    call_command("purge", verbosity=0)
    assert (SeenNonce.objects.count(), KeptAnswer.objects.count()) == (0, 0)
