"""Translations are compiled without gettext, when there is something new to compile."""

import gettext
import os
from pathlib import Path

from absher_portal.messages_catalogue import compile_stale

SOURCE = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Sign in"
msgstr "تسجيل الدخول"

#, fuzzy
msgid "Sign out"
msgstr "دخول"
"""


def test_what_is_new_is_compiled_once(tmp_path: Path):
    source = tmp_path / "ar/LC_MESSAGES/django.po"
    source.parent.mkdir(parents=True)
    source.write_text(SOURCE)
    assert compile_stale(tmp_path) == [source]
    assert compile_stale(tmp_path) == []

    read = gettext.translation("django", tmp_path, ["ar"]).gettext
    assert (read("Sign in"), read("Sign out")) == ("تسجيل الدخول", "Sign out")

    later = source.with_suffix(".mo").stat().st_mtime + 10
    os.utime(source, (later, later))
    assert compile_stale(tmp_path) == [source]
    assert [f.name for f in source.parent.iterdir() if f.suffix == ".mo"] == ["django.mo"]
