"""Content put into a draft as a whole: from a version that was kept, or from a file."""

from typing import Any

from django.db import models, transaction
from django.db.models import F
from reversion.models import Version

from accounts.models import User
from services.editing.content import content_columns
from services.editing.history import Content, What, content, keep
from services.editing.workflow import Flow, NotPossible
from services.models import PARTS, Service


@transaction.atomic
def restore(version: Version, row: Service, by: User) -> tuple[Service, int]:
    """The service's draft, saying what the version says, and how much was left out (see `fill`).

    What people see stays as it is. `NotPossible` while the draft is in review or scheduled.
    """
    draft = Flow(row, by).edit()
    left_out = fill(draft, content(version))
    keep(draft, by, What.RESTORED)
    return draft, left_out


def fill(draft: Service, found: Content) -> int:
    """Replace what the draft says; call it in a transaction, `NotPossible` when it is no draft any more.

    What refers to something that is gone (a category, a service) is left out and counted.
    """
    mine = Service.everything.filter(pk=draft.pk, stage=Service.Stage.DRAFT, edition=draft.edition)
    if not mine.update(edition=F("edition") + 1):
        raise NotPossible
    draft.edition += 1
    gone = _set(draft, found["service"])
    draft.save()
    for model in PARTS:
        model._base_manager.filter(service=draft).delete()
        rows: list[Any] = [model(service=draft) for _values in found[model._meta.label]]
        lost = [_set(row, values) for row, values in zip(rows, found[model._meta.label], strict=True)]
        model._base_manager.bulk_create(row for row, missing in zip(rows, lost, strict=True) if not missing)
        gone += sum(1 for missing in lost if missing)
    return gone


def _set(row: models.Model, values: dict[str, Any]) -> int:
    """Take over the values; those that refer to what is gone stay as they are, and are counted."""
    gone = 0
    for name in content_columns(type(row)):
        column: Any = row._meta.get_field(name)
        if name not in values:
            continue
        if isinstance(column, models.ForeignKey) and not _is_there(column, values[name]):
            gone += 1
        else:
            setattr(row, name, values[name])
    return gone


def _is_there(column: models.ForeignKey, key: Any) -> bool:
    return key is None or column.related_model._base_manager.filter(pk=key).exists()
