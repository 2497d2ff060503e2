"""The demonstration's own providers: made when they are first needed, with keys that nobody has to keep.

A private key is drawn from `FINGERPRINT_KEY`, so that it is always the same and stands nowhere. Outside the
demonstration their signatures are refused (`ProviderKey.objects.usable`).
"""

from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from absher_portal.sealing import fingerprint
from activation.models import Bank, Provider, ProviderKey

ALWAYS = {"valid_from": datetime(2020, 1, 1, tzinfo=UTC), "valid_until": datetime(2100, 1, 1, tzinfo=UTC)}


def key_of(bank: Bank | None) -> ProviderKey:
    """The key of the bank's simulation, or of the simulated kiosks'; registered with the portal."""
    key_id = f"demo-bank-{bank.pk}" if bank else "demo-kiosks"
    provider, _new = Provider.objects.get_or_create(name=key_id, defaults={"bank": bank, "is_simulated": True})
    pem = private_key(key_id).public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    facts = {"provider": provider, "public_key": pem, "revoked_at": None}
    return ProviderKey.objects.update_or_create(key_id=key_id, defaults=ALWAYS | facts)[0]


def private_key(key_id: str) -> Ed25519PrivateKey:
    """The same for the same ID, and nothing without the portal's own key."""
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(fingerprint("demo-provider", key_id)))
