from django.conf import settings
from django.http import HttpRequest, HttpResponse

OPEN = "User-agent: *\nDisallow: /admin/\nDisallow: /language/\n"
CLOSED = "User-agent: *\nDisallow: /\n"


def robots(request: HttpRequest) -> HttpResponse:
    """Closed to every robot unless `SITE_INDEXABLE`."""
    text = OPEN if settings.SITE_INDEXABLE else CLOSED
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "public, max-age=3600"
    return response
