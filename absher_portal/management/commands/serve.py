"""`make run`: bring the embedded portal up to date, then become gunicorn."""

import hashlib
import io
import os
import signal
import socket
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from absher_portal import first_admin
from activation.simulator import officer
from services.registry import demo

# Until gunicorn has handlers of its own, Ctrl-C ends it as it ends any program: without a traceback.
# The signal is held back while Python itself starts.
QUIET_START = (
    "import signal; signal.signal(signal.SIGINT, signal.SIG_DFL); "
    "signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT]); "
    "from gunicorn.app.wsgiapp import run; run(prog='gunicorn')"
)
EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104 (compared, not bound)


class Command(BaseCommand):
    help = "Prepares the database, the content and the styles, then serves the portal by gunicorn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="localhost")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--prepare-only", action="store_true", help="do not serve afterwards")

    def handle(self, *args: Any, host: str, port: int, prepare_only: bool, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("serve is for the embedded profile; production runs gunicorn itself.")
        if not prepare_only:
            refuse_taken_port(host, port)
        for line in prepare():
            self.stdout.write(line)
        if not prepare_only:
            os.environ |= environment(host, port) | {"PORTAL_WELCOME": welcome(host, port)}
            sys.stdout.flush()
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
            os.execv(sys.executable, [sys.executable, *gunicorn(host, port)])  # noqa: S606 (our own arguments)


def prepare() -> Iterator[str]:
    """Bring everything up to date; safe to repeat. Says who the first admin and the officer are when they are new."""
    for command in (
        "compilemessages",
        "migrate",
        "load_catalogue",
        "load_synonyms",
        "load_activation",
        "approve_shipped",
        *(["load_demo"] if demo.is_in_use() else []),
    ):
        call_command(command, verbosity=0, stdout=io.StringIO())
    collect_static(settings.DATA_DIR / "static.digest")
    if password := first_admin.create_first_admin():
        yield introduction("First admin", first_admin, password, "make admin-password renews it")
    if officer.create_officer(password := first_admin.new_password()):
        yield introduction("Officer", officer, password, f"manage.py admin_password {officer.USERNAME} renews it")


def collect_static(stamp: Path) -> None:
    """Collect the static files when they are not those that the stamp names."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            with storage.open(path) as source:
                digest.update(path.encode() + b"\0" + source.read())
    if not (stamp.exists() and stamp.read_text() == digest.hexdigest() and settings.STATIC_ROOT.exists()):
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(digest.hexdigest())


def refuse_taken_port(host: str, port: int) -> None:
    """`CommandError` in one line when nothing can listen there."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CommandError(f"Cannot listen on {host}:{port} ({reason}). Try: make run PORT={port + 1}") from None


def environment(host: str, port: int) -> dict[str, str]:
    """What the workers read besides their own environment: our address, and the names that we answer to."""
    names = [*settings.ALLOWED_HOSTS, *(own_names() if host in EVERY_ADDRESS else [host])]
    site_url = os.environ.get("SITE_URL") or address(host, port)
    return {"SITE_URL": site_url, "ALLOWED_HOSTS": ",".join(dict.fromkeys(names))}


def own_names() -> list[str]:
    """This machine's name and addresses, as far as it knows them; `ALLOWED_HOSTS` may name more."""
    name = socket.gethostname()
    try:
        return [name, *socket.gethostbyname_ex(name)[2]]
    except OSError:
        return [name]


def address(host: str, port: int) -> str:
    """The portal's address as a person types it."""
    name = "localhost" if host in EVERY_ADDRESS else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}"


def gunicorn(host: str, port: int) -> list[str]:
    """The arguments of the server: sync workers, two unless `WEB_CONCURRENCY` says otherwise."""
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    workers = os.environ.get("WEB_CONCURRENCY", "2")
    options = ["--config", "python:absher_portal.gunicorn_conf", "--workers", workers, "--bind", bind]
    return ["-c", QUIET_START, *options, "absher_portal.wsgi"]


def introduction(role: str, who: ModuleType, password: str, renewal: str) -> str:
    """Who somebody of the demonstration is; printed once, and kept nowhere."""
    return (
        f"{role:<14}{who.USERNAME}, password {password} (shown once; {renewal})\n"
        f"              a fictional person: ID {who.NATIONAL_ID}, codes go to {who.PHONE}"
    )


def welcome(host: str, port: int) -> str:
    """Where everything is; gunicorn prints it when it listens."""
    site = address(host, port)
    return (
        f"Portal        {site}/\n"
        f"Admin         {site}/admin/\n"
        f"Demo phone    {site}/demo/phone/ (text messages arrive here; none leaves this machine)\n"
        f"Demo mailbox  {site}/demo/mailbox/\n"
        f"Demo app      {site}/demo/authenticator/ (an authenticator app: the admin and the desk ask for its code)\n"
        f"Desk          {site}/ar/desk/ (as the officer: activate accounts at a counter)\n"
        "Ctrl-C ends it; a new start keeps everything."
    )
