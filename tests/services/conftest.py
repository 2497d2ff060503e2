import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from services.management.commands.load_catalogue import Command
from tests.pages import Page

Change = Callable[[dict[str, Any]], Any]
PASSPORT = "/services/passports-services/renew-saudi-passport/"


def loaded(*file: Path) -> str:
    """What `load_catalogue` says."""
    out = StringIO()
    call_command("load_catalogue", *file, stdout=out)
    return out.getvalue()


def page(path: str, client: Client | None = None, status: int = 200) -> Page:
    """A page as a visitor gets it."""
    answer = (client or Client()).get(path)
    assert answer.status_code == status, path
    return Page(path, answer)


@pytest.fixture
def catalogue(db: None) -> None:
    loaded()


@pytest.fixture
def changed_file(tmp_path: Path) -> Callable[[Change], Path]:
    """The project's own file with a change, written like it, one value a line."""

    def write(change: Change) -> Path:
        content = json.loads(Command.default_file.read_text())
        change(content)
        path = tmp_path / "catalogue.json"
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1))
        return path

    return write
