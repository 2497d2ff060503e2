"""`make messages`: the sources' sentences into the catalogues."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from absher_portal.languages import codes
from absher_portal.messages import files
from absher_portal.messages.entries import State, state
from absher_portal.messages.sources import NoGettext, extract


class Command(BaseCommand):
    help = "Brings the .po files in step with the sources: stable order, no line numbers, no dates."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            extract(settings.BASE_DIR)
        except NoGettext as missing:
            raise CommandError(str(missing)) from None
        for code in codes():
            states = [state(entry) for entry in files.read(code)]
            left = "" if code == files.SOURCE else ", ".join(
                f"{states.count(kind)} {kind}" for kind in (State.MISSING, State.OUTDATED)
            )  # fmt: skip
            self.stdout.write(f"{code}: {len(states)} messages" + (f", {left}" if left else ""))
