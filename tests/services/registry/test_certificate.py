"""A registry that wants a certificate from the portal, and has one itself."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from services.registry.kinds.identity import FingerprintEnrolment
from services.registry.protocol import Query
from services.registry.reading import ask
from tests.guards.source import ROOT

from .certificates import certificates
from .conftest import ASKED

UNKNOWN_TO_IT = Query(ASKED, FingerprintEnrolment)  # it was told of nobody: an answer with no record


@pytest.fixture(scope="module")
def guarded(keys: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Its address, and the folder of all certificates."""
    folder = tmp_path_factory.mktemp("certificates")
    certificates(folder)
    command = [sys.executable, "-m", "tests.services.registry.stub", str(keys / "public.pem"), str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        yield f"https://127.0.0.1:{int(process.stdout.readline())}", folder
        process.kill()


@pytest.mark.parametrize(
    ("own", "authority", "is_answered"),
    [
        ("portal.pem", "authority.pem", True),
        ("stranger.pem", "authority.pem", False),
        ("", "authority.pem", False),
        ("portal.pem", "stranger.pem", False),
        ("portal.pem", "", False),
    ],
)
def test_each_side_must_be_certified(db, guarded, connect, reader, settings, own, authority, is_answered):
    url, folder = guarded
    connect(url)
    settings.REGISTRY_CERTIFICATE = own and str(folder / own)
    settings.REGISTRY_CA = authority and str(folder / authority)
    assert (ask(reader, UNKNOWN_TO_IT).batch is not None) == is_answered
