"""Noting what found nothing: never a person, never much."""

import logging
import time

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from services.models import SearchMiss
from services.models.search import LONGEST_TERM
from services.search.words import folded_words

MOST_DIGITS = 6  # with more, it may be the number of a person, a phone or a document
MOST_ROWS = 2000
MOST_A_MINUTE = 30  # written by one process; what a flood brings beyond that is not missed

_written: list[float] = []  # when, by this process
log = logging.getLogger(__name__)


def note_miss(query: str, language: str) -> None:
    """Count a question that found nothing, unless it may tell of a person or there have been many just now."""
    text = " ".join(folded_words(query))
    is_personal = "@" in query or sum(map(str.isnumeric, query)) > MOST_DIGITS
    if not text or len(text) > LONGEST_TERM or is_personal or not _may_write():
        return
    try:
        with transaction.atomic():
            _count(text, language)
    except DatabaseError:  # a page is worth more than a count
        log.warning("a search that found nothing was not noted", exc_info=True)


def _may_write() -> bool:
    now = time.monotonic()
    _written[:] = [moment for moment in _written if now - moment < 60]
    if len(_written) >= MOST_A_MINUTE:
        return False
    _written.append(now)
    return True


def _count(text: str, language: str) -> None:
    known = SearchMiss.objects.filter(text=text, language=language)
    if known.update(count=F("count") + 1, last_seen=timezone.now()):
        return
    if (over := SearchMiss.objects.count() - MOST_ROWS + 1) > 0:
        rarest = SearchMiss.objects.order_by("count", "last_seen").values_list("pk", flat=True)[:over]
        SearchMiss.objects.filter(pk__in=list(rarest)).delete()
    SearchMiss.objects.bulk_create([SearchMiss(text=text, language=language)], ignore_conflicts=True)
