"""“Download my data”: all that we hold about a person, for that person, and no secret."""

import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db.models.functions import Now
from django.test import Client

from absher_portal.sealing import seal
from accounts import otp
from accounts.models import (
    EmailChange,
    KnownDevice,
    OutboxMessage,
    PhoneChange,
    RecoveryCode,
    SecurityAnswer,
    SecurityEvent,
    SecurityQuestion,
    User,
)
from accounts.security.notices import Notice, tell
from tests.conftest import confirm, enter

from ..conftest import sign_in_fully

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/ar/account/security/export/"


@pytest.fixture
def inside(client: Client, noura: User) -> Client:
    sign_in_fully(client, noura)
    return confirm(client, noura)


def file_of(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(client.post(PAGE).content)
    return found


def test_the_file_holds_who_the_person_is_and_what_happened(inside: Client, noura: User) -> None:
    data = file_of(inside)
    profile = data["profile"]
    assert (profile["national_id"], profile["mobile"]) == ("1900000124", "+966500000101")
    assert (profile["username"], profile["state"]) == ("noura2026", "open")
    assert data["activation"] == {"state": "registered", "acts": []}
    assert [event["kind"] for event in data["events"]][-1] == "signed-in"
    assert len(data["sessions"]) == len(data["known_browsers"]) == 1
    assert data["messages"][0]["kind"] == "code"
    assert "بياناتك" not in data["about"]["en"]
    assert set(data["about"]) == {"ar", "en"}


def test_no_secret_is_in_the_file(inside: Client, noura: User) -> None:
    question = SecurityQuestion.objects.create(text_ar="ما اسم معلمك؟", text_en="Which teacher?")
    answer = SecurityAnswer.objects.create(user=noura, question=question, answer=SecurityAnswer.hashed("الأستاذ أحمد"))
    Authenticator.objects.create(user=noura, type="totp", data={"secret": seal("JBSWY3DPEHPK3PXP")})
    RecoveryCode.objects.create(user=noura, code_fingerprint="f" * 64)
    tell(noura, Notice.PASSWORD_CHANGED)
    text = inside.post(PAGE).content.decode()
    assert "ما اسم معلمك؟" in text
    assert json.loads(text)["ways_to_sign_in"][0]["kind"] == "totp"
    secrets = [noura.password, answer.answer, "secret", "f" * 64, "argon2", inside.session.session_key]
    secrets += [row.token_fingerprint for row in KnownDevice.objects.all()]
    secrets += [row.token for row in noura.disavowals.all()] + [str(noura.events_key)]
    assert [secret for secret in secrets if secret in text] == []


@pytest.mark.parametrize("over", [{"finished_at": Now()}, {"expires_at": Now()}], ids=["finished", "expired"])
def test_only_a_change_under_way_is_called_pending(inside: Client, noura: User, over: dict[str, Any]) -> None:
    sent = otp.issue(otp.Purpose.OLD_PHONE, noura.phone, language="ar", user=noura)
    PhoneChange.begin(noura, "+966500000500", sent)
    EmailChange.begin(noura, "another@portal.example")
    assert [next(iter(row)) for row in file_of(inside)["pending_changes"]] == ["mobile", "email"]
    PhoneChange.objects.update(**over)
    EmailChange.objects.update(expires_at=Now())
    assert file_of(inside)["pending_changes"] == []


def test_nobody_elses_rows_are_in_the_file(inside: Client, resident: User) -> None:
    tell(resident, Notice.FACTOR_ADDED)
    text = inside.post(PAGE).content.decode()
    assert "factor-added" not in text
    assert resident.username not in text


def test_the_download_is_named_without_the_person_and_kept_by_no_cache(inside: Client) -> None:
    response = inside.post(PAGE)
    assert response["Content-Disposition"].startswith('attachment; filename="my-data-20')
    assert "1900000124" not in str(response.headers)
    assert "no-store" in response["Cache-Control"]
    assert SecurityEvent.objects.filter(kind="data-downloaded").count() == 1


def test_the_page_says_what_is_in_it_and_gives_nothing_yet(inside: Client) -> None:
    page = inside.get(PAGE)
    assert "ما يتضمنه الملف" in page.content.decode()
    assert not SecurityEvent.objects.filter(kind="data-downloaded").exists()


def test_the_sixth_download_of_a_day_waits(inside: Client) -> None:
    assert [inside.post(PAGE).status_code for _ in range(5)] == [200] * 5
    refused = inside.post(PAGE)
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 3600


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_session_alone_downloads_nothing(client: Client, noura: User, method: str) -> None:
    answer = getattr(enter(client, noura), method)(PAGE)
    assert answer.url.startswith("/ar/account/security/confirm/")
    assert not SecurityEvent.objects.filter(kind="data-downloaded").exists()


def test_every_message_of_an_account_knows_it(inside: Client, noura: User) -> None:
    tell(noura, Notice.PASSWORD_CHANGED)
    assert not OutboxMessage.objects.filter(user=None).exists()
