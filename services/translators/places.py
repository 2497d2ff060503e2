"""Where a text appears: the row's name, the page that people read, and the admin's page of its row."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from services.models import Category, Listing, Service
from services.translators.content import service_of
from services.translators.text import Text


@dataclass(frozen=True)
class Place:
    """`page`: an address of the portal, "" when the text has none of its own."""

    name: str
    page: str = ""
    is_draft: bool = False


def places(texts: Iterable[Text]) -> dict[str, Place]:
    """Key of a text → its place. As many queries as there are models among them, however many texts."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for text in texts:
        if text.key:
            wanted[text.key.split("/")[0]].add(int(text.key.split("/")[1]))
    found: dict[tuple[str, int], Any] = {}
    for label, keys in wanted.items():
        model: Any = apps.get_model(label)
        query = model._base_manager.filter(pk__in=keys)
        if "service" in {field.name for field in model._meta.fields}:
            query = query.select_related("service")
        found |= {(label, row.pk): row for row in query}
    pages = _service_pages(found.values())
    return {
        text.key: _place(found[label, int(pk)], pages)
        for text in texts
        for label, pk, *_rest in [text.key.split("/") if text.key else ("", "0")]
        if (label, int(pk)) in found
    }


def _place(row: Any, pages: dict[int, str]) -> Place:
    service = service_of(row)
    if service:
        page = pages.get(service.draft_of_id or service.pk, "")
        return Place(str(service), page, service.stage != Service.Stage.PUBLISHED)
    return Place(str(row), _page(row))


def _page(row: Any) -> str:
    if isinstance(row, Category):
        return row.url
    return f"/{get_language()}/activation/" if row._meta.app_label == "activation" else ""


def _service_pages(found: Iterable[Any]) -> dict[int, str]:
    """Primary key of a service that people see → its address, the first category's."""
    services = {service.draft_of_id or service.pk for row in found if (service := service_of(row))}
    pages: dict[int, str] = {}
    listings = Listing.objects.filter(service__in=services, service__stage=Service.Stage.PUBLISHED)
    for listing in listings.select_related("service", "category").order_by("pk"):
        pages.setdefault(listing.service_id, listing.get_absolute_url())
    return pages


def admin_page(row: Any) -> str:
    """Where the row is edited as a whole; "" when it has no page of its own."""
    target = service_of(row) or row
    try:
        return reverse(f"admin:{target._meta.app_label}_{target._meta.model_name}_change", args=[target.pk])
    except NoReverseMatch:
        return ""
