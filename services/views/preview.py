"""A draft as its page will be: for whoever has a link to it, and inside the editors' own page about previews."""

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from services.models import Listing, PreviewLink, Service
from services.views.service import shown


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """The draft that the token opens, for anybody; one page says that a link is over, whatever is the reason."""
    row = PreviewLink.opened_by(token)
    response = _page(request, row) if row else render(request, "preview/over.html", status=404)
    return _kept_quiet(response)


def framed(request: HttpRequest, row: Service, language: str) -> HttpResponse:
    """The same page in a language, to stand in a frame of ours; the caller has made sure who asks."""
    with override(language):
        return _kept_quiet(_in_our_frames(_page)(request, row, is_framed=True))


def _page(request: HttpRequest, row: Service, **facts: Any) -> HttpResponse:
    """With the public page's own template and words; a draft that nothing lists has no page yet."""
    listings = list(Listing.objects.filter(service=row).select_related("category").order_by("pk"))
    for listing in listings:
        listing.service = row
    if not listings:
        return render(request, "preview/unlisted.html", facts)
    return render(request, "preview/service.html", shown(listings[0], listings) | facts)


def _in_our_frames(view: Any) -> Any:
    return xframe_options_sameorigin(csp_replace({"frame-ancestors": [SELF]})(view))


def _kept_quiet(response: HttpResponse) -> HttpResponse:
    """Nobody indexes it, and no page that it links to learns its address."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
