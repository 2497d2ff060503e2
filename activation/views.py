"""The three ways to activate an account: an office, a bank, a kiosk."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from absher_portal.public import public_page
from activation.finder import OfficeFilter, PlaceFilter, by_region
from activation.models import Bank, Channel


@public_page
def ways(request: HttpRequest) -> HttpResponse:
    """The three ways beside each other, each with its steps."""
    return render(request, "activation/ways.html", {"channels": Channel.objects.all()})


@public_page
def offices(request: HttpRequest) -> HttpResponse:
    """Offices by region; a filter that nobody knows is named and does not narrow them."""
    return _places(request, OfficeFilter(request.GET), Channel.Key.OFFICES)


@public_page
def kiosks(request: HttpRequest) -> HttpResponse:
    """Kiosks by region; a filter that nobody knows is named and does not narrow them."""
    return _places(request, PlaceFilter(request.GET), Channel.Key.KIOSKS)


def _places(request: HttpRequest, form: PlaceFilter, key: str) -> HttpResponse:
    places = list(form.places())
    page = {"form": form, "groups": by_region(places), "channel": _channel(key)}
    page["unconfirmed"] = sum(place.is_illustrative for place in places)
    return render(request, f"activation/{key}.html", page)


@public_page
def banks(request: HttpRequest) -> HttpResponse:
    """The banks of today, and what became of those that people still know."""
    names = list(Bank.objects.select_related("successor"))
    page = {
        "banks": [bank for bank in names if bank.is_active],
        "former": [bank for bank in names if bank.successor],
        "channel": _channel(Channel.Key.BANKS),
    }
    return render(request, "activation/banks.html", page)


def _channel(key: str) -> Channel | None:
    return Channel.objects.filter(key=key).first()
