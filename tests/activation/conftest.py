import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from activation.management.commands.load_activation import Command

Change = Callable[[dict[str, Any]], None]


def loaded(*file: Path) -> str:
    """What `load_activation` says."""
    out = StringIO()
    call_command("load_activation", *file, stdout=out)
    return out.getvalue()


@pytest.fixture
def centres(db: None) -> None:
    loaded()


@pytest.fixture
def changed_file(tmp_path: Path) -> Callable[[Change], Path]:
    """The project's own file with a change, written like it, one value a line."""

    def write(change: Change) -> Path:
        content = json.loads(Command.default_file.read_text())
        change(content)
        path = tmp_path / "activation.json"
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1))
        return path

    return write
