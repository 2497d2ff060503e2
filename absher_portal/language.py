"""The entrance to one of the two languages, and the switch between them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_from_request, override

from absher_portal.form_page import remember_language
from absher_portal.templatetags.portal import in_language


def entrance(request: HttpRequest) -> HttpResponse:
    """`/`: on to the language of the cookie, else of Accept-Language, else Arabic."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response


def switch(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the language and go on to `?next=` in it; changes nothing else, so a GET may do it."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    return remember_language(HttpResponseRedirect(same_page(request.GET.get("next", ""), code)), code)


def same_page(address: str, code: str) -> str:
    """One of our own addresses, query and all, in that language; anything else becomes its home page."""
    home = f"/{code}/"
    if not (address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)):
        return home
    there = urlsplit(address)
    path = in_language(there.path, code)
    try:
        with override(code):
            resolve(path)
    except Resolver404:
        return home
    return f"{path}?{there.query}" if there.query else path
