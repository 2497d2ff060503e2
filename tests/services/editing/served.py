"""The portal as processes of its own on the test's database, and its visitors as one more."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
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
    """`name`: what the page calls the service."""

    asked_at: float
    answered_at: float
    path: str
    status: int
    name: str


class Visitors:
    """A process that asks for the paths in turn, `rate` times a second (0: as often as answers come)."""

    def __init__(self, workers: Workers, paths: tuple[str, ...], rate: int) -> None:
        crowd = [sys.executable, str(Path(__file__).with_name("crowd.py")), str(workers.port), str(rate)]
        self.process = subprocess.Popen([*crowd, *paths], stdout=subprocess.PIPE, text=True)
        assert self.process.stdout
        self.process.stdout.readline()  # they are on their way

    def leave(self, after: float = 0) -> list[Answer]:
        """What they were answered, until some seconds from now."""
        time.sleep(after)
        self.process.terminate()
        said, _nothing = self.process.communicate(timeout=60)
        assert self.process.returncode == 0
        return [Answer(*json.loads(line)) for line in said.splitlines()]


def reached(answers: list[Answer]) -> float:
    """Answers a second."""
    return len(answers) / (max(a.answered_at for a in answers) - min(a.asked_at for a in answers))
