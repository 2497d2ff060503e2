"""`manage.py load_demo`: the people of the demo registry, and their accounts; refused in production."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from services.models.demo import DemoPerson
from services.registry.demo.accounts import create_accounts
from services.registry.demo.people import EVERYBODY
from services.registry.demo.writing import write


class Command(BaseCommand):
    help = "Load the fictional people of the demo registry and their accounts; what is there already stays."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("load_demo is for the embedded profile: its people do not exist.")
        loaded = dict(DemoPerson.objects.values_list("number", "digest"))
        changed = [one for one in EVERYBODY if one.records and loaded.get(one.number) != one.digest]
        for somebody in changed:
            write(somebody.number, somebody.records, digest=somebody.digest)
        self.stdout.write(f"demo registry: people written {len(changed)}, accounts made {create_accounts()}")
