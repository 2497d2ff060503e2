"""What the words of a service are: its own columns and its parts, apart from how and when it is published."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from absher_portal.languages import columns
from absher_portal.records import Plain
from services.models import PARTS, Service
from services.models.publishing import Publishing

STATUS = ("status", "paused_until", *columns("status_note"))
# The status is changed on what people see, and the key is chosen once: no draft carries either.
NO_CONTENT = {"id", "service", *STATUS}
NO_CONTENT |= {field.name for field in Publishing._meta.get_fields()} - {"reviewed_on", "review_by"}


def content_columns(model: type[models.Model]) -> list[str]:
    """The columns that an editor fills; a translated text by its languages' columns."""
    fields = model._meta.concrete_fields
    translated = {field.translated_field.name for field in fields if hasattr(field, "translated_field")}
    left_out = NO_CONTENT | translated | ({"key"} if model is Service else set())
    return [field.attname for field in fields if field.name not in left_out]


def values(row: models.Model) -> Plain:
    """Column → value; no text is an empty text."""
    return {name: _text(row, name) for name in content_columns(type(row))}


def _text(row: models.Model, name: str) -> Any:
    value, column = getattr(row, name), row._meta.get_field(name)
    return "" if value is None and isinstance(column, models.CharField | models.TextField) else value


def parts(row: Service, model: Any) -> list[Any]:
    """The service's parts of a kind, in the order in which they came."""
    rows = list(model._base_manager.filter(service=row).order_by("pk"))
    for part in rows:
        part.service = row
    return rows


def snapshot(row: Service) -> dict[str, Any]:
    """All of it as JSON keeps it: `service` and each kind of part under its label, one dictionary a row."""
    found = {"service": values(row)} | {model._meta.label: [values(p) for p in parts(row, model)] for model in PARTS}
    return json.loads(json.dumps(found, cls=DjangoJSONEncoder))
