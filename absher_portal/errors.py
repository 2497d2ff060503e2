"""What people see when something is wrong: in their language, without blame, with ways on.

The pages need neither the session nor the database, since either may be what is wrong; the last one
(500) needs no context and no other template.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import get_language_from_request, override

from absher_portal import request_id
from absher_portal.context import site


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The request can't be understood (400)."""
    return _page(request, "400.html", 400)


def permission_denied(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The person may not see this (403)."""
    return _page(request, "403.html", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that is too old, or a browser that keeps no cookies: nothing was changed, and trying again helps."""
    return _page(request, "403.html", 403, is_stale_form=True)


def page_not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Nothing stands at this address (404)."""
    return _page(request, "404.html", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours (500)."""
    return _page(request, "500.html", 500, stylesheet=_stylesheet(), reference=request_id.current.get())


def _stylesheet() -> str:
    """Its address, or nothing: a missing manifest may be the very fault."""
    try:
        return static("css/portal.css")
    except ValueError:
        return ""


def _page(request: HttpRequest, template: str, status: int, **facts: Any) -> HttpResponse:
    language = get_language_from_request(request, check_path=True)
    with override(language):
        page = {"request": request, "LANGUAGE_CODE": language, **site(request), **facts}
        response = HttpResponse(render_to_string(template, page), status=status)
    response["Content-Language"] = language
    return response
