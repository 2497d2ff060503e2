"""What the registry sent, believed only when it is whole, about whom was asked for, and answers what was asked."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from services.registry.http.calling import ANSWER_MAX
from services.registry.kinds.identity import Person
from services.registry.protocol import Batch, Facts, Query, WrongPerson
from services.registry.record import LARGEST_NUMBER, READ, Garbled, Record
from services.registry.values import Kind

CLOCKS = timedelta(minutes=1)  # by which the registry's may be ahead of ours
FACTS_MAX = 100


def opened(sent: bytes, about: str) -> dict[str, Any]:
    """The JSON object; `WrongPerson` unless it says that it is about this person (ID number)."""
    if len(sent) > ANSWER_MAX:
        raise Garbled("too long")
    try:
        said = json.loads(sent)
    except (ValueError, RecursionError):
        raise Garbled("no JSON") from None
    if not isinstance(said, dict):
        raise Garbled("no object")
    if said.get("about") != about:
        raise WrongPerson("about")
    return said


def person(said: dict[str, Any]) -> Person | None:
    """Whom it knows by that number, or None; it must say which."""
    if "person" not in said:
        raise Garbled("person")
    return None if said["person"] is None else _record(Person, said["person"], said["about"])


def batch(said: dict[str, Any], query: Query) -> Batch:
    """The page that was asked for: neither half of it nor more, in order, and nothing beside the question."""
    total, sent, offset = said.get("total"), said.get("records"), said.get("offset")
    if said.get("kind") != query.kind.key or offset != query.offset:
        raise Garbled("kind or offset")
    if type(total) is not int or not 0 <= total < LARGEST_NUMBER:  # pages cannot be counted beyond
        raise Garbled("total")
    if not isinstance(sent, list) or len(sent) != max(0, min(query.limit, total - query.offset)):
        raise Garbled("number of records")
    records = tuple(_record(query.kind, one, query.about) for one in sent)
    if any(record.to_json()[name] != wanted for record in records for name, wanted in query.where.items()):
        raise Garbled("where")
    if (by := query.kind.newest_by) and records != tuple(sorted(records, key=lambda r: getattr(r, by), reverse=True)):
        raise Garbled("order")
    return Batch(records, total, _as_of(said))


def facts(said: dict[str, Any]) -> Facts:
    """Name → every acceptable answer."""
    sent = said.get("facts")
    if not isinstance(sent, dict):
        raise Garbled("facts")
    return {name: tuple(_texts(answers)) for name, answers in sent.items()}


def _record(kind: type[Record], sent: Any, about: str) -> Any:
    record = kind.from_json(sent)
    if kind.whose and getattr(record, kind.whose) != about:
        raise WrongPerson(f"{kind.key}.{kind.whose}")
    return record


def _as_of(said: dict[str, Any]) -> datetime:
    try:
        moment: datetime = READ[Kind.MOMENT](said.get("as_of"))
    except ValueError:
        raise Garbled("as_of") from None
    if moment > timezone.now() + CLOCKS:
        raise Garbled("as_of")
    return moment


def _texts(sent: Any) -> list[str]:
    if not isinstance(sent, list) or len(sent) > FACTS_MAX:
        raise Garbled("facts")
    try:
        return [READ[Kind.IDENTIFIER](one) for one in sent]
    except ValueError:
        raise Garbled("facts") from None
