"""Who is calling: HTTP Message Signatures (RFC 9421) with Ed25519, judged by the database's clock, once each.

Whatever is wrong with a key or a signature gets one answer, the reason only a line in our log. A caller whose
signature holds is told more: that its clock is wrong, that its nonce is old.
"""

import logging
import re
from datetime import timedelta
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from http_message_signatures import (
    HTTPMessageSignaturesException,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    InvalidSignature,
    VerifyResult,
)
from http_message_signatures.algorithms import ED25519

from absher_portal.clock import db_now
from accounts import limits
from accounts.client import client_ip
from activation.api.problems import Problem
from activation.api.signing import TAG, Message, covered
from activation.models import ProviderKey, SeenNonce
from activation.models.providers import read_public_key

CLOCK_WINDOW = timedelta(seconds=60)  # either way
NONCE = re.compile("[!-~]{16,64}")
BODY_MAX = 16 * 1024
log = logging.getLogger("portal.activation.api")


def caller(request: HttpRequest) -> ProviderKey:
    """The key that signed the request, its provider with it; `Problem` for everything else."""
    within("api-calls-ip", client_ip(request))
    body = _body(request)
    try:
        key, parameters = _verified(request, body)
        _in_time(parameters)
        _unseen(key, str(parameters["nonce"]))
    except Problem as refusal:
        refusal.headers.update(_challenge(request))
        raise
    within("api-calls-provider", str(key.provider_id))
    return key


def within(name: str, key: str) -> None:
    """Take a place of a budget; `Problem` with Retry-After when none is left."""
    if isinstance(taken := limits.allow(name, key), limits.Limited):
        raise Problem("too-many-requests", headers={"Retry-After": str(taken.seconds)})


def _challenge(request: HttpRequest) -> dict[str, str]:
    """How this very request is to be signed."""
    wanted = " ".join(f'"{name}"' for name in covered(request.headers))
    return {
        "WWW-Authenticate": f'Signature realm="{TAG}"',
        "Accept-Signature": f'sig1=({wanted});created;keyid;nonce;alg="ed25519";tag="{TAG}"',
    }


class _Verifier(HTTPMessageVerifier):
    """Leaves the time to us: the machine's own clock is not the one that all machines agree on."""

    def validate_created_and_expires(self, sig_input: Any, max_age: Any = None) -> None:
        if "created" not in sig_input.params:
            raise InvalidSignature("created is missing")


class _Keys(HTTPSignatureKeyResolver):
    """Looks keys up as they stand now, and remembers which one it gave."""

    found: ProviderKey | None = None

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey | None:
        if "\x00" in key_id:
            return None
        self.found = ProviderKey.objects.usable().filter(key_id=key_id).select_related("provider__bank").first()
        return _public_key(self.found.public_key) if self.found else None


@lru_cache(maxsize=256)
def _public_key(pem: str) -> Ed25519PublicKey:
    return read_public_key(pem)


def _body(request: HttpRequest) -> bytes:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > BODY_MAX:
        raise Problem("too-large")
    return request.body


def _verified(request: HttpRequest, body: bytes) -> tuple[ProviderKey, dict[str, int | str]]:
    keys = _Keys()
    try:
        result = _result(request, body, keys)
    except HTTPMessageSignaturesException as error:
        raise _refused(type(error).__name__, keys.found) from None
    if keys.found is None or not NONCE.fullmatch(result.nonce or "") or "alg" not in result.parameters:
        raise _refused("parameters", keys.found)
    return keys.found, result.parameters


def _result(request: HttpRequest, body: bytes, keys: _Keys) -> VerifyResult:
    """The one signature with our tag. The address is the portal's own, whatever a proxy made of it."""
    message = Message(request.method or "", settings.SITE_URL + request.get_full_path(), dict(request.headers))
    verifier = _Verifier(signature_algorithm=ED25519, key_resolver=keys)
    wanted = covered(message.headers)
    results = verifier.verify(message, max_age=None, expect_tag=TAG, require_components=wanted, body=body)
    if len(results) != 1:
        raise InvalidSignature("more than one signature")
    return results[0]


def _refused(reason: str, key: ProviderKey | None) -> Problem:
    log.warning("a call was refused: %s, key %s", reason, key or "unknown")
    return Problem("not-authentic")


def _in_time(parameters: dict[str, int | str]) -> None:
    now = db_now().timestamp()
    has_expired = "expires" in parameters and int(parameters["expires"]) < now
    if has_expired or abs(now - int(parameters["created"])) > CLOCK_WINDOW.total_seconds():
        raise Problem("outside-clock-window")


def _unseen(key: ProviderKey, nonce: str) -> None:
    try:
        with transaction.atomic():
            SeenNonce.objects.create(key=key, nonce=nonce)
    except IntegrityError:
        raise Problem("replayed") from None
