"""The front door: sections, what most people look for, the search box."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from absher_portal.public import public_page
from services.models import Category, Listing, Service

POPULAR = {
    "renew-saudi-passport": _("Renew passport"),
    "renew-resident-id": _("Renew Iqama"),
    "traffic-violations": _("Traffic violations"),
    "book-appointment": _("Book appointment"),
    "renew-driving-license": _("Renew driving licence"),
}


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
    """(short label, address) of the popular services that are listed and not ended."""
    addresses: dict[str, str] = {}
    listings = Listing.objects.public().select_related("service", "category").filter(service__key__in=POPULAR)
    for listing in listings.exclude(service__status=Service.Status.ENDED).order_by("pk"):
        addresses.setdefault(listing.service.key, listing.get_absolute_url())
    return [(label, addresses[key]) for key, label in POPULAR.items() if key in addresses]
