"""The entrance to one of the two languages, and the switch between them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_from_path, get_language_from_request, override


def entrance(request: HttpRequest) -> HttpResponse:
    """`/`: on to the language of the cookie, else of Accept-Language, else Arabic."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response


def switch(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the language and go on to `?next=` in it; changes nothing else, so a GET may do it."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    response = HttpResponseRedirect(in_language(request.GET.get("next", ""), code))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return response


def in_language(address: str, code: str) -> str:
    """One of our own addresses, query and all, in that language; anything else becomes its home page."""
    home = f"/{code}/"
    if not (address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)):
        return home
    parts = urlsplit(address)
    path = parts.path
    if language := get_language_from_path(path):
        path = home + path.removeprefix(f"/{language}").lstrip("/")
    try:
        with override(code):
            resolve(path)
    except Resolver404:
        return home
    return f"{path}?{parts.query}" if parts.query else path
