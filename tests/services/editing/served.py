"""The portal as processes of its own on the test's database, and visitors who ask it as fast as they can."""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests.guards.source import ROOT


def database_url() -> str:
    """The test's own database, for another process."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    return f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"


class Workers:
    """Two gunicorn workers on a free port, until `end()`."""

    def __init__(self, folder: Path) -> None:
        plain = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
        env = plain | {"PORTAL_DATA_DIR": str(folder), "DATABASE_URL": database_url()}
        env |= {"REDIS_URL": settings.REDIS_URL} if settings.REDIS_URL else {}
        collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
        subprocess.run(collect, cwd=ROOT, env=env, check=True, capture_output=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        gunicorn = [sys.executable, "-m", "gunicorn", "-c", "python:absher_portal.gunicorn_conf", "-w", "2"]
        gunicorn += ["-b", f"127.0.0.1:{self.port}", "absher_portal.wsgi"]
        self.log = folder / "log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(gunicorn, cwd=ROOT, env=env, stdout=log, stderr=log)
        self._wait()

    def _wait(self) -> None:
        for _ in range(300):
            try:
                if self.ask("/healthz/live")[0] == 200:
                    return
            except OSError:
                time.sleep(0.2)
        raise TimeoutError

    def ask(self, path: str) -> tuple[int, str]:
        """Status and text."""
        visitor = http.client.HTTPConnection("localhost", self.port, timeout=30)
        visitor.request("GET", path)
        answer = visitor.getresponse()
        return answer.status, answer.read().decode()

    def end(self) -> str:
        """What it said meanwhile."""
        self.process.terminate()
        self.process.wait(timeout=30)
        return self.log.read_text()


@dataclass(frozen=True)
class Answer:
    asked_at: float
    answered_at: float
    path: str
    status: int
    text: str


@dataclass
class Visitors:
    """Four who go on asking for the paths in turn until `leave()`."""

    workers: Workers
    paths: tuple[str, ...]
    answers: list[Answer] = field(default_factory=list)
    is_over: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.threads = [threading.Thread(target=self._go_round) for _ in range(4)]
        for thread in self.threads:
            thread.start()

    def _go_round(self) -> None:
        while not self.is_over.is_set():
            for path in self.paths:
                asked_at = time.monotonic()
                status, text = self.workers.ask(path)
                self.answers.append(Answer(asked_at, time.monotonic(), path, status, text))

    def leave(self) -> list[Answer]:
        self.is_over.set()
        for thread in self.threads:
            thread.join()
        return self.answers
