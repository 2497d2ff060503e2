"""gunicorn's settings in both profiles; its command line and `GUNICORN_CMD_ARGS` go before them."""

import os
from typing import Any

worker_class = "sync"
timeout = 30
graceful_timeout = 10
loglevel = "warning"


def when_ready(server: Any) -> None:
    """Say where the portal is once it listens, not earlier."""
    if text := os.environ.get("PORTAL_WELCOME"):
        print(text, flush=True)
