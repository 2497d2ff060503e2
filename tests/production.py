"""An environment that the production profile accepts; tests take a part away and see it refuse."""

import base64
import os


class Gateway:
    """Stands for an operator's SMS gateway: takes every message, sends none."""

    def send(self, to: str, text: str, sender: str, reference: str) -> str:
        return reference


def key() -> str:
    return base64.urlsafe_b64encode(os.urandom(32)).decode()


def environment(**changes: str) -> dict[str, str]:
    """All that a production start needs, with throw-away keys; a change to "" takes a setting away."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    wanted = {
        "PORTAL_PROFILE": "production",
        "DATABASE_URL": "postgres://portal@localhost/portal",
        "SECRET_KEY": key() + key(),
        "FIELD_KEYS": key(),
        "FINGERPRINT_KEY": key(),
        "OTP_KEYS": key(),
        "CAPTCHA_KEY": key(),
        "EVENT_KEYS": key(),
        "SITE_URL": "https://portal.example",
        "ALLOWED_HOSTS": "portal.example",
        "SMS_BACKEND": "tests.production.Gateway",
        "EMAIL_URL": "smtp+tls://portal:password@mail.portal.example:587",
        "TRUSTED_PROXIES": "10.0.0.0/8",
    }
    return kept | {name: value for name, value in (wanted | changes).items() if value}
