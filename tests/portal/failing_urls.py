"""The portal's addresses, and one that fails as asked."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import path

from absher_portal.urls import handler400, handler403, handler404, handler500
from absher_portal.urls import urlpatterns as portal

__all__ = ["handler400", "handler403", "handler404", "handler500"]
FAILURES = {"400": SuspiciousOperation, "403": PermissionDenied, "500": RuntimeError}


def fail(request: HttpRequest, language: str, code: str) -> HttpResponse:
    raise FAILURES[code]


urlpatterns = [path("<str:language>/fail/<str:code>/", fail), *portal]
