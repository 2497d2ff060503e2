"""What a service said at each saving and publishing, kept by django-reversion. Nothing of people but who did it.

A service and the draft beside it share one history, by their key. A revision holds one version of the row and one of
each of its parts; its comment says what happened.
"""

from typing import Any

import reversion
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import pgettext_lazy
from reversion.models import Version

from accounts.models import User
from services.editing.content import content_columns, values
from services.models import PARTS, Service

Content = dict[str, Any]  # "service": its values; a part's label: a list of the parts' values, first listing first


class What(models.TextChoices):
    """Why a version was kept."""

    FOUND = "found", pgettext_lazy("kept version", "As it was before editing")
    SAVED = "saved", pgettext_lazy("kept version", "Draft saved")
    PUBLISHED = "published", pgettext_lazy("kept version", "Published")
    IMPORTED = "imported", pgettext_lazy("kept version", "Imported into the draft")
    RESTORED = "restored", pgettext_lazy("kept version", "Restored into the draft")


def _parts_of(row: Service) -> "dict[type[models.Model], models.QuerySet[Any]]":
    return {model: getattr(row, _accessor(model)).all() for model in PARTS}


def _accessor(model: Any) -> str:
    return str(model._meta.get_field("service").remote_field.related_name)


def _fields(model: type[models.Model]) -> list[str]:
    return [model._meta.get_field(name).name for name in content_columns(model)]


reversion.register(
    Service, fields=_fields(Service), follow=[_accessor(model) for model in PARTS], object_id_field="key"
)
for part_model in PARTS:
    reversion.register(part_model, fields=_fields(part_model))


def keep(row: Service, by: User | None, what: What) -> None:
    """Keep what the row says now, unless that was kept last already; call it in the transaction that changed it."""
    last = versions(row).first()
    if what == What.PUBLISHED or last is None or content(last) != current(row):
        with reversion.create_revision(manage_manually=True):
            reversion.set_user(by)
            reversion.set_comment(what.value)
            reversion.add_to_revision(row)


def versions(row: Service) -> "models.QuerySet[Version]":
    """Of a service and its drafts, newest first, each with its revision and who made it."""
    return Version.objects.get_for_object_reference(Service, row.key).select_related("revision__user")


def content(version: Version) -> Content:
    """What the service said; a column that came later is empty in it. `RevertError` when nobody can read it."""
    found: Content = {"service": {}} | {model._meta.label: [] for model in PARTS}
    for kept in Version.objects.filter(revision=version.revision_id).order_by("pk"):
        model = ContentType.objects.get_for_id(kept.content_type_id).model_class()
        if model is Service:
            found["service"] = values(Service(**kept.field_dict))
        elif model in PARTS:
            found[model._meta.label].append(values(model(**kept.field_dict)))
    return found


def current(row: Service) -> Content:
    """What the row says now, in the same shape."""
    rows = {model._meta.label: [values(part) for part in some] for model, some in _parts_of(row).items()}
    return {"service": values(row)} | rows
