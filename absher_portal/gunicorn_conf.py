"""gunicorn's settings in both profiles; its command line and `GUNICORN_CMD_ARGS` go before them."""

import os
from typing import Any

from gunicorn.workers.sync import SyncWorker


class PatientWorker(SyncWorker):
    """Ends after what it is doing (loading, a request), not in the middle of it, when Ctrl-C comes."""

    def handle_quit(self, sig: int, frame: Any) -> None:
        self.handle_exit(sig, frame)


worker_class = PatientWorker
timeout = 30
graceful_timeout = 10
loglevel = "warning"


def when_ready(server: Any) -> None:
    """Say where the portal is once it listens, not earlier."""
    if text := os.environ.get("PORTAL_WELCOME"):
        print(text, flush=True)
