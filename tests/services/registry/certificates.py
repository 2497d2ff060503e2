"""An authority of our own, and what it certifies: throw-away files for a registry that wants to see a certificate."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

TODAY = datetime.now(UTC)
HERE = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def certify(folder: Path, name: str, authority: tuple[x509.Name, Ed25519PrivateKey] | None = None) -> Ed25519PrivateKey:
    """Write `name.pem`, certificate and key; signed by itself as an authority, unless another one does."""
    key = Ed25519PrivateKey.generate()
    issuer, signing = authority or (named(name), key)
    draft = x509.CertificateBuilder().subject_name(named(name)).issuer_name(issuer).public_key(key.public_key())
    draft = draft.serial_number(x509.random_serial_number()).add_extension(HERE, critical=False)
    draft = draft.not_valid_before(TODAY - timedelta(days=1)).not_valid_after(TODAY + timedelta(days=1))
    draft = draft.add_extension(x509.BasicConstraints(ca=authority is None, path_length=None), critical=True)
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / f"{name}.pem").write_bytes(draft.sign(signing, None).public_bytes(Encoding.PEM) + secret)
    return key


def certificates(folder: Path) -> None:
    """`authority.pem` certifies `server.pem` and `portal.pem`; `stranger.pem` certifies itself."""
    key = certify(folder, "authority")
    for name in ("server", "portal"):
        certify(folder, name, (named("authority"), key))
    certify(folder, "stranger")
