"""A registry at the other end of a wire, and somebody whom it knows."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.test import RequestFactory

from services.models import RecordRead
from services.registry.reading import Reader
from tests.guards.source import ROOT

ASKED = "1900000025"
NAME = {"ar": "ليان التجريبي", "en": "Layan Fictional"}
TOWN = {"ar": "الرياض", "en": "Riyadh"}
PERSON = {
    "national_id": ASKED, "name": NAME, "birth_date": "1990-02-03", "birth_place": TOWN, "gender": "female",
    "nationality": {"ar": "سعودية", "en": "Saudi"}, "marital_status": "single",
}  # fmt: skip
FINGERPRINTS = {"id_number": ASKED, "status": "enrolled", "office": {"ar": "مكتب تجريبي", "en": "Fictional office"}}
MOVEMENTS = [
    {"date_time": f"2026-11-{day:02}T10:00:00+03:00", "direction": "exit" if day % 2 else "entry", "port": TOWN,
     "mode": "air", "destination_or_origin": {"ar": "خيالي", "en": "Fictional"}, "document_number": "Z9000001"}
    for day in range(9, 0, -1)
]  # fmt: skip
RESTRICTION = {
    "restriction_type": "travel", "authority": TOWN, "reference": "1", "issued_on": "2026-01-01", "reason_category":
    TOWN, "lift_requirements": TOWN, "status": "active",
}  # fmt: skip
RECORDS = {"fingerprint-enrolment": [FINGERPRINTS], "travel-movement": MOVEMENTS, "restriction": [RESTRICTION]}
ROWS = {ASKED: {"person": PERSON, "records": RECORDS, "facts": {"passport-number": ["Z9000001"]}}}


@dataclass
class Stub:
    """The process at `url`."""

    url: str

    def set(self, fault: str = "", **more: Any) -> None:
        """Its fault, and the `rows` that it knows."""
        httpx.post(f"{self.url}/stub", json={"fault": fault} | more)

    def told(self, what: str) -> int:
        """How many questions (`calls`) came so far, or are `held` now."""
        return httpx.post(f"{self.url}/stub", json={}).json()[what]


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with our private key, another one, and the public half of ours."""
    folder = tmp_path_factory.mktemp("keys")
    ours, another = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    for name, key in (("private.pem", ours), ("another.pem", another)):
        (folder / name).write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public = ours.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (folder / "public.pem").write_bytes(public)
    return folder


@pytest.fixture(scope="session")
def running(keys: Path) -> Iterator[Stub]:
    command = [sys.executable, "-m", "tests.services.registry.stub", str(keys / "public.pem")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        yield Stub(f"http://127.0.0.1:{int(process.stdout.readline())}")
        process.kill()


@pytest.fixture
def connect(settings: Any, keys: Path) -> Any:
    """A function that has the portal ask there."""

    def to(url: str) -> None:
        settings.REGISTRY, settings.REGISTRY_URL = "services.registry.http.backend.HttpRegistry", url
        settings.REGISTRY_KEY_ID, settings.REGISTRY_KEY_FILE = "portal-2026", str(keys / "private.pem")

    return to


@pytest.fixture
def stub(running: Stub, connect: Any, db: None) -> Iterator[Stub]:
    """The portal's registry, without a fault so far."""
    connect(running.url)
    running.set(rows=ROWS)
    yield running
    running.set()


@pytest.fixture
def reader(rf: RequestFactory) -> Reader:
    """A page that somebody asks for."""
    return Reader(rf.get("/"), None, RecordRead.Capacity.SELF, RecordRead.Why.INQUIRY)
