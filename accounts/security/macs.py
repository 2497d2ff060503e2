"""Seals of what was written down: HMAC-SHA-256 under `EVENT_KEYS` (newest first; older ones still verify)."""

import hashlib
import hmac
import json
from typing import Any

from django.conf import settings


def newest_key_id() -> str:
    """The name of the key that seals from now on."""
    return key_id(settings.EVENT_KEYS[0])


def key_id(key: str) -> str:
    """Eight hex digits that name a key without telling it."""
    return hashlib.sha256(b"event-key\x00" + key.encode()).hexdigest()[:8]


def mac(name_of_key: str, facts: dict[str, Any]) -> str | None:
    """64 hex digits over the facts (text, whole numbers, None); None when no key of ours has that name."""
    key = next((key for key in settings.EVENT_KEYS if key_id(key) == name_of_key), None)
    if key is None:
        return None
    message = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(key.encode(), message.encode(), hashlib.sha256).hexdigest()
