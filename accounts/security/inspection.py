"""Looking over all chains of events, batch by batch: constant memory, two queries for 500 chains."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain as joined
from itertools import groupby

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from absher_portal.clock import db_now
from accounts.models import User
from accounts.models.events import REGISTER, EventChain, SecurityEvent
from accounts.security.walk import Fault, Walk

CHAINS_AT_ONCE = 500
EVENTS_AT_ONCE = 2000
SIGNING_IN = timedelta(minutes=1)  # from an account's sign-in to the event of it, generously


class Inspection:
    """Of one chain, or of all when `only` is empty; `chains` and `events` say how much was seen."""

    def __init__(self, only: str = "") -> None:
        self.only = only
        self.chains = self.events = 0

    def faults(self) -> Iterator[Fault]:
        """All that is wrong, chain by chain; the portal may write meanwhile."""
        last = ""
        while batch := self._after(last):
            for name in self._suspects(batch):
                yield from self._judged(name)
            last = batch[-1].name
        yield from self._headless()
        yield from self._lost()
        yield from self._owners()

    def _after(self, last: str) -> list[EventChain]:
        chains = EventChain.objects.filter(name=self.only) if self.only else EventChain.objects.all()
        batch = list(chains.filter(name__gt=last).order_by("name")[:CHAINS_AT_ONCE])
        self.chains += len(batch)
        return batch

    def _suspects(self, batch: list[EventChain]) -> Iterator[str]:
        """The names of chains that seem to have a fault."""
        waiting = {chain.name: chain for chain in batch}
        events = SecurityEvent.objects.filter(chain__in=waiting).order_by("chain", "seq")
        for name, own in groupby(events.iterator(EVENTS_AT_ONCE), lambda event: event.chain):
            if list(Walk(waiting.pop(name)).whole(self._counted(own))):
                yield name
        yield from (name for name, chain in waiting.items() if list(Walk(chain).whole([])))

    def _counted(self, events: Iterator[SecurityEvent]) -> Iterator[SecurityEvent]:
        for event in events:
            self.events += 1
            yield event

    def _judged(self, name: str) -> list[Fault]:
        """Once more, while nobody writes: what was added between two queries is no fault."""
        with transaction.atomic():
            chain = EventChain.objects.select_for_update().get(pk=name)
            events = SecurityEvent.objects.filter(chain=name).order_by("seq")
            return list(Walk(chain).whole(events.iterator(EVENTS_AT_ONCE)))

    def _headless(self) -> Iterator[Fault]:
        events = SecurityEvent.objects.filter(chain=self.only) if self.only else SecurityEvent.objects.all()
        without = events.exclude(Exists(EventChain.objects.filter(name=OuterRef("chain"))))
        for name in without.order_by("chain").values_list("chain", flat=True).distinct().iterator():
            yield Fault(name, 0, "missing, its events are here")

    def _lost(self) -> Iterator[Fault]:
        """Chains have numbers without a gap, up to where the register has come."""
        register = EventChain.objects.filter(name=REGISTER).values("count")
        if self.only:
            return
        begun, last = register.values_list("count", flat=True).first() or 0, 0
        chains = EventChain.objects.exclude(name=REGISTER).order_by("number")
        known = chains.filter(number__lte=begun).values_list("number", flat=True)
        for number in joined(known.iterator(EVENTS_AT_ONCE), [begun + 1]):
            if number > last + 1:
                yield Fault(REGISTER, last + 1, f"chains missing up to number {number - 1}")
            last = number
        beyond = chains.filter(number__gt=Coalesce(Subquery(register), 0))  # in one query: it may have grown by now
        for name in beyond.values_list("name", flat=True).iterator():
            yield Fault(name, 0, "the register does not know it")

    def _owners(self) -> Iterator[Fault]:
        """An account has the chain that was begun for it and no other; who has signed in has one."""
        last, signed_in = 0, db_now() - SIGNING_IN
        while batch := list(User.objects.filter(pk__gt=last).order_by("pk")[:CHAINS_AT_ONCE]):
            named, owned = ({user.events_chain: user for user in batch}, {user.events_owner: user for user in batch})
            found = EventChain.objects.filter(Q(name__in=named) | Q(owner__in=owned)).in_bulk()
            for name, kept in sorted(found.items()):
                if named.get(name) != owned.get(kept.owner) and self.only in ("", name):
                    yield Fault(name, 0, "not the chain of the account that has it")
            for name, user in named.items():
                is_due = user.last_login and user.last_login < signed_in and self.only in ("", name)
                if is_due and name not in found:
                    yield Fault(name, 0, "missing, its account has signed in")
            last = batch[-1].pk
