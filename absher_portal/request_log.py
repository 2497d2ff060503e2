"""A reference for every request, and a line about it when it is answered: in place of gunicorn's access log."""

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from absher_portal import request_id
from accounts.client import is_from_our_proxy

SAFE = re.compile("[A-Za-z0-9-]{8,64}")
log = logging.getLogger("portal.requests")


class RequestLogMiddleware:
    """First of all, so that whatever is logged or written down during the request carries its reference."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reference = _given(request) or uuid.uuid4().hex
        request.reference = reference  # type: ignore[attr-defined]  # Django logs a 404 once we are done
        token = request_id.current.set(reference)
        begun = time.monotonic()
        try:
            response = self.get_response(request)
            if not request.path.startswith(settings.STATIC_URL):
                facts = {"status_code": response.status_code, "ms": int((time.monotonic() - begun) * 1000)}
                log.info("answered", extra=facts | {"request": request})
            return response
        finally:
            request_id.current.reset(token)


def _given(request: HttpRequest) -> str:
    """The reference that our own proxy gave; nobody else's, or strangers could pass theirs off as another's."""
    given = request.headers.get("X-Request-ID", "")
    return given if SAFE.fullmatch(given) and is_from_our_proxy(request) else ""
