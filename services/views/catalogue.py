"""The list of all services from A to Z, and where a service stands first."""

from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from absher_portal.languages import text_language
from absher_portal.public import public_page
from services.choices import choices, chosen
from services.models import Listing, Service
from services.search.index import current_index
from services.views.home import counted_categories

PER_PAGE = 100
KINDS = Service.Kind.values
KIND_NAMES = {
    Service.Kind.SERVICE: pgettext_lazy("kind", "Services"),
    Service.Kind.INQUIRY: pgettext_lazy("kind", "Inquiries"),
}


@public_page
def services(request: HttpRequest) -> HttpResponse:
    """Every service once, under its first letter in the page's language; long catalogues by pages."""
    kind = chosen(request, "kind", KINDS)
    index = current_index()
    letters = index.alphabetical[text_language()]
    counts = {value: sum(entry.kind == value for entry in index.entries) for value in KINDS}
    kinds = [(value, name, counts[value]) for value, name in KIND_NAMES.items()]
    wanted = [(letter, pk) for letter, pk in letters if not kind or index.entries[index.place[pk]].kind == kind]
    page: Page[Any] = Paginator(wanted, PER_PAGE).get_page(request.GET.get("page"))
    listings = canonical_listings([pk for _letter, pk in page])
    rows = [(letter, listings[pk]) for letter, pk in page if pk in listings]
    groups = [(letter, [row for _l, row in group]) for letter, group in groupby(rows, key=lambda row: row[0])]
    context = {
        "categories": counted_categories(),
        "total": len(index.entries),
        "kinds": choices(request, "kind", [("", _("All"), len(index.entries)), *kinds]),
        "page": page,
        "groups": groups,
    }
    return render(request, "services/all.html", context)


def canonical_listings(services: list[int]) -> dict[int, Listing]:
    """Primary key of a service → its first listing, with service and category."""
    found: dict[int, Listing] = {}
    rows = Listing.objects.public().filter(service__in=services).select_related("service", "category")
    for row in rows.order_by("pk"):
        found.setdefault(row.service_id, row)
    return found
