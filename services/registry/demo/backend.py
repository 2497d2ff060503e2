"""The registry of the embedded profile: answers from tables of its own, about people who do not exist."""

from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import Count, Exists, OuterRef, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from services.models.demo import DemoPerson, DemoRecord, DemoValue
from services.registry.demo.marks import meant
from services.registry.kinds.identity import Passport, Person, ResidentIdCard, SponsoredPerson
from services.registry.kinds.traffic import TrafficViolation, TrafficViolationTotal
from services.registry.protocol import MOST, Availability, Batch, Facts, Query
from services.registry.record import Record

R = TypeVar("R", bound=Record)


class DemoRegistry:
    """Refused in production."""

    def person(self, national_id: str) -> Person | None:
        """Who has this number."""
        return next(iter(_all(national_id, Person)), None)

    def records(self, query: Query) -> Batch:
        """The records in the order of their kind; the total of violations is added up from them."""
        if query.kind is TrafficViolationTotal:
            return _added_up(query.about)
        rows, total = _page(query)
        return Batch(tuple(_record(query.kind, row.content) for row in rows), total, timezone.now())

    def facts(self, national_id: str) -> Facts:
        """Answers that prove who somebody is, of the records that are theirs now."""
        iqama = _all(national_id, ResidentIdCard)[:1]
        theirs = [one for one in _all(national_id, SponsoredPerson) if one.relation != "worker" and not one.ended_on]
        found = {
            "passport-number": tuple(passport.passport_number for passport in _all(national_id, Passport)[:1]),
            "iqama-expiry": tuple(card.expiry_date.isoformat() for card in iqama),
            "dependent-iqama": tuple(one.id_number for one in theirs if one.id_number.startswith("2")),
        }
        return {name: answers for name, answers in found.items() if answers}

    def availability(self) -> Availability:
        """A database of our own is always there."""
        return Availability(is_up=True)


def _record(kind: type[R], content: dict[str, Any]) -> R:
    today = timezone.localdate()
    return kind.from_json({name: meant(value, today) for name, value in content.items()})


def _all(number: str, kind: type[R]) -> list[R]:
    rows, _total = _page(Query(number, kind, limit=MOST))
    return [_record(kind, row.content) for row in rows]


def _page(query: Query) -> tuple[list[DemoRecord], int]:
    """The rows asked for, and how many fit: read along an index either way, however many there are."""
    until = query.offset + min(query.limit, MOST)
    if not query.where:
        rows = DemoRecord.objects.filter(person__number=query.about, kind=query.kind.key)
        return list(rows.order_by("-position", "-id")[query.offset : until]), rows.count()
    values = _fitting(query)
    page = values.order_by("-position", "-record").select_related("record")[query.offset : until]
    return [value.record for value in page], values.count()


def _fitting(query: Query) -> QuerySet[DemoValue]:
    """One value for each record that equals all of `where`: the first leads, the others are looked up beside it."""
    (name, code), *others = query.where.items()
    values = DemoValue.objects.filter(about=query.about, kind=query.kind.key, name=name, value=code)
    for name, code in others:
        values = values.filter(Exists(DemoValue.objects.filter(record=OuterRef("record"), name=name, value=code)))
    return values


def _added_up(number: str) -> Batch:
    """Nothing for somebody unknown; for others one total, of nothing where nothing is owed."""
    now = timezone.now()
    if not DemoPerson.objects.filter(number=number).exists():
        return Batch((), 0, now)
    unpaid = _fitting(Query(number, TrafficViolation, {"status": "unpaid"}))
    sums = unpaid.aggregate(count=Count("pk"), total=Sum("amount"), after=Sum(Coalesce("reduced", "amount")))
    total, after = (sums[name] or Decimal(0) for name in ("total", "after"))
    summed = TrafficViolationTotal(
        unpaid_count=sums["count"], total_amount=total, total_after_discount=after, as_of=now
    )
    return Batch((summed,), 1, now)
