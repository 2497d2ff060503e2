"""A fictional bank and an operator of kiosks, their keys, and calls that they sign."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from accounts.models import User
from activation import reference
from activation.api.signing import Message, signed
from activation.models import Act, Bank, City, Place, Provider, ProviderKey, Region
from activation.models.acts import Kind

JSON = "application/json"
V1 = "/api/activation/v1/"
Change = Callable[[dict[str, str]], Any]


class Caller:
    """A provider's machine: signs with `key` under `key_id` and sends."""

    def __init__(self, provider: Provider, key_id: str, **facts: Any) -> None:
        self.private, self.key_id, self.provider = Ed25519PrivateKey.generate(), key_id, provider
        now = timezone.now()
        known = {"valid_from": now - timedelta(days=1), "valid_until": now + timedelta(days=1)} | facts
        pem = self.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
        self.key = ProviderKey.objects.create(provider=provider, key_id=key_id, public_key=pem, **known)

    def headers(self, path: str, body: bytes, key: str = "", kind: str = JSON, **signature: Any) -> dict[str, str]:
        """What goes with the body to `path`, Idempotency-Key (when there is one) and signature included."""
        headers = {"Content-Type": kind} | ({"Idempotency-Key": f'"{key}"'} if key else {})
        message = Message("POST", settings.SITE_URL + path, headers)
        return signed(message, body, self.key_id, self.private, **signature)

    def look_up(self, number: str, **signature: Any) -> HttpResponse:
        body = json.dumps({"reference": number}).encode()
        return send(V1 + "look-ups", body, self.headers(V1 + "look-ups", body, **signature))

    def activate(self, number: str, key: str = "", **changes: Any) -> HttpResponse:
        body = json.dumps(asked(number) | changes).encode()
        path = V1 + "activations"
        return send(path, body, self.headers(path, body, key or uuid4().hex))


def asked(number: str) -> dict[str, Any]:
    """What a bank says of the citizen of tests/conftest.py."""
    return {"reference": number, "national_id": "1900000025", "document": "national-id", "checks": ["sign-in"]}


def send(path: str, body: bytes, headers: dict[str, str], client: Client | None = None) -> HttpResponse:
    """POST exactly this."""
    return (client or Client()).generic("POST", path, body, JSON, headers=headers)


def slug(answer: HttpResponse) -> str:
    """Which problem an answer is."""
    assert answer["Content-Type"] == "application/problem+json", answer
    told = answer.json()
    assert told["status"] == answer.status_code
    return told["type"].removeprefix(f"{settings.SITE_URL}{V1}problems/")


def request_of(user: User, way: str = "banks", **facts: Any) -> str:
    """A request's reference as the slip shows it."""
    act = Act.objects.record(user, Kind.REQUESTED, reference=reference.fresh(), channel=way, **facts)
    return act.shown_reference


@pytest.fixture
def bank(db: None) -> Bank:
    return Bank.objects.create(slug="fictional", name_ar="بنك خيالي", name_en="Fictional Bank")


@pytest.fixture
def caller(bank: Bank) -> Caller:
    return Caller(Provider.objects.create(name="Fictional Bank", bank=bank), "bank-2026")


@pytest.fixture
def number(citizen: User, bank: Bank) -> str:
    return request_of(citizen, bank=bank)


@pytest.fixture
def kiosk(db: None) -> Place:
    region = Region.objects.create(code="SA-01", slug="riyadh", map_code="01", name_ar="الرياض", name_en="Riyadh")
    city = City.objects.create(region=region, slug="riyadh", name_ar="ا", name_en="R", latitude=24.7, longitude=46.7)
    return Place.objects.create(code="K-1", kind=Place.Kind.KIOSK, city=city, name_ar="جهاز", name_en="Mall kiosk",
                                latitude=24.7, longitude=46.7, coordinates="city centre")  # fmt: skip


@pytest.fixture
def kiosks(db: None) -> Caller:
    return Caller(Provider.objects.create(name="Kiosks"), "kiosks-2026")
