"""The catalogues brought in step with the sources; gettext's own tools read those."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib
from django.conf import settings

from absher_portal.languages import codes
from absher_portal.messages import files
from absher_portal.messages.entries import key

OF_PEOPLE = ("absher_portal", "accounts", "activation", "locale", "services", "templates", "manage.py")
IGNORED = (".venv", "var", "build", "tests", "bench")


class NoGettext(Exception):
    """The machine has no gettext, which reads the sources."""


def extract(folder: Path) -> None:
    """Write the messages of the sources below `folder` into its catalogues; translations stay."""
    if not shutil.which("xgettext"):
        raise NoGettext("gettext is not installed (apt install gettext)")
    languages = [argument for code in codes() for argument in ("-l", files.path_of(code).parts[-3])]
    ignored = [argument for name in IGNORED for argument in ("-i", name)]
    options = ["--no-obsolete", "--add-location", "file", "--no-wrap", "-v0", *ignored]
    command = [sys.executable, "manage.py", "makemessages", *languages, *options]
    subprocess.run(command, cwd=folder, check=True, env=os.environ | {"PORTAL_DATA_DIR": str(settings.DATA_DIR)})  # noqa: S603
    for code in codes():
        path = folder / files.path_of(code).relative_to(settings.BASE_DIR)
        catalogue = polib.pofile(str(path))
        if code == files.SOURCE:  # the messages are its texts: a guess at them means nothing
            _forget_guesses(catalogue)
        files.write(catalogue, path)


def _forget_guesses(catalogue: polib.POFile) -> None:
    for entry in (entry for entry in catalogue if entry.fuzzy):
        entry.flags.remove("fuzzy")
        entry.previous_msgid = entry.previous_msgctxt = entry.previous_msgid_plural = None
        entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(entry.msgstr_plural, "")


def drift() -> Iterator[str]:
    """What the sources say and a catalogue does not, and the reverse; nothing is written to the tree."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in OF_PEOPLE:
            source = settings.BASE_DIR / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
        extract(copy)
        for code in codes():
            path = files.path_of(code).relative_to(settings.BASE_DIR)
            fresh = {key(e) for e in polib.pofile(str(copy / path)) if not e.obsolete}
            here = {key(e) for e in files.read(code) if not e.obsolete} if files.path_of(code).exists() else set()
            yield from (f"{code}: not in the catalogue: {message!r}" for _c, message, _p in sorted(fresh - here))
            yield from (f"{code}: not in the sources: {message!r}" for _c, message, _p in sorted(here - fresh))
