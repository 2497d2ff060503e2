"""`manage.py load_catalogue [FILE]`: bring the catalogue up to its file; edits made here are kept."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from services.loading.judge import BrokenCatalogue
from services.loading.upsert import load

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "catalogue.json"
SHOWN_FAULTS = 20


class Command(BaseCommand):
    help = "Load the catalogue from its JSON file. Safe to repeat; never overwrites what was edited here."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=SHIPPED, help="default: the file shipped")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            report = load(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except BrokenCatalogue as broken:
            lines = [f"{file.name}, {fault}" for fault in broken.faults[:SHOWN_FAULTS]]
            if (more := len(broken.faults) - SHOWN_FAULTS) > 0:
                lines.append(f"… and {more} more")
            raise CommandError("\n".join(["Nothing loaded, the file is broken:", *lines])) from broken
        if report is None:
            self.stdout.write("Catalogue: nothing to do.")
            return
        self.stdout.write(
            f"Catalogue: {report.added} rows added, {report.updated} updated, {report.unchanged} unchanged."
        )
        for line in report.left_alone:
            self.stdout.write(f"  left alone: {line}")
