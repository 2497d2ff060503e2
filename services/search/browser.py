"""`search/opensearch.xml`: lets browsers offer the portal's search in their own search box."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from absher_portal.public import public_page


@public_page
def opensearch(request: HttpRequest) -> HttpResponse:
    """The OpenSearch description in the page's language."""
    address = f"{settings.SITE_URL}{reverse('search')}"
    context = {"root": settings.SITE_URL, "address": address, "about": _("Search all government services")}
    return render(request, "search/opensearch.xml", context, "application/opensearchdescription+xml")
