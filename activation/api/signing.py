"""The provider's side of a signature, as the simulation, the tests and the documentation's example use it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_urlsafe
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from http_message_signatures import HTTPMessageSigner, MappingKeyResolver
from http_message_signatures.algorithms import ED25519

TAG = "portal-activation-v1"
COVERED = ("@method", "@target-uri", "content-type", "content-digest")


@dataclass
class Message:
    """A request as the signatures see it; `url` whole, `method` in capitals."""

    method: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)


def covered(headers: Mapping[str, str]) -> tuple[str, ...]:
    """The components that a request with these headers (names in any case) must sign."""
    with_key = any(name.lower() == "idempotency-key" for name in headers)
    return (*COVERED, "idempotency-key") if with_key else COVERED


def signed(message: Message, body: bytes, key_id: str, key: Ed25519PrivateKey, **facts: Any) -> dict[str, str]:
    """The message's headers with Content-Digest, Signature-Input and Signature.

    `facts`: `created` (aware; default now), `nonce` (default a fresh one) and whatever else the library's `sign` takes.
    """
    signer = HTTPMessageSigner(
        signature_algorithm=ED25519, key_resolver=MappingKeyResolver(public_keys={}, private_keys={key_id: key})
    )
    created: datetime | None = facts.pop("created", None)
    told = {"nonce": token_urlsafe(16), "tag": TAG, "label": "sig1"} | facts
    told.setdefault("covered_component_ids", covered(message.headers))
    signer.sign(message, key_id=key_id, created=created, body=body, **told)
    return message.headers
