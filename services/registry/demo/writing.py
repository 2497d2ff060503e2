"""Filling the demo registry's tables, a person at a time."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from services.models.demo import DemoPerson, DemoRecord, DemoValue
from services.registry.demo.marks import meant, position
from services.registry.kinds import KINDS
from services.registry.record import Record
from services.registry.values import Kind

Written = Mapping[str, Any]  # a record's fields, with marks (`marks.py`) for days that depend on today
ASKED_BY = (Kind.CHOICE, Kind.IDENTIFIER, Kind.PLATE)


@transaction.atomic
def write(number: str, records: Mapping[str, Iterable[Written]], *, digest: str = "") -> None:
    """Have the registry know exactly this of the person with this number: kind (its key) → records.

    `Garbled` when one of them is no such record.
    """
    DemoRecord.objects.filter(person__number=number).delete()
    DemoPerson.objects.update_or_create(number=number, defaults={"digest": digest})
    for key, several in records.items():
        add(number, KINDS[key], several)


def add(number: str, kind: type[Record], several: Iterable[Written]) -> None:
    """Records of one kind more; those without a day of their own stay in the order in which they come."""
    today = timezone.localdate()
    rows = []
    for index, full in enumerate(several):
        written = {name: value for name, value in full.items() if value is not None}  # no JSON nulls to add up
        kind.from_json({name: meant(value, today) for name, value in written.items()})
        place = position(written.get(kind.newest_by)) if kind.newest_by else -index
        rows.append(DemoRecord(person_id=number, kind=kind.key, position=place, content=written))
    DemoRecord.objects.bulk_create(rows, batch_size=1000)
    DemoValue.objects.bulk_create((value for row in rows for value in _values(kind, row)), batch_size=1000)


def _values(kind: type[Record], row: DemoRecord) -> Iterator[DemoValue]:
    facts = {"about": row.person_id, "kind": row.kind, "position": row.position}
    facts |= {"amount": row.content.get("amount"), "reduced": row.content.get("discount_amount")}
    for name, spec in kind.specs().items():
        if spec.kind in ASKED_BY and row.content.get(name) is not None:
            yield DemoValue(record=row, name=name, value=row.content[name], **facts)
