"""The one door to the registry: asks, keeps what may be kept, and writes down each read before it is shown.

A registry that is silent or talks nonsense is an answer too: the last known one where the record's kind allows
keeping, else the moment from which to try again.
"""

import logging
import time
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.module_loading import import_string

from absher_portal import request_id
from absher_portal.clock import db_now
from absher_portal.sealing import fingerprint
from accounts.client import client_ip
from accounts.models import User
from accounts.models.user import national_id_fingerprint
from services.models.reads import RecordRead
from services.registry import kept, patience
from services.registry.kinds.identity import Person
from services.registry.protocol import Batch, Garbled, Query, Registry, Silent
from services.registry.record import Record
from services.registry.ties import listed

Capacity, Why, Outcome = RecordRead.Capacity, RecordRead.Why, RecordRead.Outcome
AFTER_NONSENSE = timedelta(minutes=1)
LAST_OF_A_MINUTE = timedelta(seconds=59, microseconds=999_999)
NOBODY = "1999999996"  # whose records are asked for where nothing may be found: no such ID was issued
STRANGERS_STEP = 0.05  # seconds; what a registry takes longer for people whom it knows is far less
log = logging.getLogger("portal.registry")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks, as what, for which service (its key) and why: what is written down with each read."""

    request: HttpRequest
    user: User | None
    capacity: RecordRead.Capacity
    why: RecordRead.Why
    service: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """`batch` is None while nothing can be said: try again at `until` (aware). `is_kept`: it is the last known."""

    batch: Batch | None
    is_kept: bool = False
    until: datetime | None = None

    @property
    def records(self) -> tuple[Record, ...]:
        return self.batch.records if self.batch else ()


@lru_cache(maxsize=4)
def _registry(dotted: str) -> Registry:
    registry: Registry = import_string(dotted)()
    return registry


def is_connected() -> bool:
    """Whether there is a registry at all; without one nothing here may be called."""
    return bool(settings.REGISTRY)


def registry() -> Registry:
    """The one that `settings.REGISTRY` names."""
    return _registry(settings.REGISTRY)


def ask(reader: Reader, query: Query, *, is_shown: bool = True) -> Answer:
    """The records, the last known ones, or when to try again; written down for each person they are about.

    What is read only to refuse is not `is_shown` to anybody: then nobody of a list is told of it.
    """
    try:
        with nullcontext() if reader.why == Why.TABLE else patience.of(reader.request):  # a table is sent as it is read
            answer = Answer(registry().records(query))
        kept.keep(query, answer.batch)
    except (Silent, Garbled) as fault:
        answer = _instead(query, fault)
    told = _listed(answer) if is_shown else {}
    _write(reader, query.kind, _outcome(answer), told | {query.about: reader.capacity})
    return answer


def ask_as_stranger(reader: Reader, query: Query, born: date) -> Answer:
    """Likewise, but nothing is found unless `born` is when they were born; one row tells of the whole question.

    Whom nobody knows and whom the date does not fit cost the same: then nobody's records are asked for, and the answer
    leaves at a full step of time.
    """
    began = time.monotonic()
    by_date = replace(query, where={**query.where, "birth_date": born.isoformat()})  # what is kept fits this date only
    try:
        with patience.of(reader.request):
            is_right = _was_born(_somebody(query.about), born)
            answer = Answer(registry().records(query if is_right else replace(query, about=NOBODY)))
        kept.keep(by_date, answer.batch)
    except (Silent, Garbled) as fault:
        answer, is_right = _instead(by_date, fault), True
    time.sleep(STRANGERS_STEP - (time.monotonic() - began) % STRANGERS_STEP)
    write_down(reader, query.kind, _outcome(answer) if is_right else Outcome.REFUSED, query.about)
    return answer


def ask_person(reader: Reader, national_id: str) -> tuple[Person | None, datetime | None]:
    """Who has this number, or None; with the moment from which to try again while the registry is silent."""
    try:
        with patience.of(reader.request):
            person, until = registry().person(national_id), None
    except (Silent, Garbled) as fault:
        person, until = None, _until(fault)
    write_down(reader, Person, Outcome.SILENT if until else Outcome.ANSWERED, national_id)
    return person, until


def write_down(reader: Reader, kind: type[Record], outcome: RecordRead.Outcome, *about: str) -> None:
    """One row for each person (ID number) that the read, or the refusal, is about."""
    _write(reader, kind, outcome, dict.fromkeys(about, reader.capacity))


def _write(
    reader: Reader, kind: type[Record], outcome: RecordRead.Outcome, about: Mapping[str, RecordRead.Capacity]
) -> None:
    now, address = db_now(), fingerprint("ip", client_ip(reader.request))
    rows = []
    for number, capacity in about.items():
        row = RecordRead(about=national_id_fingerprint(number), capacity=capacity, service=reader.service)
        row.kind, row.why, row.outcome, row.at = kind.key, reader.why, outcome, now
        row.ip_fingerprint, row.request_id = address, request_id.current.get()
        if reader.user:
            row.name_reader(reader.user.national_id, reader.user.national_id_fingerprint)
        rows.append(row)
    RecordRead.objects.bulk_create(rows)


def _somebody(national_id: str) -> Person | None:
    """Nobody, too, where the registry talks nonsense of them: strangers would learn that it knows them."""
    try:
        return registry().person(national_id)
    except Garbled as fault:
        _warn(fault)
        return None


def _was_born(person: Person | None, day: date) -> bool:
    known = person.birth_date if person else date.min
    return constant_time_compare(known.isoformat(), day.isoformat())


def _instead(query: Query, fault: Silent | Garbled) -> Answer:
    if isinstance(fault, Garbled):
        _warn(fault)
    batch = kept.last(query)
    return Answer(batch, is_kept=batch is not None, until=_until(fault))


def _warn(fault: Garbled) -> None:
    log.warning("the registry sent what is no answer: %s, %s", type(fault).__name__, fault)


def _until(fault: Silent | Garbled) -> datetime:
    """A full minute, since pages show no seconds."""
    until = fault.until if isinstance(fault, Silent) else timezone.now() + AFTER_NONSENSE
    return (until + LAST_OF_A_MINUTE).replace(second=0, microsecond=0)


def _outcome(answer: Answer) -> RecordRead.Outcome:
    if answer.batch is None:
        return Outcome.SILENT
    return Outcome.KEPT if answer.is_kept else Outcome.ANSWERED


def _listed(answer: Answer) -> dict[str, RecordRead.Capacity]:
    """The list of somebody's family and workers says something of each of them; no page shows whose tie is over."""
    found = (listed(record, timezone.localdate()) for record in answer.records)
    return dict(one for one in found if one)
