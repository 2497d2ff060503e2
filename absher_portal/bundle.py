"""One stylesheet from many: `css/portal.css` is every `static/css/*.css`, one after the other in name order.

The parts are for people to edit and are not published; the bundle is written beside the other generated
files, so that findstatic, runserver and collectstatic see an ordinary file.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder
from django.core.files.storage import FileSystemStorage

BUNDLE = "css/portal.css"
PARTS = settings.BASE_DIR / "static" / "css"
GENERATED = settings.DATA_DIR / "generated"
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def bundled() -> str:
    """The parts in name order, without their comments."""
    return "".join(COMMENT.sub("", part.read_text("utf-8")) for part in sorted(PARTS.glob("*.css")))


def write_bundle() -> Path:
    """The path of the bundle, written anew when a part has changed."""
    target = GENERATED / BUNDLE
    css = bundled()
    if not target.exists() or target.read_text("utf-8") != css:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_suffix(".draft")
        draft.write_text(css, "utf-8")
        draft.replace(target)
    return target


class BundleFinder(FileSystemFinder):
    """The files of STATICFILES_DIRS, with the bundle in the place of its parts."""

    def find(self, path: str, find_all: Any = False, **kwargs: Any) -> Any:
        if path == BUNDLE:
            return [str(write_bundle())] if find_all else str(write_bundle())
        return [] if self._is_part(path) else super().find(path, find_all=find_all)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        write_bundle()
        yield BUNDLE, FileSystemStorage(location=GENERATED)
        for path, storage in super().list(ignore_patterns):
            if not self._is_part(path):
                yield path, storage

    @staticmethod
    def _is_part(path: str) -> bool:
        return (PARTS / Path(path).name).exists() and path.startswith("css/")
