"""“Too many”: the one answer to whoever has used up a limit, with the wait in words and in a header."""

from datetime import datetime
from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from absher_portal.clock import db_now
from absher_portal.formats.durations import span


def wait_in_words(until: datetime) -> str:
    """From now until then by the database's clock, `4 minutes`; in Arabic as it reads after «بعد»."""
    return span(seconds_until(until))


def seconds_until(until: datetime) -> int:
    """Whole seconds from now by the database's clock, rounded up, at least one."""
    return max(1, ceil((until - db_now()).total_seconds()))


def too_many_requests(request: HttpRequest, until: datetime, words: str = "", *, is_busy: bool = False) -> HttpResponse:
    """The 429 page, saying when to come back, and in `words` what there was too much of; `Retry-After` in seconds.

    `is_busy`: not the visitor did too much, but everybody together.
    """
    page = {"wait": wait_in_words(until), "until": until, "words": words, "is_busy": is_busy}
    response = render(request, "429.html", page, status=429)
    response["Retry-After"] = str(seconds_until(until))
    return response
