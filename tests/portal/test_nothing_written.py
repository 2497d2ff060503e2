"""Whatever people do, no code, password, answer, whole ID or phone, and no link's token, is written down anywhere."""

import json
import logging
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from captcha.models import CaptchaStore
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail as mailbox
from django.db import models
from django.test import Client

from absher_portal.logs import JsonLines
from accounts import otp
from accounts.models import DemoMessage, OtpChallenge, User
from accounts.sms.delivery import deliver_due
from tests.accounts.conftest import PASSWORD, noura  # noqa: F401 (a fixture)
from tests.accounts.recovery.conftest import KNOWN, asked, questions  # noqa: F401 (fixtures)

from .journeys import JOURNEYS, LINK

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = re.compile("(password|code|answer|national_id|phone)\\w*|[0-9]{6,}")
# What is shown there is meant to be read: the demo's messages; image codes are no secret of a person.
OPEN = {DemoMessage, CaptchaStore}


class Noting(Client):
    """A browser that remembers every secret typed into it."""

    typed: set[str]

    def post(self, path: str, data: Any = None, *args: Any, **options: Any) -> Any:
        for name, value in (data or {}).items():
            if SECRET.fullmatch(name) or SECRET.fullmatch(str(value)):
                self.typed.add(str(value))
        return super().post(path, data, *args, **options)


@pytest.fixture
def browser() -> Noting:
    browser = Noting(raise_request_exception=False)
    browser.typed = set()
    return browser


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """Every line as operators get it, and our own loggers' words before anything is cut out of them."""
    lines: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(JsonLines().format(record))
            if record.name.startswith("portal"):
                lines.append(record.getMessage())

    loggers = [logging.getLogger(name) for name in ("", "portal", "portal.requests")]
    levels = [logger.level for logger in loggers]
    keeper = Keeper()
    loggers[0].addHandler(keeper)
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    yield lines
    loggers[0].removeHandler(keeper)
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


def sent() -> Iterator[str]:
    """Codes and tokens of every message, whether or not it left."""
    bodies = [str(mail.body) for mail in mailbox.outbox] + [message.text for message in DemoMessage.objects.all()]
    for body in bodies:
        yield from LINK.findall(body)
    yield from (otp.code_of(challenge) for challenge in OtpChallenge.objects.all())


def stored() -> Iterator[tuple[str, str]]:
    """Every text in the database that is not sealed, with its place; sessions as what they hold."""
    texts = models.CharField | models.TextField | models.JSONField
    for model in set(apps.get_models(include_auto_created=True)) - OPEN:
        fields = [f.attname for f in model._meta.concrete_fields if isinstance(f, texts)]
        fields = [name for name in fields if not name.endswith("_sealed")]
        for row in model._default_manager.values(*fields) if fields else ():
            yield from ((f"{model.__name__}.{name}", str(value)) for name, value in row.items())
    for session in Session.objects.all():
        yield "session", json.dumps(session.get_decoded(), ensure_ascii=False)


def holds(text: str, secret: str) -> bool:
    """A phone in any spelling; a short number only where it stands alone."""
    if secret.isdigit() and len(secret) >= 9:
        secret = secret[-9:] if secret.startswith(("05", "966")) else secret
        return re.search(rf"(?<![0-9a-f]){secret}(?![0-9a-f])|(?:966|0){secret}", text) is not None
    return re.search(rf"(?<![\w.]){re.escape(secret)}(?!\w)", text) is not None


def found(secrets: set[str], written: Iterable[tuple[str, str]]) -> list[str]:
    return [
        f"{secret!r} in {place}: {text[:200]}" for place, text in written for secret in secrets if holds(text, secret)
    ]


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.__name__)
def test_a_journey_leaves_no_secret_behind(journey, browser: Noting, noura, asked, logged, capfd):  # noqa: F811
    secrets = {PASSWORD, *KNOWN.values(), *(journey(browser, noura) or ())}
    deliver_due()
    for token in {secret for secret in sent() if not secret.isdigit()}:
        for path in ("not-me", "email", "email/new"):
            browser.post(f"/ar/account/{path}/{token}/")
    secrets = (secrets | browser.typed | set(sent())) - {"000000"}
    assert logged
    assert found(secrets, stored()) == []
    assert found(secrets, (("a log", line) for line in logged)) == []
    assert found(secrets, (("output", text) for text in capfd.readouterr())) == []


def test_what_is_written_would_be_found(noura: User, logged: list[str], capfd: Any):  # noqa: F811
    logging.getLogger("portal.test").debug("code %s", "471100")
    print("to +966500000101", flush=True)
    User.objects.update(username="a-password-1")
    assert len(found({"471100"}, (("a log", line) for line in logged))) == 1
    assert len(found({"0500000101"}, (("output", text) for text in capfd.readouterr()))) == 1
    assert found({"a-password-1"}, stored()) == ["'a-password-1' in User.username: a-password-1"]
