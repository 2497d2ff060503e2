"""`search/?q=`: what the catalogue holds of these words."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from absher_portal.fallback import localised
from absher_portal.public import public_page
from absher_portal.text import without_hidden
from services.models import Category, Service
from services.search.index import Entry, current_index
from services.search.words import LONGEST_QUERY, marked, query_words
from services.views.catalogue import KIND_NAMES, canonical_listings
from services.views.home import counted_categories, popular

PER_PAGE = 20
KINDS = {"service": {"service"}, "inquiry": {"inquiry"}}
# Who may use what: a service for citizens and residents serves either.
AUDIENCES = {"citizen": {"citizen", "both"}, "resident": {"resident", "both"}, "employer": {"employer"}}


@public_page
def search(request: HttpRequest) -> HttpResponse:
    """What was found, by pages and narrowed by the filters; ways on when nothing was."""
    query = " ".join(without_hidden(request.GET.get("q", ""))[:LONGEST_QUERY].split())
    words = query_words(query)
    found = current_index().search(words)
    section = Category.objects.filter(slug=without_hidden(request.GET.get("category", ""))[:60]).first()
    if section:
        found = [entry for entry in found if section.slug in entry.categories]
    kept = _of(_of(found, request, "kind", KINDS), request, "audience", AUDIENCES)
    page: Page[Any] = Paginator(kept, PER_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {"query": query, "section": section, "page": page, "found": len(found)}
    context["show_all"] = f"?{urlencode({'q': query})}"
    if found:
        context |= {"results": _results(page, words), "filters": _filters(request, found)}
    else:
        context |= {"categories": counted_categories(), "popular": popular()}
    return render(request, "search/results.html", context)


def _of(entries: list[Entry], request: HttpRequest, name: str, values: dict[str, set[str]]) -> list[Entry]:
    wanted = set().union(*(values[value] for value in request.GET.getlist(name) if value in values))
    return [entry for entry in entries if getattr(entry, name) in wanted] if wanted else entries


def _results(page: Page[Any], words: list[str]) -> list[dict[str, Any]]:
    mark = partial(marked, wanted=words)
    listings = canonical_listings([entry.pk for entry in page])
    rows = [listings[entry.pk] for entry in page if entry.pk in listings]
    return [
        {
            "listing": row,
            "service": row.service,
            "name": localised(row.service, "name", mark),
            "summary": localised(row.service, "summary", mark),
        }
        for row in rows
    ]


def _filters(request: HttpRequest, found: list[Entry]) -> list[dict[str, Any]]:
    """Groups of check boxes with what each would leave of everything found."""
    groups: list[tuple[str, str, dict[str, set[str]], Mapping[Any, Any]]] = [
        ("kind", _("Type"), KINDS, KIND_NAMES),
        ("audience", _("Who can use it"), AUDIENCES, {v: Service.Audience(v).label for v in AUDIENCES}),
    ]
    return [
        {"name": name, "label": label, "options": options}
        for name, label, values, labels in groups
        if (options := _options(request.GET.getlist(name), found, name, values, labels))
    ]


def _options(
    now: list[str], found: list[Entry], name: str, values: dict[str, set[str]], labels: Mapping[Any, Any]
) -> list[tuple[str, Any, bool, int]]:
    """(value, label, checked, count) of the values that some of what was found has."""
    counts = {value: sum(getattr(entry, name) in kinds for entry in found) for value, kinds in values.items()}
    return [(value, labels[value], value in now, count) for value, count in counts.items() if count]
