"""The catalogue and the editors' synonyms, read from the database for the index."""

from typing import Any

from absher_portal.languages import codes, column, columns
from services.models import Keyword, Listing, SynonymGroup
from services.search.entries import CATEGORY, KEYWORD, NAME, SUMMARY, Entry
from services.search.thesaurus import Thesaurus


def read_thesaurus() -> Thesaurus:
    """The editors' groups of synonyms, and the words that they leave out of a search."""
    groups = SynonymGroup.objects.order_by("pk")
    ignored = [term for group in groups if group.is_ignored for term in group.all_terms()]
    return Thesaurus({group.pk: group.all_terms() for group in groups if not group.is_ignored}, ignored)


def read_entries() -> list[Entry]:
    """Every service that people see, once, in the order of the listings."""
    entries: dict[int, Entry] = {}
    own = "service_id", "category__slug", *columns("label", "category__name")
    of_service = "key", "kind", "audience", "access", *columns("name", "summary")
    for row in Listing.objects.public().order_by("pk").values(*own, *(f"service__{name}" for name in of_service)):
        pk = row["service_id"]
        if pk not in entries:
            entries[pk] = _entry(row)
        entries[pk].categories.append(row["category__slug"])
        for places, weight in (
            (columns("service__name", "label"), NAME),
            (columns("category__name"), CATEGORY),
            (columns("service__summary"), SUMMARY),
        ):
            for place in places:
                entries[pk].add(row[place], weight)
    for pk, text in Keyword.objects.values_list("service_id", "text"):
        if pk in entries:
            entries[pk].add(text, KEYWORD)
    return list(entries.values())


def _entry(row: dict[str, Any]) -> Entry:
    own = {name: row[f"service__{name}"] for name in ("key", "kind", "audience", "access")}
    name, section = (_in_all_languages(row, place) for place in ("service__name", "category__name"))
    return Entry(pk=row["service_id"], **own, name=name, section=section)


def _in_all_languages(row: dict[str, Any], place: str) -> dict[str, str]:
    """The text by language, the first there is where one is missing."""
    texts = {code: row[column(place, code)] or "" for code in codes()}
    first = next(filter(None, texts.values()), "")
    return {code: text or first for code, text in texts.items()}
