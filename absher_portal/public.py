"""Public pages: the same bytes for everyone, kept per (path, language, content version), 304 when unchanged.

A public view never reads `request.user`, the session, messages or a token; `@public_page` takes the cookies
and the person away, so that one that tries gets nobody. What a page shows by time (today, open now) names its
next change.
"""

import hashlib
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache, wraps
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from absher_portal.models import ContentVersion

View = Callable[..., HttpResponse]
Page = tuple[str, str, datetime | None]  # its text, its type, when it changes
VERSION_AGE = 0.5  # seconds that a process believes the version it read
KEPT = 24 * 3600  # seconds that bytes are kept; the version and the day in the key retire them earlier

_version: tuple[float, int] = (0.0, 0)
_at_their_time: list[Callable[[], None]] = []


def at_its_time(change: Callable[[], None]) -> Callable[[], None]:
    """What waits for its time takes effect before the content version is read: it must be cheap and never fail."""
    _at_their_time.append(change)
    return change


def content_version() -> int:
    """The content version, at most half a second old."""
    global _version
    if time.monotonic() - _version[0] > VERSION_AGE:
        for change in _at_their_time:
            change()
        _version = (time.monotonic(), ContentVersion.read())
    return _version[1]


@lru_cache(maxsize=1)
def build_id() -> str:
    """Changes with the code, the templates, the translations and the site's settings, so that old bytes retire."""
    parts = ("absher_portal", "accounts", "activation", "locale", "services", "static", "templates")
    files = (f for part in parts for f in (settings.BASE_DIR / part).rglob("*") if f.suffix != ".pyc" and f.is_file())
    stamps = [f"{f}{f.stat().st_mtime_ns}" for f in sorted(files)]
    named = [
        f"{name}={getattr(settings, name)}" for name in dir(settings) if name.startswith(("SITE_", "CONTACT_", "APP_"))
    ]
    return hashlib.sha256("\n".join(stamps + named).encode()).hexdigest()[:16]


def midnight() -> datetime:
    """The next midnight in Riyadh: today's date stands in every footer."""
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


def public_page(view: View) -> View:
    """Serve the view's GET as a public page. A view may set `response.changes_at` (aware) before midnight."""

    @wraps(view)
    def serve(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.COOKIES, request.session, request.user = {}, type(request.session)(), AnonymousUser()
        etag = _etag(request)
        if (unchanged := get_conditional_response(request, etag=etag)) is not None:
            return unchanged
        page = None if request.GET else _kept(etag)
        if page is None:
            response = view(request, *args, **kwargs)
            if response.status_code != 200:
                return response
            page = _finished(response)
            if not request.GET:  # or whoever makes up addresses would fill the cache
                _keep(etag, page)
        return _answer(request, page, etag)

    serve.is_public = True  # type: ignore[attr-defined]
    return serve


def _etag(request: HttpRequest) -> str:
    """Changes with everything that the page's bytes depend on, but for the time of day."""
    day = timezone.localdate()
    facts = f"{get_language()}|{request.get_full_path()}|{content_version()}|{day}|{build_id()}"
    return '"' + hashlib.sha256(facts.encode()).hexdigest()[:32] + '"'


def _finished(response: HttpResponse) -> Page:
    if hasattr(response, "render"):
        response.render()
    return response.content.decode(), response["Content-Type"], getattr(response, "changes_at", None)


def _kept(etag: str) -> Page | None:
    """As JSON: nothing that is read from a shared cache may build objects of its own."""
    found = cache.get(f"page:{etag}")
    return (found[0], found[1], datetime.fromisoformat(found[2]) if found[2] else None) if found else None


def _keep(etag: str, page: Page) -> None:
    content, content_type, changes_at = page
    cache.set(f"page:{etag}", [content, content_type, changes_at and changes_at.isoformat()], _seconds_left(page))


def _seconds_left(page: Page) -> int:
    left = ((page[2] or midnight()) - timezone.now()).total_seconds()
    return min(KEPT, max(1, int(left)))


def _answer(request: HttpRequest, page: Page, etag: str) -> HttpResponse:
    content, content_type, changes_at = page
    response = HttpResponse(content, content_type=content_type)
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    if changes_at is None:
        response["ETag"] = etag
        return response
    # What changes by time must not be confirmed unseen, only by its bytes.
    response["ETag"] = '"' + hashlib.sha256(response.content).hexdigest()[:32] + '"'
    return cast(HttpResponse, get_conditional_response(request, etag=response["ETag"], response=response))
