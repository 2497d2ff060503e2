"""System checks of the production profile: what belongs to the demo, or is missing, stops the start."""

import ipaddress
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.urls import get_resolver
from django.utils.module_loading import import_string

from accounts.numbers import HOST_MAX_LENGTH

KEY_MIN_LENGTH = 43  # characters: 32 random bytes in base64 without padding
DEMO_SMS = ("DemoPhoneBackend", "ConsoleBackend")
DEMO_EMAIL = ("DemoMailbox", "backends.console", "backends.dummy", "backends.filebased", "backends.locmem")
REGISTRY_TIMEOUT_MAX = 3  # seconds: nobody waits longer for a page
KEYS_HINT = "docs/settings.md says how to make each key."


@register
def production(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every fault of the production profile at once; nothing in the embedded one."""
    if not settings.PRODUCTION:
        return []
    return [*_demo_parts(), *_email(), *_keys(), *_address(), *_proxies(), *_database(), *_lists(), *_registry()]


def _demo_parts() -> Iterator[Error]:
    if settings.DEBUG:
        yield Error("DEBUG is on.", hint="Unset DEBUG.", id="portal.E001")
    if settings.CAPTCHA_TEST_MODE:
        yield Error("CAPTCHA_TEST_MODE is on.", hint="Unset it.", id="portal.E002")
    if settings.PSEUDO_LOCALES:
        yield Error("PSEUDO_LOCALES is on.", hint="Unset it: nobody speaks them.", id="portal.E022")
    if settings.DELIVER_AFTER_COMMIT:
        hint = "Unset it and run manage.py deliver: a page must not wait for a gateway."
        yield Error("DELIVER_AFTER_COMMIT is on.", hint=hint, id="portal.E016")
    if settings.REGISTRY_FACTS.endswith("DemoRegistry"):
        yield Error("REGISTRY_FACTS makes its facts up.", hint="Unset it, or name a real one.", id="portal.E018")
    elif settings.REGISTRY_FACTS and not _can_import(settings.REGISTRY_FACTS):
        yield Error("REGISTRY_FACTS is no class.", hint="Name a class with facts(national_id).", id="portal.E019")
    if any(str(pattern.pattern) == "demo/" for pattern in get_resolver().url_patterns):
        yield Error("The demonstration’s pages have addresses.", hint="Take demo/ out of urls.py.", id="portal.E021")
    if not _can_import(settings.SMS_BACKEND):
        hint = "Name a class with send(to, text, sender, reference)."
        yield Error(f"SMS_BACKEND {settings.SMS_BACKEND!r} is no class.", hint=hint, id="portal.E003")
    elif settings.SMS_BACKEND.endswith(DEMO_SMS):
        yield Error("SMS_BACKEND shows the codes on this machine.", id="portal.E004")


def _email() -> Iterator[Error]:
    if not settings.EMAIL_BACKEND:
        yield Error("E-mail has no way out.", hint="Set EMAIL_URL.", id="portal.E015")
    elif any(part in settings.EMAIL_BACKEND for part in DEMO_EMAIL):
        hint = "Set EMAIL_URL to a mail server; it goes before EMAIL_BACKEND."
        yield Error(f"{settings.EMAIL_BACKEND} sends no e-mail.", hint=hint, id="portal.E005")


def _can_import(dotted: str) -> bool:
    try:
        return bool(dotted) and bool(import_string(dotted))
    except ImportError:
        return False


def _keys() -> Iterator[Error]:
    signing = [settings.SECRET_KEY, settings.FINGERPRINT_KEY, settings.CAPTCHA_KEY]
    signing += [*settings.OTP_KEYS, *settings.EVENT_KEYS]
    if any(len(key) < KEY_MIN_LENGTH for key in signing):
        yield Error(f"A key has less than {KEY_MIN_LENGTH} characters.", hint=KEYS_HINT, id="portal.E006")
    if not all(_is_fernet_key(key) for key in settings.FIELD_KEYS):
        yield Error("FIELD_KEYS holds something else than Fernet keys.", hint=KEYS_HINT, id="portal.E007")
    keys = [*signing, *settings.FIELD_KEYS]
    if len(set(keys)) < len(keys):
        yield Error("Two keys are the same.", hint=KEYS_HINT, id="portal.E008")


def _is_fernet_key(key: str) -> bool:
    try:
        Fernet(key.encode())
    except ValueError:
        return False
    return True


def _address() -> Iterator[Error]:
    site = urlsplit(settings.SITE_URL)
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        yield Error("ALLOWED_HOSTS names no host.", hint="List the portal's host.", id="portal.E009")
    if site.scheme != "https":
        yield Error("SITE_URL does not begin with https://.", id="portal.E010")
    if not 0 < len(site.hostname or "") <= HOST_MAX_LENGTH:
        hint = f"It has at most {HOST_MAX_LENGTH} characters, so that one text message suffices."
        yield Error("The host in SITE_URL is missing or too long.", hint=hint, id="portal.E011")


def _proxies() -> Iterator[Error]:
    if settings.SECURE_PROXY_SSL_HEADER and not settings.TRUSTED_PROXIES:
        hint = "Without, all visitors share the limits of one address. `unix` names a Unix socket."
        yield Error("TRUSTED_PROXIES names no proxy.", hint=hint, id="portal.E013")
    for entry in settings.TRUSTED_PROXIES:
        if entry != "unix" and not _is_network(entry):
            yield Error(f"{entry!r} is no address.", hint="Correct TRUSTED_PROXIES.", id="portal.E014")


def _is_network(text: str) -> bool:
    try:
        return bool(ipaddress.ip_network(text, strict=False))
    except ValueError:
        return False


def _database() -> Iterator[Error]:
    if settings.DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
        yield Error("DATABASE_URL is not PostgreSQL.", hint="SQLite serves one machine.", id="portal.E012")


def _lists() -> Iterator[Error]:
    if settings.BREACHED_PASSWORDS and not Path(settings.BREACHED_PASSWORDS).is_file():
        yield Error(f"BREACHED_PASSWORDS: there is no {settings.BREACHED_PASSWORDS}.", id="portal.E020")


def _registry() -> Iterator[Error]:
    if settings.REGISTRY.endswith("DemoRegistry"):
        yield Error("REGISTRY makes its people up.", hint="Unset it, or name a real one.", id="portal.E023")
    elif settings.REGISTRY and not _can_import(settings.REGISTRY):
        yield Error("REGISTRY is no class.", hint="Unset it, or name one.", id="portal.E024")
    if settings.REGISTRY_FACTS.endswith("RegistryFacts") and not settings.REGISTRY:
        yield Error("REGISTRY_FACTS asks no registry.", hint="Set REGISTRY, or unset both.", id="portal.E029")
    if settings.REGISTRY.endswith("HttpRegistry"):
        yield from _registry_over_http()


def _registry_over_http() -> Iterator[Error]:
    if urlsplit(settings.REGISTRY_URL).scheme != "https":
        yield Error("REGISTRY_URL does not begin with https://.", id="portal.E025")
    if not 0 < settings.REGISTRY_TIMEOUT <= REGISTRY_TIMEOUT_MAX:
        yield Error(f"REGISTRY_TIMEOUT is not between 0 and {REGISTRY_TIMEOUT_MAX} seconds.", id="portal.E026")
    files = {name: getattr(settings, name) for name in ("REGISTRY_KEY_FILE", "REGISTRY_CERTIFICATE", "REGISTRY_CA")}
    if not (settings.REGISTRY_KEY_ID and settings.REGISTRY_KEY_FILE) and not settings.REGISTRY_CERTIFICATE:
        hint = "Set REGISTRY_KEY_ID and REGISTRY_KEY_FILE, or REGISTRY_CERTIFICATE."
        yield Error("The registry could not tell who asks.", hint=hint, id="portal.E027")
    for name, path in files.items():
        if path and not Path(path).is_file():
            yield Error(f"{name}: there is no {path}.", id="portal.E028")
