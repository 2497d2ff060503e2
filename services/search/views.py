"""`search/?q=`: what the catalogue holds of these words."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from absher_portal.fallback import localised
from absher_portal.languages import text_language
from absher_portal.public import public_page
from absher_portal.text import without_hidden
from services.search.facets import facets
from services.search.index import current_index
from services.search.marking import Marks
from services.search.misses import note_miss
from services.search.words import LONGEST_QUERY
from services.views.catalogue import canonical_listings
from services.views.home import counted_categories, popular

PER_PAGE = 20


def asked(request: HttpRequest) -> str:
    """What was typed, in one line, without what nobody sees."""
    return " ".join(without_hidden(request.GET.get("q", ""))[:LONGEST_QUERY].split())


@public_page
def search(request: HttpRequest) -> HttpResponse:
    """What was found, by pages and narrowed by the filters; ways on when nothing was. `exact`: nothing corrected."""
    query, is_exact = asked(request), bool(request.GET.get("exact"))
    index = current_index()
    answer = index.find(query, is_exact)
    groups, kept = facets(), answer.entries
    for facet in groups:
        kept = facet.narrow(kept, request)
    page: Page[Any] = Paginator(kept, PER_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {"query": query, "is_exact": is_exact, "page": page, "found": len(answer.entries)}
    context["corrected"] = answer.query.corrected if answer.entries else ""
    context["literally"] = f"?{urlencode({'q': query, 'exact': 1})}"
    context["show_all"] = f"?{urlencode({'q': query} | ({'exact': 1} if is_exact else {}))}"
    if answer.entries:
        context["results"] = _results(page, Marks(answer.query, index.thesaurus))
        offered = ((facet, facet.options(answer.entries, request)) for facet in groups)
        context["filters"] = [(facet, options) for facet, options in offered if options]
        return render(request, "search/results.html", context)
    note_miss(query, text_language())
    nearest = list(canonical_listings([entry.pk for entry in index.nearest(query)]).values())
    context |= {"nearest": nearest, "categories": counted_categories(), "popular": popular()}
    return render(request, "search/results.html", context)


def _results(page: Page[Any], marks: Marks) -> list[dict[str, Any]]:
    listings = canonical_listings([entry.pk for entry in page])
    rows = [listings[entry.pk] for entry in page if entry.pk in listings]
    return [
        {
            "listing": row,
            "service": row.service,
            "name": localised(row.service, "name", marks.marked),
            "summary": localised(row.service, "summary", marks.marked),
        }
        for row in rows
    ]
