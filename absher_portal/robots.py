"""What machines ask for at fixed addresses."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse

OPEN = "User-agent: *\nDisallow: /admin/\nDisallow: /language/\n"
CLOSED = "User-agent: *\nDisallow: /\n"


def robots(request: HttpRequest) -> HttpResponse:
    """Closed to every robot unless `SITE_INDEXABLE`; then with the way to the sitemap."""
    text = f"{OPEN}Sitemap: {settings.SITE_URL}{reverse('sitemap')}\n" if settings.SITE_INDEXABLE else CLOSED
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "public, max-age=3600"
    return response


def favicon(request: HttpRequest) -> HttpResponse:
    """The mark, for browsers that look where no page (the admin's, a text) names it."""
    response = redirect(static("img/favicon.svg"))
    response["Cache-Control"] = "public, max-age=3600"
    return response
