"""Ten codes, shown once, kept as fingerprints, each good once."""

import json
import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from accounts.factors import codes
from accounts.models import RecoveryCode, SecurityEvent, User
from tests.conftest import enter

from .conftest import confirmed, recovery_codes

pytestmark = pytest.mark.django_db(transaction=True)
CODES = "/en/account/security/factors/codes/"
GROUPED = re.compile(r"\b(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}\b")


def on(page: Any) -> list[str]:
    return GROUPED.findall(page.content.decode())


@pytest.fixture
def owner(client: Client, noura: User) -> Client:
    return confirmed(enter(client, noura))


def test_ten_are_made_and_shown_until_they_are_kept(owner: Client, noura: User):
    shown = on(owner.post(CODES, follow=True))
    assert len(set(shown)) == 10
    assert on(owner.get(f"{CODES}new/")) == shown
    owner.post(f"{CODES}new/")
    assert owner.get(f"{CODES}new/").url == CODES
    assert all(codes.spend(noura, code) for code in shown)
    assert SecurityEvent.objects.filter(kind="recovery-codes-made").count() == 1


def test_a_double_click_shows_the_codes_that_work(owner: Client, noura: User):
    owner.post(CODES)
    shown = on(owner.post(CODES, follow=True))
    assert codes.spend(noura, shown[0])
    assert SecurityEvent.objects.filter(kind="recovery-codes-made").count() == 1


def test_new_codes_void_the_old(owner: Client, noura: User):
    old = recovery_codes(noura)
    RecoveryCode.objects.update(made_at="2026-01-01T00:00:00Z")
    new = on(owner.post(CODES, follow=True))
    assert not codes.spend(noura, old[0])
    assert codes.spend(noura, new[0])
    assert codes.left(noura) == 9


def test_no_row_holds_a_code(owner: Client, noura: User):
    shown = on(owner.post(CODES, follow=True))
    rows = json.dumps(
        [*RecoveryCode.objects.values_list("code_fingerprint", flat=True), Session.objects.get().get_decoded()]
    )
    assert not [code for code in shown if code in rows or code.replace("-", "") in rows]


def test_they_are_shown_no_longer_than_ten_minutes(owner: Client, noura: User):
    owner.post(CODES)
    session = owner.session
    session["factors.codes"] = [session["factors.codes"][0] - 601, session["factors.codes"][1]]
    session.save()
    assert owner.get(f"{CODES}new/").url == CODES
    assert "factors.codes" not in owner.session


@pytest.mark.parametrize("spelling", [str.lower, lambda c: c.replace("-", ""), lambda c: f" {c.replace('-', ' – ')} "])
def test_usual_spellings_are_understood(noura: User, spelling: Any):
    assert codes.spend(noura, spelling(recovery_codes(noura)[0]))


def test_letters_that_read_like_digits_are_put_right():
    assert codes.canonical("oOiI-lL23") == "00111123"


def test_a_code_of_nobody_is_never_right(noura: User):
    assert not codes.spend(None, recovery_codes(noura)[0])
    assert codes.left(noura) == 10
