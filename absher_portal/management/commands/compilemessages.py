"""Django's command, made with polib: gettext need not be installed."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from absher_portal.messages_catalogue import compile_stale


class Command(BaseCommand):
    help = "Compiles the .po files that are newer than their .mo (no gettext needed)."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        for path in settings.LOCALE_PATHS:
            for source in compile_stale(path):
                self.stdout.write(str(source.relative_to(path)))
