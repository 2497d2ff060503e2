"""The description and the API agree: whatever schemathesis makes of the one is sent, signed, to the other."""

import time
from typing import Any

import hypothesis
import pytest
import requests
import schemathesis
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.transport import Response
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from activation.api.api import api

from .conftest import V1, Caller, send

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
SECONDS = 8  # for each operation and mode, at most
DESCRIPTION = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix=V1))
pytestmark = pytest.mark.django_db


def sent(caller: Caller, case: Any) -> tuple[requests.PreparedRequest, HttpResponse]:
    """The case as requests would put it on the wire, signed, and the answer."""
    wire = requests.Request(**case.as_transport_kwargs(base_url=settings.SITE_URL)).prepare()
    body = wire.body.encode() if isinstance(wire.body, str) else wire.body or b""
    key = wire.headers.get("Idempotency-Key", "").strip('"')
    headers = caller.headers(wire.path_url, body, key, kind=wire.headers.get("Content-Type", ""))
    return wire, send(wire.path_url, body, headers, Client(raise_request_exception=False))


def judge(caller: Caller, case: Any, checks: list[Any]) -> None:
    with transaction.atomic():
        wire, answer = sent(caller, case)
        transaction.set_rollback(True)
    headers = {name.lower(): [value] for name, value in answer.items()}
    case.validate_response(Response(answer.status_code, headers, answer.content, wire, 0.0, False), checks=checks)


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("name", ["look-ups", "activations"])
def test_every_answer_is_one_that_the_description_names(caller, number, monkeypatch, mode, name):
    monkeypatch.setattr("activation.api.signatures.within", lambda name, key: None)
    cases = DESCRIPTION[V1 + name]["POST"].as_strategy(generation_mode=mode)
    checks = [*CHECKS, negative_data_rejection] if mode == GenerationMode.NEGATIVE else CHECKS
    ends = time.monotonic() + SECONDS

    @hypothesis.settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=cases)
    def hold(case: Any) -> None:
        if mode == GenerationMode.POSITIVE and name == "activations":
            case.body["reference"] = number  # or nothing behind the first look-up would ever be asked
        if time.monotonic() < ends:
            judge(caller, case, checks)

    hold()


PIECES = ["sig1=", '("@method")', '("@query-param";name="x")', ";created=", "1" * 15, ';keyid="', "bank-2026", '"',
          ":AAAA:", ";tag=", '"portal-activation-v1"', ", ", '%"x%c3"', "?1", "@1", ";bs", "()"]  # fmt: skip
ODD = st.one_of(
    st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"), max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
)


@hypothesis.settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(signature_input=ODD, signature=ODD, digest=ODD, query=ODD)
def test_no_signature_is_too_odd_to_be_refused(caller, signature_input, signature, digest, query):
    headers = {"Signature-Input": signature_input, "Signature": signature, "Content-Digest": digest}
    answer = send(f"{V1}look-ups?{query}", b"{}", headers, Client(raise_request_exception=False))
    assert answer.status_code in (401, 429)
