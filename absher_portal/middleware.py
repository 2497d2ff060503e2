"""Two kinds of page, never mixed: public pages carry nothing of the person, all others are not kept."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers


class PageKindMiddleware:
    """Marks everything that `@public_page` has not marked as personal: `no-store`, whatever the view forgot."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response
