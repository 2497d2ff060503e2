"""`make check-messages`: every fault of every catalogue."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from absher_portal.languages import codes
from absher_portal.messages import files
from absher_portal.messages.checks import catalogue_faults
from absher_portal.messages.sources import NoGettext, drift


class Command(BaseCommand):
    help = "Judges the .po files: drift from the sources, placeholders, plural forms, tags, spelling, terms."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--strict", action="store_true", help="that gettext is not installed is a fault")

    def handle(self, *args: Any, strict: bool = False, **options: Any) -> None:
        with override("en"):
            faults = [*self.judged(), *self.drifted(strict)]
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} faults. docs/translators.md says what each asks for.")
        self.stdout.write("The catalogues are whole.")

    def judged(self) -> Iterator[str]:
        for code in codes():
            if files.path_of(code).exists():
                yield from map(str, catalogue_faults(files.read(code), code))

    def drifted(self, strict: bool) -> Iterator[str]:
        """Without gettext nobody can tell."""
        try:
            yield from drift()
        except NoGettext as missing:
            if strict:
                yield str(missing)
            else:
                self.stdout.write(f"Not compared with the sources: {missing}")
