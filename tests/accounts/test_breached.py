"""Passwords from breaches are refused where the operator gives the list of them."""

import hashlib

import pytest

from accounts import passwords
from accounts.breached import is_breached

LEAKED = [f"kettle saffron orbit heron {n}" for n in range(300)]


@pytest.fixture
def listed(settings, tmp_path):
    """A list as Have I Been Pwned gives it: sorted, lines of different lengths."""
    hashes = sorted(hashlib.sha1(password.encode()).hexdigest().upper() for password in LEAKED)
    path = tmp_path / "pwned.txt"
    path.write_bytes(b"".join(f"{h}:{10 ** (n % 7)}\r\n".encode() for n, h in enumerate(hashes)))
    settings.BREACHED_PASSWORDS = str(path)
    return path


def test_every_line_is_found_and_nothing_else(listed):
    assert [password for password in LEAKED if not is_breached(password)] == []
    assert [n for n in range(300, 600) if is_breached(f"kettle saffron orbit heron {n}")] == []


def test_a_breached_password_is_refused_with_the_reason(listed):
    (fault,) = passwords.faults(LEAKED[7])
    assert fault.code == "breached"
    assert passwords.faults("kettle saffron orbit heron 300") == []


def test_without_a_list_none_is_looked_up(settings):
    settings.BREACHED_PASSWORDS = ""
    assert passwords.faults(LEAKED[7]) == []


def test_an_empty_list_names_none(settings, tmp_path):
    (tmp_path / "empty").touch()
    settings.BREACHED_PASSWORDS = str(tmp_path / "empty")
    assert not is_breached(LEAKED[7])
