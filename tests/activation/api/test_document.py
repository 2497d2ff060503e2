"""`docs/activation-api.md`: its example signs, its request is what the signer makes, its table is what can happen."""

import json
import re
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from http_message_signatures import HTTPMessageSigner
from http_message_signatures.algorithms import ED25519

from activation.api.problems import KINDS
from activation.api.signing import TAG, Message, covered, signed
from tests.guards.source import ROOT

from .conftest import V1, asked, send

TEXT = (ROOT / "docs/activation-api.md").read_text()
URL = "https://portal.example/api/activation/v1/activations"
FACTS = {"created": datetime.fromtimestamp(1790000000, UTC), "nonce": "Wq3rT8yUi0pLk2Jh"}
BODY = b'{"reference": "7K3M-9QPX-4T27", "national_id": "1900000025", "document": "national-id", "checks": ["sign-in"]}'
KEY = '"2026-09-21-branch-7-0001"'


def block(kind: str) -> str:
    return re.search(f"```{kind}\n(.*?)\n```", TEXT, re.DOTALL)[1]


def headers() -> dict[str, str]:
    return {"Content-Type": "application/json", "Idempotency-Key": KEY}


def request() -> str:
    """The document's request, as our own signer makes it."""
    made = signed(Message("POST", URL, headers()), BODY, "bank-2026", Ed25519PrivateKey.from_private_bytes(b"\1" * 32),
                  **FACTS)  # fmt: skip
    lines = [f"{name}: {value}" for name, value in ({"Host": "portal.example"} | made).items()]
    return "\n".join(["POST /api/activation/v1/activations HTTP/1.1", *lines, "", BODY.decode()])


def base() -> str:
    message = Message("POST", URL, headers())
    signer = HTTPMessageSigner(signature_algorithm=ED25519)
    facts = FACTS | {"tag": TAG, "covered_component_ids": covered(message.headers), "use_existing_digest": False}
    return signer.prepare(message, key_id="bank-2026", body=BODY, **facts).signature_base.decode()


def table() -> list[str]:
    return [f"| `{slug}` | {kind.status} | {kind.title} |" for slug, kind in KINDS.items()]


def test_the_request_to_try_an_implementation_with_is_right():
    assert block("http") == request()
    assert block("text") == base()


def test_the_table_of_problems_is_whole():
    assert re.findall(r"^\| `[a-z-]+` \| \d+ \|.*$", TEXT, re.MULTILINE) == table()


@pytest.mark.django_db
def test_the_example_signs_what_the_portal_accepts(caller, number):
    names: dict = {"__name__": "example"}
    exec(compile(block("python"), "docs/activation-api.md", "exec"), names)
    body, path = json.dumps(asked(number)).encode(), f"{V1}activations"
    made = names["headers_for"](settings.SITE_URL + path, body, "0123456789abcdef", caller.key_id, caller.private)
    assert send(path, body, made).status_code == 201
