"""National IDs and phones at rest: sealed text that only the server reads, and a fingerprint to find it by.

Sealed with Fernet (`FIELD_KEYS`, newest first, so keys rotate); found by HMAC-SHA-256 (`FINGERPRINT_KEY`).
"""

import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


@lru_cache(maxsize=4)
def _fernet(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key.encode()) for key in keys])


def seal(text: str) -> str:
    """Ciphertext for the database; differs each time."""
    return _fernet(tuple(settings.FIELD_KEYS)).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text again; `cryptography.fernet.InvalidToken` when no key of ours made it."""
    return _fernet(tuple(settings.FIELD_KEYS)).decrypt(sealed.encode()).decode() if sealed else ""


def fingerprint(kind: str, text: str) -> str:
    """64 hex characters, the same for the same kind and text, and nothing without the key."""
    message = f"{kind}\x00{text}".encode()
    return hmac.new(settings.FINGERPRINT_KEY.encode(), message, hashlib.sha256).hexdigest()
