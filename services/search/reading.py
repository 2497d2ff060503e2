"""The catalogue and the editors' synonyms, read from the database for the index."""

from collections.abc import Sequence
from typing import Any

from absher_portal.languages import codes, columns
from services.models import Keyword, Listing, SynonymGroup
from services.search.entries import CATEGORY, KEYWORD, NAME, SUMMARY, Entry
from services.search.thesaurus import Thesaurus

OWN = "service_id", "service__key", "service__kind", "service__audience", "service__access", "category__slug"
TEXTS = {"service__name": NAME, "category__name": CATEGORY, "label": NAME, "service__summary": SUMMARY}
Terms = list[tuple[int, bool, list[str]]]  # a group's primary key, whether it is ignored, its terms
Rows = tuple[list[Sequence[Any]], list[str]]  # a service's listings, in the order of the names above; its search words


def read_terms() -> Terms:
    """The editors' groups of synonyms, and the words that they leave out of a search."""
    return [(group.pk, group.is_ignored, group.all_terms()) for group in SynonymGroup.objects.order_by("pk")]


def thesaurus_of(terms: Terms) -> Thesaurus:
    """What search makes of them."""
    ignored = [term for _pk, is_ignored, of_group in terms for term in of_group if is_ignored]
    return Thesaurus({pk: of_group for pk, is_ignored, of_group in terms if not is_ignored}, ignored)


def read_rows() -> dict[int, Rows]:
    """Service → what is stored of it, for every service that people see, in the order of the listings."""
    rows: dict[int, Rows] = {}
    for row in Listing.objects.public().order_by("pk").values_list(*OWN, *columns(*TEXTS)):
        rows.setdefault(row[0], ([], []))[0].append(row)
    for pk, text in Keyword.objects.order_by("pk").values_list("service_id", "text"):
        if pk in rows:
            rows[pk][1].append(text)
    return rows


def entry_of(rows: Rows) -> Entry:
    """A service once, with the texts of all its listings."""
    listings, keywords = rows
    name, section = (_by_language(_texts(listings[0], place)) for place in ("service__name", "category__name"))
    pk, key, kind, audience, access, _slug = listings[0][: len(OWN)]
    entry = Entry(pk, key, kind, audience, access, name, section, rows=rows)
    for row in listings:
        entry.categories.append(row[len(OWN) - 1])
        for place, weight in TEXTS.items():
            for text in _texts(row, place):
                entry.add(text, weight)
    for text in keywords:
        entry.add(text, KEYWORD)
    return entry


def _texts(row: Sequence[Any], place: str) -> Sequence[str | None]:
    """What stands in a place, by language."""
    start = len(OWN) + len(codes()) * list(TEXTS).index(place)
    return row[start : start + len(codes())]


def _by_language(texts: Sequence[str | None]) -> dict[str, str]:
    """The text by language, the first there is where one is missing."""
    first = next(filter(None, texts), "")
    return {code: text or first for code, text in zip(codes(), texts, strict=True)}
