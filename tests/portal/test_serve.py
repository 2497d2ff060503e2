"""`make run` after the packages are there: one command prepares, serves, and loses nothing."""

import logging
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote

import pytest

from absher_portal.gunicorn_conf import is_worth_saying
from tests.guards.source import ROOT
from tests.production import environment


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Portal:
    """A started portal with a data folder of its own."""

    def __init__(self, folder: Path, port: int, host: str = "localhost") -> None:
        self.address = f"http://127.0.0.1:{port}"
        plain = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
        command = [sys.executable, "manage.py", "serve", "--host", host, "--port", str(port)]
        pipe = subprocess.PIPE
        env = plain | {"PORTAL_DATA_DIR": str(folder)}
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=pipe, stderr=pipe, text=True, start_new_session=True
        )

    def status(self, path: str, host: str = "localhost") -> int:
        request = urllib.request.Request(self.address + path, headers={"Host": host})
        for _ in range(600):
            try:
                return urllib.request.urlopen(request, timeout=10).status
            except urllib.error.HTTPError as error:
                return error.code
            except OSError:
                time.sleep(0.1)
        raise TimeoutError

    def listens(self) -> None:
        """Return as soon as the port is open; the workers are still loading then."""
        for _ in range(600):
            with socket.socket() as visitor:
                if visitor.connect_ex(("127.0.0.1", int(self.address.rpartition(":")[2]))) == 0:
                    return
            time.sleep(0.05)
        raise TimeoutError

    def end(self) -> tuple[int, str, str]:
        """As Ctrl-C does: the signal goes to the whole group."""
        os.killpg(self.process.pid, signal.SIGINT)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("portal")


LONG_SEARCH = "/ar/search/?q=" + quote("س" * 5_000)  # 10 kB, and three times that in an address
Start = tuple[list[int], tuple[int, str, str]]


@pytest.fixture(scope="module")
def first_start(folder: Path) -> Start:
    portal = Portal(folder, free_port())
    statuses = [portal.status(path) for path in ("/ar/", LONG_SEARCH, LONG_SEARCH * 3)]
    return statuses, portal.end()


def test_the_first_start_serves_and_says_where_everything_is(first_start: Start):
    statuses, (code, out, err) = first_start
    assert (statuses[0], code) == (200, 0)
    assert "Traceback" not in err
    for place in ("/\n", "/admin/\n", "/demo/phone/ ", "/demo/mailbox/\n"):
        assert place in out
    for somebody in ("admin2026", "officer2026"):
        assert f"{somebody}, password " in out
    assert "fictional" in out


def test_a_search_for_ten_kilobytes_is_answered_by_our_page(first_start: Start):
    statuses, _end = first_start
    assert statuses[1:] == [200, 414]


def test_the_second_start_makes_no_second_admin(first_start, folder: Path):
    portal = Portal(folder, free_port(), host="0.0.0.0")
    assert portal.status("/en/", host=socket.gethostname()) == 200
    assert portal.status("/en/", host="elsewhere.example") == 400
    code, out, _err = portal.end()
    assert (code, "password" in out) == (0, False)


def test_ctrl_c_while_it_starts_ends_it_without_a_warning(first_start: Start, folder: Path):
    portal = Portal(folder, free_port())
    portal.listens()
    code, _out, err = portal.end()
    assert (code, err) == (0, "")


def test_a_worker_that_ctrl_c_ends_is_no_news_and_one_without_memory_is():
    def record(signal_name: str) -> logging.LogRecord:
        text = "Worker (pid:%s) was sent %s!"
        return logging.LogRecord("gunicorn.error", logging.WARNING, "", 0, text, (1, signal_name), None)

    told = [name for name in ("SIGINT", "SIGQUIT", "SIGKILL", "SIGSEGV") if is_worth_saying(record(name))]
    assert told == ["SIGKILL", "SIGSEGV"]


def test_a_taken_port_is_named_in_one_line(first_start, folder: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        portal = Portal(folder, taken.getsockname()[1], host="127.0.0.1")
        _out, err = portal.process.communicate(timeout=30)
    assert portal.process.returncode == 1
    assert err.startswith("CommandError: Cannot listen on 127.0.0.1:")
    assert len(err.splitlines()) == 1


def test_production_is_not_served_by_the_demo_command():
    command = [sys.executable, "manage.py", "serve"]
    run = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=60)
    assert "serve is for the embedded profile" in run.stderr
