"""The texts that people edit: every translated column, as it stands now or in the draft that will follow it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Model, QuerySet
from modeltranslation.manager import get_translatable_fields_for_model

from absher_portal.languages import codes, columns
from absher_portal.models import ContentVersion, PublicContent
from services.editing.content import parts
from services.models import EditingEvent, ReviewedText, Service
from services.models.service import ServicePart
from services.translators.reviews import Reviews, first_language
from services.translators.text import Text

ARCHIVED = Service.Stage.ARCHIVED
STATUS_NOTE = "status_note"  # no draft carries it: it is read and written on the service itself
# Words that people search by: each language has its own, none is the other's translation.
NOT_TRANSLATIONS = {"services.synonymgroup"}


def translated() -> list[type[Model]]:
    """Those with texts that say the same in every language."""
    found = (model for model in apps.get_models() if get_translatable_fields_for_model(model))
    return [model for model in found if model._meta.label_lower not in NOT_TRANSLATIONS]


def rows(model: Any) -> QuerySet[Any]:
    """What translators work on: a service's draft in the place of the service, nothing that is archived."""
    if model is Service:
        return Service.everything.filter(draft=None).exclude(stage=ARCHIVED)
    if issubclass(model, ServicePart):
        return model._base_manager.filter(service__draft=None).exclude(service__stage=ARCHIVED)
    return model._base_manager.all()


def texts() -> list[Text]:
    """Each text of each row beside each of its translations; a text that stands in no language is left out."""
    return [*_public(_standing()), *_texts([model for model in translated() if not issubclass(model, PublicContent)])]


def _standing() -> tuple[object, ...]:
    """Moves with every text and every review: people's pages move the content version, a draft its edition."""
    services = Service.everything.aggregate(models.Count("pk"), models.Max("pk"), models.Sum("edition"))
    events = EditingEvent.objects.aggregate(models.Max("pk"))
    reviews = ReviewedText.objects.aggregate(models.Count("pk"), models.Max("pk"))
    return ContentVersion.read(), *services.values(), *events.values(), *reviews.values()


@lru_cache(maxsize=1)
def _public(standing: tuple[object, ...]) -> list[Text]:
    """Read once for as long as nothing moves."""
    return list(_texts([model for model in translated() if issubclass(model, PublicContent)]))


def _texts(found_models: list[type[Model]]) -> Iterator[Text]:
    reviews = Reviews()
    for model in found_models:
        names = get_translatable_fields_for_model(model) or []
        yield from _of(rows(model), [name for name in names if name != STATUS_NOTE], reviews)
        if model is Service:
            yield from _of(Service.objects.exclude(stage=ARCHIVED), [STATUS_NOTE], reviews)


def forget() -> None:
    """As a process that was just started."""
    _public.cache_clear()


def _of(found_rows: QuerySet[Any], names: list[str], reviews: Reviews) -> Iterator[Text]:
    model = found_rows.model
    for pk, *values in found_rows.order_by("pk").values_list("pk", *columns(*names)):
        for place, name in enumerate(names):
            own = values[place * len(codes()) : (place + 1) * len(codes())]
            found = {code: text or "" for code, text in zip(codes(), own, strict=True)}
            if any(text.strip() for text in found.values()):
                yield from _beside(model, f"{model._meta.label_lower}/{pk}/{name}", found, reviews)


def _beside(model: type[Model], key: str, found: dict[str, str], reviews: Reviews) -> Iterator[Text]:
    first = first_language()
    for language in codes():
        if language != first:
            state, needs = reviews.judge(language, found[first], found[language])
            yield Text(
                language, first, [found[first]], [found[language]], state, needs,
                model._meta.app_label, "content", key=f"{key}/{language}",
            )  # fmt: skip


def find(label: str, pk: str, name: str) -> Any:
    """The row of a key, in a draft that was begun meanwhile; None when there is no such text (any more)."""
    model: Any = next((model for model in translated() if model._meta.label_lower == label), None)
    if model is None or name not in (get_translatable_fields_for_model(model) or ()):
        return None
    row = model._base_manager.filter(pk=int(pk)).first() if pk.isdecimal() and len(pk) < 19 else None
    service = service_of(row)
    if service and name == STATUS_NOTE:
        return service.service
    draft = Service.everything.filter(draft_of=service).first() if service else None
    return counterpart(row, draft) if draft else row


def service_of(row: Any) -> Service | None:
    """The service that the row is, or belongs to."""
    if isinstance(row, ServicePart):
        return row.service
    return row if isinstance(row, Service) else None


def counterpart(row: Any, draft: Service) -> Any:
    """The same text in the draft: the service's own, or of the part in the same place; None: the parts differ."""
    if isinstance(row, Service):
        return draft
    here, there = parts(row.service, type(row)), parts(draft, type(row))
    return there[here.index(row)] if len(here) == len(there) else None
