"""Every public page for search engines, once per language with its alternates; nothing unless `SITE_INDEXABLE`."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from absher_portal.public import public_page
from absher_portal.templatetags.portal import in_language
from services.models import Category, Listing

PER_FILE = 1000  # services; a file may hold 50,000 addresses
PAGES = ["home", "services", "individuals", "activation", "activation_offices", "activation_banks", "activation_kiosks"]
PAGES += ["help", "about", "terms", "privacy", "accessibility"]


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """The map, or an index of its parts (`?page=`) when the catalogue fills more than one."""
    if not settings.SITE_INDEXABLE:
        raise Http404("closed to robots")
    parts = Paginator(_canonical_listings(), PER_FILE)
    number = request.GET.get("page")
    if number is None and parts.num_pages > 1:
        return _xml(request, "sitemap_index.xml", {"numbers": parts.page_range})
    part = parts.get_page(number)
    paths = _first_paths() if part.number == 1 else []
    paths += [listing.get_absolute_url() for listing in part]
    return _xml(request, "sitemap.xml", {"pages": [_in_each_language(path) for path in paths]})


def _canonical_listings() -> QuerySet[Listing]:
    """The first listing of every service that people see."""
    earlier = Listing.objects.filter(service=OuterRef("service"), pk__lt=OuterRef("pk"))
    return Listing.objects.public().exclude(Exists(earlier)).select_related("service", "category").order_by("pk")


def _first_paths() -> list[str]:
    categories = Category.objects.order_by("order", "pk")
    return [reverse(name) for name in PAGES] + [category.get_absolute_url() for category in categories]


def _in_each_language(path: str) -> dict[str, str]:
    """Language → the page's whole address, the default language first."""
    return {code: f"{settings.SITE_URL}{in_language(path, code)}" for code, _name in settings.LANGUAGES}


def _xml(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml")
