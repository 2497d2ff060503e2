"""gunicorn's settings in both profiles; its command line and `GUNICORN_CMD_ARGS` go before them."""

import logging
import os
from typing import Any

from gunicorn.http import message
from gunicorn.workers.sync import SyncWorker

from absher_portal.log_settings import to_console


class PatientWorker(SyncWorker):
    """Ends after what it is doing (loading, a request), not in the middle of it, when Ctrl-C comes."""

    def handle_quit(self, sig: int, frame: Any) -> None:
        self.handle_exit(sig, frame)


worker_class = PatientWorker
timeout = 30
graceful_timeout = 10
accesslog = None  # absher_portal/request_log.py says what was answered, without queries and tokens
loglevel = "warning"
logconfig_dict = to_console(with_requests=True)
# A search for 10 kB of Arabic is 30 kB in an address: our page answers, not gunicorn's bare 414. Its own ceiling
# (8190) is lifted to the same number, since the only other choice that it offers is no limit at all.
limit_request_line = message.MAX_REQUEST_LINE = 64 * 1024
QUIET_ENDS = ("SIGINT", "SIGQUIT")


def is_worth_saying(record: logging.LogRecord) -> bool:
    """Whether a line of gunicorn's log tells more than that Ctrl-C ended a worker which was still starting."""
    ended = str(record.msg).startswith("Worker (pid:%s) was sent")
    return not (ended and isinstance(record.args, tuple) and record.args[-1] in QUIET_ENDS)


def on_starting(server: Any) -> None:
    """Keep Ctrl-C quiet, whenever it comes."""
    logging.getLogger("gunicorn.error").addFilter(is_worth_saying)


def when_ready(server: Any) -> None:
    """Say where the portal is once it listens, not earlier."""
    if text := os.environ.get("PORTAL_WELCOME"):
        print(text, flush=True)
