"""What a page of the finder costs among 10,000 places, as multiples of an empty page of the portal, in one run.

    .venv/bin/python bench/finder.py [PLACES]

CPU time per rendered page (median of five rounds) through the whole middleware, on a database of its own. The
empty page is the frame with one sentence in it. Exits 1 when a page costs more than three empty ones.
"""

import os
import sys
from datetime import time
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "absher_portal.settings"

import django

django.setup()

from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.test import RequestFactory, override_settings
from django.urls import path

from absher_portal.public import public_page
from absher_portal.urls import urlpatterns as portal
from activation.models import City, OpeningHours, Place
from bench.pages import PLAIN, cpu

MOST = 3.0
PAGES = {
    "offices, first page": "/ar/activation/offices/",
    "offices, last page": "/ar/activation/offices/?page=100000",
    "a region": "/ar/activation/offices/?kind=passports&region=riyadh",
    "a city": "/ar/activation/offices/?kind=passports&region=riyadh&city=riyadh",
    "kiosks": "/ar/activation/kiosks/?region=makkah&page=3",
    "banks": "/ar/activation/banks/",
}
EMPTY = "/ar/empty/"


@public_page
def empty(request: HttpRequest) -> HttpResponse:
    """The portal's frame, and nothing in it."""
    return render(request, "base.html")


urlpatterns = [path("ar/empty/", empty), *portal]


def make_places(count: int) -> None:
    """Places of every kind in every city, each with the hours of five days."""
    cities, kinds = list(City.objects.all()), Place.Kind.values
    made = Place.objects.bulk_create(
        Place(code=f"B{n}", kind=kinds[n % 3], city=cities[n % len(cities)], name_ar=f"مكان {n}", name_en=f"Place {n}",
              latitude=24, longitude=46, coordinates=Place.Coordinates.PUBLISHED)
        for n in range(count)
    )  # fmt: skip
    hours = (OpeningHours(place=p, weekday=day, opens=time(8), closes=time(14, 30)) for p in made for day in range(5))
    OpeningHours.objects.bulk_create(hours, batch_size=5000)


def rendered(portal: WSGIHandler, address: str) -> None:
    """The page made anew, as a worker makes it: the test client would keep a copy of every template's context."""
    cache.clear()
    answer = portal.get_response(RequestFactory(SERVER_NAME="localhost").get(address))
    if answer.status_code != 200:
        sys.exit(f"{address}: {answer.status_code}")


def main(places: int) -> bool:
    """Print the table; whether every page kept to its share."""
    make_places(places - Place.objects.count())
    portal = WSGIHandler()
    least = cpu(partial(rendered, portal, EMPTY), 20)
    print(f"{Place.objects.count():,} places; an empty page: {least:.2f} ms")
    ratios = {name: cpu(partial(rendered, portal, address), 20) / least for name, address in PAGES.items()}
    for name, ratio in ratios.items():
        print(f"{name:24}{ratio:6.2f} ×")
    return max(ratios.values()) <= MOST


if __name__ == "__main__":
    connection.creation.create_test_db(verbosity=0)
    try:
        with override_settings(STORAGES=PLAIN, DELIVER_AFTER_COMMIT=False, ROOT_URLCONF=__name__):
            call_command("load_activation", verbosity=0)
            kept = main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    finally:
        connection.creation.destroy_test_db("", verbosity=0)
    sys.exit(0 if kept else 1)
