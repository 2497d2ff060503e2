"""The front door: sections, what most people look for, the search box."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from absher_portal.fallback import localised
from absher_portal.public import public_page
from services.models import Category, Listing, Service

MOST_POPULAR = 5


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The search box, what most people look for, and every category with its counts."""
    categories = list(counted_categories())
    totals = {"services": Service.objects.published().exclude(listings=None).count(), "categories": len(categories)}
    page = {"categories": categories, "popular": popular(), "totals": totals}
    return render(request, "home.html", page)


def counted_categories() -> QuerySet[Category]:
    """All categories with `service_count` and `inquiry_count`."""
    public = Q(listings__service__stage=Service.Stage.PUBLISHED)
    counts: dict[str, Any] = {
        "service_count": Count("listings", filter=public & Q(listings__service__kind=Service.Kind.SERVICE)),
        "inquiry_count": Count("listings", filter=public & Q(listings__service__kind=Service.Kind.INQUIRY)),
    }
    return Category.objects.annotate(**counts).order_by("order", "pk")


def popular() -> list[tuple[Any, str]]:
    """(short name, address) of the most used services that are listed and not ended, as editors order them."""
    addresses: dict[int, tuple[Any, str]] = {}
    for listing in most_used(Listing.objects.public().select_related("service", "category")):
        addresses.setdefault(listing.service_id, (short_name(listing.service), listing.get_absolute_url()))
    return list(addresses.values())[:MOST_POPULAR]


def most_used(listings: QuerySet[Listing]) -> QuerySet[Listing]:
    """Those of services that editors put among the most used, in their order; ended ones left out."""
    used = listings.filter(service__popular__isnull=False).exclude(service__status=Service.Status.ENDED)
    return used.order_by("service__popular", "pk")


def short_name(service: Service) -> SafeString:
    """Escaped, in its own language."""
    return localised(service, "short_name" if service.short_name else "name")
