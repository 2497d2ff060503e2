"""The worker of the production profile: sends what waits in the outbox. Run as many as you like."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections

from accounts.sms.delivery import deliver_due


class Command(BaseCommand):
    help = "Send waiting text messages and e-mails until SIGTERM; what is being sent is finished first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="send what is due now, then stop")
        parser.add_argument("--pause", type=float, default=1.0, help="seconds between looks at an empty outbox")

    def handle(self, *args: Any, once: bool, pause: float, **options: Any) -> None:
        if once:
            while deliver_due():
                pass
            return
        stopping = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopping.set())
        while not stopping.is_set():
            if not self._delivered():
                stopping.wait(pause)

    def _delivered(self) -> int:
        """One at a time, so a stop is not kept waiting; a database away for a while is no reason to end."""
        close_old_connections()
        try:
            return deliver_due(1)
        except DatabaseError as error:
            self.stderr.write(f"The database does not answer: {type(error).__name__}")
            return 0
