"""A category's services, then its inquiries, narrowed by who asks, by kind and by what needs no sign-in."""

from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from absher_portal.public import public_page
from services.choices import AUDIENCES, choices, chosen
from services.models import Category, Listing, Service
from services.views.catalogue import KIND_NAMES, PER_PAGE
from services.views.home import most_used, short_name

FEWEST = 6  # a shorter list is seen at a glance, without its most used ones apart
MOST_USED = 4

# Parameter → its label, and value → (name, what it leaves).
FILTERS: dict[str, tuple[Any, dict[str, tuple[Any, Q]]]] = {
    "audience": (
        pgettext_lazy("filter, followed by: citizen, resident, employer", "I am"),
        {
            value: (name, Q(service__audience__in=AUDIENCES[value]))
            for value, name in {
                "citizen": pgettext_lazy("I am", "Citizen"),
                "resident": pgettext_lazy("I am", "Resident"),
                "employer": pgettext_lazy("I am", "Employer"),
            }.items()
        },
    ),
    "kind": (
        gettext_lazy("Type"),
        {value: (name, Q(service__kind=value)) for value, name in KIND_NAMES.items()},
    ),
    "access": (
        pgettext_lazy("filter", "Sign-in"),
        {"public": (pgettext_lazy("access", "No sign-in"), Q(service__access=Service.Access.PUBLIC))},
    ),
}


@public_page
def category(request: HttpRequest, category: str) -> HttpResponse:
    """404 for an unknown category; an unknown choice is no choice."""
    section = get_object_or_404(Category, slug=category)
    listings = Listing.objects.public().filter(category=section).select_related("service")
    values = {name: chosen(request, name, options) for name, (_label, options) in FILTERS.items()}
    conditions = {name: FILTERS[name][1][value][1] if value else Q() for name, value in values.items()}
    counts = _counts(listings, conditions)
    rows = listings.filter(*conditions.values()).order_by("-service__kind", "order", "pk")
    page: Page[Any] = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.category = section
    context = {
        "category": section,
        "page": page,
        "most_used": [] if any(values.values()) or page.number > 1 else _most_used(section, listings, counts["kind"]),
        "groups": _groups(section, page, counts["kind"]),
        "filters": _filters(request, counts),
    }
    return render(request, "services/category.html", context)


def _counts(listings: QuerySet[Listing], conditions: dict[str, Q]) -> dict[str, dict[str, int]]:
    """Parameter → value ("" for all) → how many it would leave, the other choices held."""
    wanted: dict[tuple[str, str], Q] = {}
    for name, (_label, options) in FILTERS.items():
        others = Q(*(condition for other, condition in conditions.items() if other != name))
        wanted[name, ""] = others
        wanted |= {(name, value): others & condition for value, (_name, condition) in options.items()}
    found = listings.aggregate(**{"_".join(key): Count("pk", filter=wanted[key]) for key in wanted})
    counts: dict[str, dict[str, int]] = {name: {} for name in FILTERS}
    for name, value in wanted:
        counts[name][value] = found[f"{name}_{value}"]
    return counts


def _filters(request: HttpRequest, counts: dict[str, dict[str, int]]) -> list[dict[str, Any]]:
    """Groups of links; one with nothing to choose is left out."""
    shown = []
    for name, (label, options) in FILTERS.items():
        rows = [("", _("All"), counts[name][""])]
        rows += [(value, text, counts[name][value]) for value, (text, _condition) in options.items()]
        if links := choices(request, name, rows):
            shown.append({"label": label, "options": links})
    return shown


def _most_used(section: Category, listings: QuerySet[Listing], counts: dict[str, int]) -> list[tuple[Any, str]]:
    """(short name, address) of what most people come for."""
    rows = list(most_used(listings)[:MOST_USED])
    for row in rows:
        row.category = section
    helps = len(rows) > 1 and counts[""] >= FEWEST
    return [(short_name(row.service), row.get_absolute_url()) for row in rows] if helps else []


def _groups(section: Category, page: Page[Any], counts: dict[str, int]) -> list[dict[str, Any]]:
    """Services and inquiries apart. The kind that the category is named for carries its icon."""
    icons = {Service.Kind.SERVICE: "document", Service.Kind.INQUIRY: "search"}
    larger = max(KIND_NAMES, key=lambda value: counts[value])
    return [
        {
            "name": KIND_NAMES[Service.Kind(kind)],
            "icon": section.slug if kind == larger else icons[Service.Kind(kind)],
            "count": counts[kind],
            "rows": list(rows),
        }
        for kind, rows in groupby(page, key=lambda row: row.service.kind)
    ]
