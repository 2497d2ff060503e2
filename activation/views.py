"""The three ways to activate an account: an office, a bank, a kiosk."""

from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString

from absher_portal.public import midnight, public_page
from activation.atlas import Atlas, current_atlas
from activation.banks import banks as shown_banks
from activation.finder import BankFilter, OfficeFilter, PlaceFilter
from activation.models import Channel
from activation.nearest import nearest
from activation.places import Places, Row, Shown, next_change, shown

PER_PAGE = 10
SHOWN_HOLIDAYS = 2


@public_page
def ways(request: HttpRequest) -> HttpResponse:
    """The three ways beside each other, each with its steps."""
    return render(request, "activation/ways.html", {"channels": current_atlas().channels.values()})


@public_page
def offices(request: HttpRequest) -> HttpResponse:
    """Offices by kind, region and city; a choice that nobody knows is named and does not narrow them."""
    return _places(request, OfficeFilter(request.GET), Channel.Key.OFFICES)


@public_page
def kiosks(request: HttpRequest) -> HttpResponse:
    """Kiosks by region and city; a choice that nobody knows is named and does not narrow them."""
    return _places(request, PlaceFilter(request.GET), Channel.Key.KIOSKS)


def _places(request: HttpRequest, form: PlaceFilter, key: str) -> HttpResponse:
    places, atlas = Places(form), form.atlas
    page: Page[Row] = Paginator(cast(Any, places), PER_PAGE).get_page(request.GET.get("page"))
    rows = shown(page, atlas.holidays)
    choice = key, *(form.asked(name) for name in form.fields)
    context = {
        "form": form,
        "find": "" if form.errors else atlas.draw("activation/find.html", lambda: {"form": form}, *choice),
        "page": page,
        "places": [_entry(atlas, row) for row in rows],
        "near": atlas.draw("activation/nearest.html", lambda: {"near": nearest(places, PER_PAGE)}, *choice),
        "map": atlas.draw("activation/map.html", lambda: {"regions": places.regions()}, *choice),
        "where": next((city for city in places.cities if form.asked("city")), form.chosen),
        "aside": atlas.draw("activation/aside.html", lambda: _aside(atlas, key), key, timezone.localdate()),
    }
    response = render(request, f"activation/{key}.html", context)
    if change := next_change(rows):
        response.changes_at = min(change, midnight())  # type: ignore[attr-defined]
    return response


def _entry(atlas: Atlas, row: Shown) -> SafeString:
    return atlas.draw("activation/place.html", lambda: {"shown": row, "place": row.place}, row.place.pk, row.stands)


def _aside(atlas: Atlas, key: str) -> dict[str, Any]:
    coming = [holiday for holiday in atlas.holidays if holiday.last_day >= timezone.localdate()]
    return {"holidays": coming[:SHOWN_HOLIDAYS], "channel": atlas.channels.get(key)}


@public_page
def banks(request: HttpRequest) -> HttpResponse:
    """The banks of today; an old name leads to what became of it."""
    form, atlas = BankFilter(request.GET), current_atlas()
    page = {
        "form": form,
        "find": "" if form.errors else atlas.draw("activation/find.html", lambda: {"form": form}, form.asked("bank")),
        "list": atlas.draw("activation/bank_list.html", lambda: _banks(form), form.asked("bank")),
        "channel": atlas.channels.get(Channel.Key.BANKS),
    }
    return render(request, "activation/banks.html", page)


def _banks(form: BankFilter) -> dict[str, Any]:
    return {"banks": shown_banks(form), "chosen": form.chosen}
