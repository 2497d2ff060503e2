"""A challenge for a passkey is a row: nobody gets them without end."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from accounts import limits

pytestmark = pytest.mark.django_db


def test_one_address_gets_a_number_of_challenges_and_then_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    few = {"passkey-challenges-ip": (limits.Window(3, limits.HOUR),)}
    monkeypatch.setattr(limits, "LIMITS", limits.LIMITS | few)
    answers = [Client().get("/en/account/sign-in/passkey/", headers={"accept": "application/json"}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert 3590 <= int(answers[-1]["Retry-After"]) <= 3600
    assert Session.objects.count() == 3
