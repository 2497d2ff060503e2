from typing import Any

from django.http import HttpRequest, HttpResponse


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return HttpResponse("400", status=400)


def permission_denied(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return HttpResponse("403", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return HttpResponse("403", status=403)


def page_not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return HttpResponse("404", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponse("500", status=500)
