"""Staff register a provider and its keys: added, ended and revoked, never rewritten or deleted."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client

from accounts.models import User
from activation.models import Provider, ProviderKey
from tests.conftest import enter

from .conftest import slug

KEYS = "/admin/activation/providerkey/"
DATES = {
    "valid_from_0": "2026-01-01", "valid_from_1": "00:00", "valid_until_0": "2126-01-01", "valid_until_1": "00:00",
    "revoked_at_0": "", "revoked_at_1": "",
}  # fmt: skip


@pytest.fixture
def staff(client: Client, admin: User) -> Client:
    return enter(client, admin)


def test_staff_register_a_provider_and_its_key(staff, caller, bank):
    staff.post("/admin/activation/provider/add/", {"name": "Second Bank", "bank": bank.pk, "is_active": "on"})
    second = Provider.objects.get(name="Second Bank")
    typed = {"provider": second.pk, "key_id": "second-1", "public_key": caller.key.public_key} | DATES
    assert staff.post(f"{KEYS}add/", typed).status_code == 302
    caller.key_id = "second-1"
    assert slug(caller.look_up("x")) == "unknown-reference"


def test_another_kind_of_key_is_refused_in_words(staff, caller):
    public = generate_private_key(SECP256R1()).public_key()
    other = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    for text in ("nonsense", other):
        typed = {"provider": caller.provider.pk, "key_id": "wrong", "public_key": text} | DATES
        assert "Ed25519" in staff.post(f"{KEYS}add/", typed).content.decode()
    assert ProviderKey.objects.count() == 1


def test_a_key_that_ends_before_it_begins_is_refused(staff, caller):
    typed = {"provider": caller.provider.pk, "key_id": "short", "public_key": caller.key.public_key} | DATES
    assert staff.post(f"{KEYS}add/", typed | {"valid_until_0": "2025-01-01"}).status_code == 200
    assert ProviderKey.objects.count() == 1


def test_staff_revoke_a_key_but_never_rewrite_or_delete_it(staff, caller):
    page = f"{KEYS}{caller.key.pk}/"
    revoked = {"revoked_at_0": "2026-01-02", "revoked_at_1": "00:00"}
    staff.post(f"{page}change/", {"key_id": "other", "public_key": "other"} | DATES | revoked)
    key = ProviderKey.objects.get()
    assert (key.key_id, key.public_key) == (caller.key_id, caller.key.public_key)
    staff.post(f"{page}change/", DATES | {"revoked_at_0": "", "revoked_at_1": ""})
    assert slug(caller.look_up("x")) == "not-authentic"
    assert staff.post(f"{page}delete/", {"post": "yes"}).status_code == 403
