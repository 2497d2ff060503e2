"""What of a person's own, of their family's and of their vehicles' ends soon, or has ended, in order of date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString

from absher_portal.sealing import fingerprint
from accounts.models import User
from services.due.sources import SOURCES, Source
from services.inquiries.display import shown
from services.inquiries.subjects import CHILDREN, MAJORITY, age
from services.models import Listing, RecordRead
from services.registry import reading
from services.registry.kinds.identity import SponsoredPerson
from services.registry.kinds.traffic import Vehicle
from services.registry.protocol import Query
from services.registry.record import Record
from services.registry.values import Label, Words

AHEAD = timedelta(days=90)
BEHIND = timedelta(days=365)
NEAR = timedelta(days=30)
MOST = 50  # records of one kind
WHOSE, PLATE = SponsoredPerson.specs()["name"], Vehicle.specs()["plate"]


@dataclass(frozen=True, slots=True)
class Due:
    """`name` ends on `day`. `whose`: the family member, None for one's own. `uid` names it to calendars for good."""

    day: date
    name: Label
    uid: str
    renewal: str
    whose: Words | None = None
    plate: str = ""
    url: str = ""

    @property
    def is_over(self) -> bool:
        return self.day < timezone.localdate()

    @property
    def tone(self) -> str:
        """Of the tag that says how long is left."""
        if self.is_over:
            return "danger"
        return "attention" if self.day <= timezone.localdate() + NEAR else "sand"

    @property
    def about(self) -> SafeString:
        """Whose it is, for a page: a name or a plate; "" for one's own papers."""
        if self.whose:
            return shown(WHOSE, self.whose)
        return shown(PLATE, self.plate or None)


@dataclass(frozen=True, slots=True)
class Dues:
    """In order of date. `until` (aware): from when on to ask again, where the registry did not answer all of it."""

    items: tuple[Due, ...]
    until: datetime | None = None


def due_soon(request: HttpRequest, user: User) -> Dues:
    """One question for each kind of record; after the first that the registry leaves open no other is asked."""
    reader = reading.Reader(request, user, RecordRead.Capacity.SELF, RecordRead.Why.DUE)
    items: list[Due] = []
    for kind in dict.fromkeys(source.kind for source in SOURCES):
        answer = reading.ask(reader, Query(user.national_id, kind, limit=MOST))
        if answer.batch is None:
            return Dues(_in_order(items), answer.until)
        for source in (source for source in SOURCES if source.kind is kind):
            items += _ending(user, source, answer.records)
    return Dues(_in_order(items))


def _in_order(items: Iterable[Due]) -> tuple[Due, ...]:
    """With the pages of the services that renew, as far as the catalogue has them."""
    items = sorted(items, key=lambda due: due.day)
    named = {due.renewal for due in items if due.renewal}
    listings = Listing.objects.public().filter(service__key__in=named).select_related("service", "category")
    pages = {listing.service.key: listing.get_absolute_url() for listing in reversed(listings)}
    return tuple(replace(due, url=pages.get(due.renewal, "")) for due in items)


def _ending(user: User, source: Source, records: Iterable[Record]) -> Iterator[Due]:
    today, seen = timezone.localdate(), set()
    for record in records:
        which = getattr(record, source.each) if source.each else ""
        if which in seen or (source.status and getattr(record, "status", "") != source.status) or _is_gone(record):
            continue
        seen.add(which)
        day = getattr(record, source.field)
        if day and today - BEHIND <= day <= today + AHEAD:
            yield _due(user, source, record, day, which)


def _is_gone(record: Record) -> bool:
    """A tie that is over, or a child of age: no longer this person's business."""
    if not isinstance(record, SponsoredPerson):
        return False
    is_adult = record.relation in CHILDREN and age(record.birth_date, timezone.localdate()) >= MAJORITY
    return is_adult or bool(record.ended_on and record.ended_on <= timezone.localdate())


def _due(user: User, source: Source, record: Record, day: date, which: str) -> Due:
    family = record if isinstance(record, SponsoredPerson) else None
    number = family.id_number if family else user.national_id
    return Due(
        day,
        source.name,
        fingerprint("due", f"{user.pk}|{source.kind.key}|{source.field}|{which}")[:32],
        source.renewal(number),
        family.name if family else None,
        getattr(record, "plate", ""),
    )
