"""The Idempotency-Key: whatever a provider sends twice happens once, and is answered alike.

One row a provider and key, written in the transaction of what it stands for: a second request with the same key
waits for the first one's end, then reads its answer. A transaction that fails leaves no row.
"""

import re
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from absher_portal.sealing import fingerprint
from activation.api.problems import Problem
from activation.models import KeptAnswer, Provider

KEY = re.compile(r'"([A-Za-z0-9_-]{16,64})"')
Answer = tuple[int, dict[str, Any]]


def key_of(request: HttpRequest) -> str:
    """The key in its header, without its quotes; `Problem` without one."""
    match = KEY.fullmatch(request.headers.get("Idempotency-Key", ""))
    if match is None:
        raise Problem("idempotency-key-missing")
    return match[1]


@transaction.atomic
def once(provider: Provider, key: str, body: bytes, act: Callable[[], Answer]) -> tuple[Answer, bool]:
    """The answer of `act`, or the one kept from before, and whether it is new; `Problem` for another body."""
    kept = KeptAnswer(provider=provider, key=key, body_fingerprint=fingerprint("api-body", body.decode("latin-1")))
    try:
        with transaction.atomic():
            kept.save(force_insert=True)
    except IntegrityError:
        return _kept_before(kept), False
    kept.status, kept.content = act()
    kept.save(update_fields=["status", "content"])
    return (kept.status, kept.content), True


def _kept_before(asked: KeptAnswer) -> Answer:
    before = KeptAnswer.objects.get(provider=asked.provider, key=asked.key)
    if before.body_fingerprint != asked.body_fingerprint:
        raise Problem("key-reused")
    return before.status, before.content
