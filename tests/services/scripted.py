"""A registry that says what a test has written for it, or nothing at all."""

from collections import defaultdict
from datetime import date, timedelta

from django.utils import timezone

from services.registry.protocol import Availability, Batch, Query, Silent

NAME = f"{__name__}.ScriptedRegistry"
RECORDS = defaultdict(list)  # ID number → records, newest first
asked = []
silent = set()  # kinds that it does not answer


class ScriptedRegistry:
    def person(self, national_id):
        return None

    def records(self, query: Query) -> Batch:
        asked.append(query)
        if query.kind in silent:
            raise Silent(timezone.now() + timedelta(minutes=2))
        found = [record for record in RECORDS[query.about] if isinstance(record, query.kind)]
        return Batch(tuple(found[query.offset :][: query.limit]), len(found), timezone.now())

    def facts(self, national_id):
        return {}

    def availability(self) -> Availability:
        return Availability(not silent)


def forget() -> None:
    for script in (RECORDS, asked, silent):
        script.clear()


def words(text: str) -> dict[str, str]:
    return {"ar": text, "en": text}


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)
