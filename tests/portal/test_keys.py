"""The embedded profile makes its own keys: once, for nobody else's eyes, and what is new later on."""

import json
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from absher_portal import keys


@pytest.fixture(autouse=True)
def no_keys_from_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in keys.NAMES:
        monkeypatch.delenv(name, raising=False)


def test_they_are_made_once_and_kept_from_others(tmp_path: Path):
    first = keys.load(tmp_path / "var", make_missing=True)
    assert keys.load(tmp_path / "var", make_missing=True) == first
    assert len(set(first.values())) == len(keys.NAMES)
    assert (tmp_path / "var" / "keys.json").stat().st_mode & 0o077 == 0


def test_an_older_portal_gets_the_key_that_is_new_and_keeps_the_rest(tmp_path: Path):
    first = keys.load(tmp_path, make_missing=True)
    older = {name: value for name, value in first.items() if name != "EVENT_KEYS"}
    (tmp_path / "keys.json").write_text(json.dumps(older))
    later = keys.load(tmp_path, make_missing=True)
    assert {name: later[name] for name in older} == older
    assert later["EVENT_KEYS"] != first["EVENT_KEYS"]
    assert keys.load(tmp_path, make_missing=True) == later


def test_what_the_environment_says_goes_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("EVENT_KEYS", "from outside")
    assert keys.load(tmp_path, make_missing=True)["EVENT_KEYS"] == "from outside"


def test_production_makes_none(tmp_path: Path):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set"):
        keys.load(tmp_path, make_missing=False)
