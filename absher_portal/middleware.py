"""Two kinds of page, never mixed: public pages carry nothing of the person, all others are not kept.

Every page is UTF-8, and so is what is sent to it.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers


class PageKindMiddleware:
    """Marks everything that `@public_page` has not marked as personal: `no-store`, whatever the view forgot."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.encoding:  # a charset of the sender's own, which can spell what no database keeps
            request.encoding = settings.DEFAULT_CHARSET
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
