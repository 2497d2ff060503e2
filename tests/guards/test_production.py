"""The production profile starts whole, and not at all with a part of the demo in it."""

import subprocess
import sys

import pytest

from tests.guards.source import ROOT
from tests.production import environment, key

HTTP = {
    "REGISTRY": "services.registry.http.backend.HttpRegistry",
    "REGISTRY_URL": "https://registry.example",
    "REGISTRY_KEY_ID": "portal-2026",
    "REGISTRY_KEY_FILE": __file__,  # that it is a key shows when it signs
}
START = "import absher_portal.wsgi; print('started')"


def start(script: str = START, **changes: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", script]
    env = environment(**changes)
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)


def test_production_starts_with_all_that_it_needs():
    result = start()
    assert (result.returncode, result.stdout) == (0, "started\n"), result.stderr


def test_production_starts_with_a_registry_over_http():
    result = start(**HTTP)
    assert (result.returncode, result.stdout) == (0, "started\n"), result.stderr


SAME = key()
FAULTS = [
    ({"DEBUG": "1"}, "DEBUG is on"),
    ({"CAPTCHA_TEST_MODE": "1"}, "CAPTCHA_TEST_MODE is on"),
    ({"PSEUDO_LOCALES": "1"}, "PSEUDO_LOCALES is on"),
    ({"SMS_BACKEND": ""}, "is no class"),
    ({"SMS_BACKEND": "accounts.sms.backends.DemoPhoneBackend"}, "shows the codes"),
    ({"SMS_BACKEND": "accounts.sms.backends.ConsoleBackend"}, "shows the codes"),
    ({"REGISTRY_FACTS": "accounts.recovery.registry.DemoRegistry"}, "makes its facts up"),
    ({"REGISTRY_FACTS": "nowhere.Registry"}, "REGISTRY_FACTS is no class"),
    ({"REGISTRY_FACTS": "services.registry.facts.RegistryFacts"}, "REGISTRY_FACTS asks no registry"),
    ({"REGISTRY": "nowhere.Registry"}, "REGISTRY is no class"),
    ({"REGISTRY": "services.registry.demo.backend.DemoRegistry"}, "REGISTRY makes its people up"),
    (HTTP | {"REGISTRY_URL": "http://registry.example"}, "REGISTRY_URL does not begin with https"),
    (HTTP | {"REGISTRY_TIMEOUT": "30"}, "REGISTRY_TIMEOUT is not between 0 and 3"),
    (HTTP | {"REGISTRY_KEY_ID": ""}, "could not tell who asks"),
    (HTTP | {"REGISTRY_KEY_FILE": "/nowhere/key.pem"}, "there is no /nowhere/key.pem"),
    ({"DELIVER_AFTER_COMMIT": "1"}, "DELIVER_AFTER_COMMIT is on"),
    ({"EMAIL_URL": ""}, "E-mail has no way out"),
    ({"EMAIL_URL": "consolemail://"}, "sends no e-mail"),
    ({"EMAIL_URL": "", "EMAIL_BACKEND": "accounts.demo.mailbox.DemoMailboxBackend"}, "sends no e-mail"),
    ({"EMAIL_URL": "", "EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}, "sends no e-mail"),
    ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
    ({"OTP_KEYS": ""}, "OTP_KEYS is not set"),
    ({"FINGERPRINT_KEY": "short"}, "A key has less than"),
    ({"FIELD_KEYS": "x" * 44}, "FIELD_KEYS holds something else"),
    ({"OTP_KEYS": SAME, "CAPTCHA_KEY": SAME}, "Two keys are the same"),
    ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS names no host"),
    ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS names no host"),
    ({"SITE_URL": "http://portal.example"}, "does not begin with https"),
    ({"SITE_URL": "https://a-name-that-is-far-too-long.example"}, "missing or too long"),
    ({"DATABASE_URL": ""}, "is not PostgreSQL"),
    ({"TRUSTED_PROXIES": ""}, "names no proxy"),
    ({"TRUSTED_PROXIES": "10.0.0.0/8,proxy"}, "'proxy' is no address"),
    ({"BREACHED_PASSWORDS": "/nowhere/pwned.txt"}, "there is no /nowhere/pwned.txt"),
    ({"PORTAL_PROFILE": "Production"}, "PORTAL_PROFILE is neither"),
]


@pytest.mark.parametrize(("change", "reason"), FAULTS, ids=[reason for _, reason in FAULTS])
def test_production_refuses_to_start(change, reason):
    result = start(**change)
    assert result.returncode != 0
    assert reason in result.stderr


def test_the_mail_server_in_the_address_goes_before_a_backend_of_another_name():
    script = "import absher_portal.wsgi\nfrom django.conf import settings as s\nprint(s.EMAIL_BACKEND, s.EMAIL_HOST)"
    result = start(script, EMAIL_BACKEND="accounts.demo.mailbox.DemoMailboxBackend")
    assert result.stdout == "django.core.mail.backends.smtp.EmailBackend mail.portal.example\n", result.stderr


def test_production_has_no_demo_phone():
    result = start("import absher_portal.wsgi\nfrom django.urls import resolve\nresolve('/demo/phone/')")
    assert "Resolver404" in result.stderr
