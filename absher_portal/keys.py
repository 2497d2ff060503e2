"""The server's own secrets: read from the environment, or made once for the embedded profile.

Six kinds, so that one can be changed without touching the others (all text, see `docs/settings.md`):
`SECRET_KEY` signs, `FIELD_KEYS` (newest first) seal IDs and phones, `FINGERPRINT_KEY` makes them findable,
`OTP_KEYS` (newest first) derive the codes, `CAPTCHA_KEY` signs the proof of work, `EVENT_KEYS` (newest first) seal
what is written down of an account.
"""

import base64
import fcntl
import json
import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

NAMES = ("SECRET_KEY", "FIELD_KEYS", "FINGERPRINT_KEY", "OTP_KEYS", "CAPTCHA_KEY", "EVENT_KEYS")


def load(data_dir: Path, *, make_missing: bool) -> dict[str, str]:
    """Return every key by name; `ImproperlyConfigured` names the first that is missing."""
    found = {name: os.environ.get(name, "") for name in NAMES}
    if make_missing and not all(found.values()):
        kept = _kept(data_dir / "keys.json")
        found = {name: value or kept[name] for name, value in found.items()}
    for name, value in found.items():
        if not value:
            raise ImproperlyConfigured(f"{name} is not set: the production profile makes no keys of its own.")
    return found


def _kept(path: Path) -> dict[str, str]:
    """What the file holds; names that are new to it get a key. Of two starts at once the second waits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        kept: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
        if missing := [name for name in NAMES if name not in kept]:
            kept |= {name: base64.urlsafe_b64encode(secrets.token_bytes(32)).decode() for name in missing}
            draft = path.with_name(f"{path.name}.new")
            draft.touch(mode=0o600)
            draft.write_text(json.dumps(kept))
            draft.replace(path)  # whole or not at all
    finally:
        os.close(folder)
    return kept
