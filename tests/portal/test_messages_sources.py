"""The catalogues are made from the sources, and told when they have fallen behind."""

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from absher_portal.messages import files, sources
from absher_portal.messages.sources import OF_PEOPLE, drift, extract
from tests.needs import in_ci

needs_gettext = pytest.mark.skipif(not shutil.which("xgettext") and not in_ci(), reason="gettext is not installed")


@pytest.fixture
def copy(tmp_path: Path, settings) -> Path:
    """A copy of the sources in which the catalogues are fresh."""
    for name in OF_PEOPLE:
        source = settings.BASE_DIR / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    settings.BASE_DIR, settings.LOCALE_PATHS = tmp_path, [tmp_path / "locale"]
    extract(tmp_path)
    return tmp_path


@needs_gettext
def test_a_new_sentence_and_a_forgotten_one_are_drift(copy: Path):
    assert list(drift()) == []
    (copy / "templates/new.html").write_text('{% translate "A sentence nobody has met" %}')
    arabic = files.path_of("ar")
    arabic.write_text(arabic.read_text() + '\nmsgid "A sentence nobody says"\nmsgstr "جملة"\n')
    said = "\n".join(drift())
    assert "ar: not in the catalogue: 'A sentence nobody has met'" in said
    assert "ar: not in the sources: 'A sentence nobody says'" in said


@needs_gettext
def test_making_them_again_changes_nothing(copy: Path):
    before = files.path_of("ar").read_bytes()
    extract(copy)
    assert files.path_of("ar").read_bytes() == before
    assert b"POT-Creation-Date" not in before
    assert b".py:" not in before  # no line numbers


def test_without_gettext_one_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(sources.shutil, "which", lambda name: None)
    with pytest.raises(CommandError, match="gettext is not installed"):
        call_command("make_messages")
