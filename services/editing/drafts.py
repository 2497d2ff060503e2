"""A draft beside what people see: begun as its copy, and in the end put in its place."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from services.editing.content import STATUS, parts, snapshot, values
from services.models import PARTS, Service


def begin(live: Service) -> Service:
    """The draft of a service that has none, with copies of its parts; call it in a transaction."""
    status = {name: getattr(live, name) for name in STATUS}
    draft = Service(key=live.key, draft_of=live, begun_from=snapshot(live), **values(live), **status)
    draft.save()
    for model in PARTS:
        copies: list[Any] = [model(service=draft, **values(part)) for part in parts(live, model)]
        model._base_manager.bulk_create(copies)
    return draft


def deliver(draft: Service, live: Service) -> None:
    """Put into the service what was edited in its draft, and drop the draft; call it in a transaction.

    What only changed in the service meanwhile (a file was loaded, a translation approved) stays. Rows keep their
    keys where they still say the same thing in the same order, so that whatever refers to them goes on.
    """
    now, before = snapshot(draft), draft.begun_from or {}
    was = before.get("service", {})
    for name, value in values(draft).items():
        if now["service"][name] != was.get(name, ...):
            setattr(live, name, value)
    # Not shown while its parts are written, or each of them would move the content version.
    live.stage = draft.stage
    for model in PARTS:
        if now[model._meta.label] != before.get(model._meta.label):
            _bring(model, draft, live)
    draft.delete()


def _bring(model: Any, draft: Service, live: Service) -> None:
    here = parts(live, model)
    pairs = _pairs(model, here, parts(draft, model))
    staying = _in_order(old for old, _new in pairs)
    for part in here:
        if part.pk not in staying:
            part.delete()
    for old, new in pairs:
        found = values(new) | ({name: getattr(old, name) for name in model.kept_on_publishing} if old else {})
        part = old if old and old.pk else model(service=live)
        if part is old and values(old) == found:
            continue
        for name, value in found.items():
            setattr(part, name, value)
        part.save()


def _in_order(rows: Iterable[Any]) -> set[int]:
    """The keys that already follow one another as wanted: parts stand in the order of their keys, new ones last."""
    keys: list[int] = []
    for row in rows:
        if row is None or (keys and row.pk < keys[-1]):
            break
        keys.append(row.pk)
    return set(keys)


def _pairs(model: Any, here: list[Any], wanted: list[Any]) -> list[tuple[Any, Any]]:
    """(row that it replaces or None, the draft's row): by what tells a service's parts apart, else by what they say."""
    unique = unique_columns(model)
    left, pairs = list(here), []
    for new in wanted:
        old = next((row for row in left if _says(row, unique) == _says(new, unique)), None)
        left = [row for row in left if row is not old]
        pairs.append((old, new))
    if not unique:  # what was reworded stays the same row
        pairs = [(old or (left.pop(0) if left else None), new) for old, new in pairs]
    return pairs


def unique_columns(model: type[models.Model]) -> list[str]:
    """The columns that tell a service's parts of this kind apart; none for plain texts."""
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and "service" in constraint.fields:
            return [model._meta.get_field(name).attname for name in constraint.fields if name != "service"]  # type: ignore[union-attr]
    return []


def _says(row: models.Model, unique: list[str]) -> Any:
    return [getattr(row, name) for name in unique] if unique else values(row)
