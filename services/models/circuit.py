"""Whether the registry is asked, or left alone for a while: one row that every process goes by.

Closed: asked. After `FAILURES` in a row open: not asked until `ask_again_at`. From then on half-open: one caller
tries for all, and closes it or has it wait again.
"""

import logging
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F
from django.db.models.functions import Now

from absher_portal.clock import db_now

FAILURES = 5
PAUSE = timedelta(seconds=30)
TRIAL = timedelta(seconds=5)  # longer than an answer may take; who tries may die of it
NAME = "registry"
log = logging.getLogger("portal.registry")


class RegistryCircuit(models.Model):
    name = models.CharField(max_length=20, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    ask_again_at = models.DateTimeField(null=True, blank=True)

    now: datetime  # `seen` adds it

    def __str__(self) -> str:
        return self.name

    @classmethod
    def seen(cls) -> Self:
        """As it is now by the database's clock; not kept before anything fails."""
        row = cls.objects.filter(name=NAME).annotate(now=Now()).first()
        return row or cls(name=NAME)

    @property
    def state(self) -> str:
        """`closed`, `open` or `half-open`."""
        if self.ask_again_at is None:
            return "closed"
        return "open" if self.ask_again_at > self.now else "half-open"

    def wait(self) -> datetime | None:
        """None: ask, and say how it went. Else the moment from which to try again."""
        if self.state != "half-open":
            return self.ask_again_at
        later = self.now + TRIAL
        is_ours = type(self).objects.filter(pk=NAME, ask_again_at=self.ask_again_at).update(ask_again_at=later)
        return None if is_ours else later

    def worked(self) -> None:
        """Close it; costs nothing when nothing had failed."""
        if self.failures:
            type(self).objects.filter(pk=NAME).update(failures=0, ask_again_at=None)
        if self.ask_again_at:
            log.warning("the registry answers again")

    def failed(self) -> datetime:
        """Count a failure; the moment from which to try again."""
        rows, until = type(self).objects.filter(pk=NAME), db_now() + PAUSE
        type(self).objects.bulk_create([type(self)(name=NAME)], ignore_conflicts=True)
        rows.update(failures=F("failures") + 1)
        if rows.filter(failures__gte=FAILURES).update(ask_again_at=until):
            log.error("the registry is not asked until %s", until.isoformat())
        return until
