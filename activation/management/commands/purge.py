"""`purge`, with what the desk and the API for banks and kiosks have kept long enough."""

from datetime import timedelta
from typing import Any

from absher_portal.clock import db_now
from accounts import numbers
from accounts.management.commands import purge
from activation.api.signatures import CLOCK_WINDOW
from activation.models import DeskVisit, KeptAnswer, SeenNonce

NONCES_KEPT = 5 * CLOCK_WINDOW  # twice would do: a nonce may be as early as it may be late
ANSWERS_KEPT = timedelta(hours=24)


class Command(purge.Command):
    """Django takes this one, because the app stands before `accounts` in INSTALLED_APPS."""

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        now = db_now()
        nonces = purge.delete_old(SeenNonce.objects.filter(seen_at__lt=now - NONCES_KEPT))
        answers = purge.delete_old(KeptAnswer.objects.filter(made_at__lt=now - ANSWERS_KEPT))
        DeskVisit.forget_numbers(now - numbers.CHALLENGES_KEPT)
        visits = purge.delete_old(DeskVisit.objects.filter(started_at__lt=now - numbers.EVENTS_KEPT))
        self.stdout.write(f"nonces: {nonces}\nkept answers: {answers}\nvisits to the desk: {visits}")
