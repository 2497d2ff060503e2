"""`search/suggest?q=`: the first services found while somebody types."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from absher_portal.languages import text_language
from absher_portal.public import public_page
from services.search.index import current_index
from services.search.views import asked

MOST = 6


@public_page
def suggest(request: HttpRequest) -> HttpResponse:
    """`{"said": how many in words, "suggestions": [{"name", "section", "url"}]}`."""
    language = text_language()
    found = current_index().find(asked(request)).entries[:MOST]
    rows = [
        {
            "name": entry.name[language],
            "section": entry.section[language],
            "url": reverse("service", args=[entry.categories[0], entry.key]),
        }
        for entry in found
    ]
    said = ngettext("%(number)s suggestion", "%(number)s suggestions", len(rows)) % {"number": len(rows)}
    return JsonResponse({"said": said if rows else _("No suggestions"), "suggestions": rows})
