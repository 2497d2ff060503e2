"""Say whether what was written down is still there, as it was written. Run it daily, and keep what it prints.

Who can write to the database, drop its triggers and put back an old copy of a chain's row deceives the chains;
the numbers printed the day before tell, for they never fall.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Sum

from accounts.models import EventChain
from accounts.models.events import REGISTER
from accounts.security.inspection import Inspection


class Command(BaseCommand):
    help = "Look over the chains of security events; a line for each fault, and exit code 1."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--chain", default="", help="only this one, as account:<key> or nobody:<two hex digits>")

    def handle(self, *args: Any, chain: str, **options: Any) -> None:
        inspection = Inspection(chain)
        faults = 0
        for fault in inspection.faults():
            self.stdout.write(str(fault))
            faults += 1
        chains = EventChain.objects.filter(pk=chain) if chain else EventChain.objects.exclude(pk=REGISTER)
        ever = chains.aggregate(ever=Sum("count", default=0))["ever"]
        self.stdout.write(f"{inspection.chains} chains, {inspection.events} events, {ever} ever written")
        if faults:
            raise CommandError(f"{faults} faults")
        if chain and not inspection.chains:
            raise CommandError(f"There is no chain {chain}.")
