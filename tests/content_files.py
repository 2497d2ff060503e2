"""The project's content files as an operator loads them, and copies of them with a change."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from activation.management.commands.load_activation import Command as LoadActivation
from services.management.commands.load_catalogue import Command as LoadCatalogue
from services.management.commands.load_synonyms import Command as LoadSynonyms

Change = Callable[[dict[str, Any]], Any]
Changed = Callable[[Change], Path]


@dataclass(frozen=True)
class ContentFile:
    command: str
    path: Path

    def load(self, *file: Path) -> str:
        """What the command says."""
        out = StringIO()
        call_command(self.command, *file, stdout=out)
        return out.getvalue()

    def changed(self, folder: Path, change: Change) -> Path:
        """The project's own file with a change, written like it, one value a line."""
        content = json.loads(self.path.read_text())
        change(content)
        path = folder / self.path.name
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1))
        return path


CATALOGUE = ContentFile("load_catalogue", LoadCatalogue.default_file)
SYNONYMS = ContentFile("load_synonyms", LoadSynonyms.default_file)
ACTIVATION = ContentFile("load_activation", LoadActivation.default_file)
