"""What some tests need of the machine, and whether its absence is a fault (in CI) or a reason to skip."""

import os
import shutil

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def in_ci() -> bool:
    return bool(os.environ.get("CI"))


def chromium() -> str:
    """The path of the Chromium named by `CHROMIUM`, or of the first that is found; else empty."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), "")
