"""Translations: `.po` files made into the `.mo` files that Django reads, without any system package."""

import os
from pathlib import Path

import polib


def compile_stale(root: Path) -> list[Path]:
    """Compile each `.po` file below `root` that is newer than its `.mo`; return the `.po` files compiled."""
    sources = sorted(root.glob("*/LC_MESSAGES/*.po"))
    stale = [source for source in sources if _is_stale(source)]
    for source in stale:
        draft = source.with_suffix(f".{os.getpid()}.mo")
        polib.pofile(str(source)).save_as_mofile(str(draft))
        draft.replace(source.with_suffix(".mo"))  # atomic: nobody reads half a file
    return stale


def _is_stale(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime
