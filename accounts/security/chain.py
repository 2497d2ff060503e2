"""Appending to the chains of events, and taking from their front: all that ever writes them.

Each account has a chain of its own, so writers of different accounts do not wait for each other; names that nobody
has share 256. The chain's row is locked while an event is added: numbers have no gap and no double.
"""

import logging
from datetime import datetime
from itertools import takewhile

from django.db import transaction
from django.db.models import F

from absher_portal.clock import db_now
from accounts import numbers
from accounts.models.events import ACCOUNT, REGISTER, EventChain, SecurityEvent
from accounts.models.user import User
from accounts.security.macs import newest_key_id
from accounts.security.walk import Walk

log = logging.getLogger("portal.events")


@transaction.atomic
def append(event: SecurityEvent) -> None:
    """Number, date, seal and keep a new event of `event.chain`.

    Costs the same statements whether or not it has an account, but for the first event of all in its chain.
    """
    event.at = db_now()
    chain = _locked(event.chain) or _begun(event.chain, event.at)
    event.seq, event.key_id = chain.count + 1, newest_key_id()
    event.mac = event.mac_after(chain.head) or ""
    event.save(force_insert=True)
    chain.count, chain.head = event.seq, event.mac
    _sign(chain, event.at)


def _locked(name: str) -> EventChain | None:
    return EventChain.objects.select_for_update().filter(pk=name).first()


def _begun(name: str, now: datetime) -> EventChain:
    """A new chain, numbered by the register and signed for its account; who begins one waits for the register."""
    fresh = {"number": 0, "updated_at": now, "key_id": newest_key_id()}
    register, _ = EventChain.objects.select_for_update().get_or_create(name=REGISTER, defaults=fresh)
    if found := _locked(name):  # begun by another writer meanwhile
        return found
    register.count = register.purged = register.count + 1  # `purged`: it has no events
    _sign(register, now)
    owner = User.objects.filter(events_key=name.removeprefix(ACCOUNT)).first() if name.startswith(ACCOUNT) else None
    fresh |= {"number": register.count, "owner": owner.events_owner if owner else ""}
    return EventChain.objects.create(name=name, **fresh)


def _sign(chain: EventChain, now: datetime) -> None:
    chain.updated_at, chain.key_id = now, newest_key_id()
    chain.signature = chain.signed() or ""
    chain.save(force_update=True)


def purge_before(moment: datetime) -> int:
    """Take what is older from the front of every chain, a batch a transaction; returns how many events went.

    Chains that are empty by then are signed anew, so that no key is needed for longer than its events are kept.
    """
    old = SecurityEvent.objects.filter(at__lt=moment).order_by().values_list("chain", flat=True).distinct()
    deleted = 0
    for name in list(old):
        while gone := _purge_front(name, moment):
            deleted += gone
    stale = EventChain.objects.filter(purged=F("count")).exclude(key_id=newest_key_id())
    for name in list(stale.values_list("name", flat=True)):
        _sign_anew(name)
    return deleted


@transaction.atomic
def _sign_anew(name: str) -> None:
    chain = EventChain.objects.select_for_update().get(pk=name)
    if chain.signed() == chain.signature:
        _sign(chain, db_now())


@transaction.atomic
def _purge_front(name: str, moment: datetime) -> int:
    """First the signed word of how far it went, then the rows; a broken chain stays as it is, as evidence."""
    chain = EventChain.objects.select_for_update().filter(pk=name).first()
    events = SecurityEvent.objects.filter(chain=name).order_by("seq")
    front = list(takewhile(lambda event: event.at < moment, events[: numbers.PURGE_BATCH]))
    if not front:
        return 0
    if chain is None or list(Walk(chain).faults(front)):
        log.error("%s is broken and was not purged: run verify_events", name)
        return 0
    chain.purged, chain.root = front[-1].seq, front[-1].mac
    _sign(chain, db_now())
    events.filter(seq__lte=chain.purged).delete()
    return len(front)
