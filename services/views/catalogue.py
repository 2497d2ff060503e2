"""Lists of services: all of them from A to Z, and a category's."""

from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from absher_portal.public import public_page
from services.choices import choices, chosen
from services.models import Category, Listing, Service
from services.search.index import current_index
from services.views.home import counted_categories

PER_PAGE = 100
KINDS = Service.Kind.values
ACCESSES = Service.Access.values
KIND_NAMES = {
    Service.Kind.SERVICE: pgettext_lazy("kind", "Services"),
    Service.Kind.INQUIRY: pgettext_lazy("kind", "Inquiries"),
}


@public_page
def services(request: HttpRequest) -> HttpResponse:
    """Every service once, under its first letter in the page's language; long catalogues by pages."""
    kind = chosen(request, "kind", KINDS)
    index = current_index()
    letters = index.alphabetical["en" if get_language() == "en" else "ar"]
    counts = {value: sum(entry.kind == value for entry in index.entries) for value in KINDS}
    wanted = [(letter, pk) for letter, pk in letters if not kind or index.entries[index.place[pk]].kind == kind]
    page: Page[Any] = Paginator(wanted, PER_PAGE).get_page(request.GET.get("page"))
    listings = canonical_listings([pk for _letter, pk in page])
    rows = [(letter, listings[pk]) for letter, pk in page if pk in listings]
    groups = [(letter, [row for _l, row in group]) for letter, group in groupby(rows, key=lambda row: row[0])]
    context = {
        "categories": counted_categories(),
        "total": len(index.entries),
        "kinds": choices(request, "kind", _kinds(len(index.entries), counts)),
        "page": page,
        "groups": groups,
    }
    return render(request, "services/all.html", context)


@public_page
def category(request: HttpRequest, category: str) -> HttpResponse:
    """A category's services, then its inquiries; 404 for an unknown category."""
    section = get_object_or_404(Category, slug=category)
    kind, access = chosen(request, "kind", KINDS), chosen(request, "access", ACCESSES)
    of_kind = Q(service__kind=kind) if kind else Q()
    of_access = Q(service__access=access) if access else Q()
    listings = Listing.objects.public().filter(category=section)
    counts = _counts(listings, of_kind, of_access)
    rows = listings.filter(of_kind & of_access).select_related("service").order_by("-service__kind", "order", "pk")
    page: Page[Any] = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.category = section
    context = {
        "category": section,
        "page": page,
        "groups": _groups(section, page, counts),
        "kinds": choices(request, "kind", _kinds(counts["any_kind"], counts)),
        "accesses": choices(
            request,
            "access",
            [("", _("All"), counts["any_access"]), ("public", pgettext("access", "No sign-in"), counts["public"])],
        ),
    }
    return render(request, "services/category.html", context)


def _counts(listings: QuerySet[Listing], of_kind: Q, of_access: Q) -> dict[str, int]:
    """How many each choice would leave, the other choice held."""
    public, service, inquiry = (
        Q(service__access=Service.Access.PUBLIC),
        Q(service__kind=Service.Kind.SERVICE),
        Q(service__kind=Service.Kind.INQUIRY),
    )
    found = listings.aggregate(
        any_kind=Count("pk", filter=of_access),
        any_access=Count("pk", filter=of_kind),
        services=Count("pk", filter=of_access & service),
        inquiries=Count("pk", filter=of_access & inquiry),
        public=Count("pk", filter=of_kind & public),
    )
    return found | {"service": found["services"], "inquiry": found["inquiries"]}


def canonical_listings(services: list[int]) -> dict[int, Listing]:
    """Primary key of a service → its first listing, with service and category."""
    found: dict[int, Listing] = {}
    rows = Listing.objects.public().filter(service__in=services).select_related("service", "category")
    for row in rows.order_by("pk"):
        found.setdefault(row.service_id, row)
    return found


def _kinds(total: int, counts: dict[str, int]) -> list[tuple[str, Any, int]]:
    return [("", _("All"), total), *((kind, name, counts[kind]) for kind, name in KIND_NAMES.items())]


def _groups(section: Category, page: Page[Any], counts: dict[str, int]) -> list[dict[str, Any]]:
    """Services and inquiries apart. The kind that the category is named for carries its icon."""
    icons = {Service.Kind.SERVICE: "document", Service.Kind.INQUIRY: "search"}
    larger = max(KINDS, key=lambda value: counts[value])
    return [
        {
            "name": KIND_NAMES[Service.Kind(kind)],
            "icon": section.slug if kind == larger else icons[Service.Kind(kind)],
            "count": counts[kind],
            "rows": list(rows),
        }
        for kind, rows in groupby(page, key=lambda row: row.service.kind)
    ]
