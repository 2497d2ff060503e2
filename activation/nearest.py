"""The places whose exact position is known, among which a browser finds the nearest by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from activation.models import Place
from activation.places import Places

MOST = 200  # positions that a page carries


@dataclass(frozen=True)
class Position:
    """A place with its own position; `url` leads to its entry, on whichever page of the list that stands."""

    place: Place
    url: str


@dataclass(frozen=True)
class Nearest:
    """`unknown`: how many of the places have no position of their own, so that nobody can tell how far they are."""

    positions: list[Position]
    unknown: int
    too_many: bool


def nearest(places: Places, per_page: int) -> Nearest:
    """Of all that the filter leaves, in one query at most."""
    known = places.known_in(places.cities)
    too_many = known > MOST
    positions = list(_positions(places, per_page)) if known and not too_many else []
    return Nearest(positions, len(places) - known, too_many)


def _positions(places: Places, per_page: int) -> Iterator[Position]:
    """Each city's places stand in the list behind those of the cities before it."""
    entries = _entries(places)
    passed = 0
    for city in places.cities:
        for rank, place in enumerate(entries.get(city.pk, []), passed):
            if place.has_exact_position:
                place.city = city
                yield Position(place, _url(places, rank // per_page + 1, place.code))
        passed += places.count_in([city])


def _entries(places: Places) -> dict[int, list[Place]]:
    """The places of each city that has a known position, in the order of the list."""
    cities = [city.pk for city in places.cities if places.known_in([city])]
    rows = Place.objects.filter(city__in=cities, kind__in=places.kinds).order_by(*Places.ORDER)
    found: dict[int, list[Place]] = {city: [] for city in cities}
    for place in rows:
        found[place.city_id].append(place)
    return found


def _url(places: Places, page: int, code: str) -> str:
    asked = [(name, places.form.asked(name)) for name in places.form.fields]
    query = urlencode([(name, value) for name, value in [*asked, ("page", "" if page == 1 else page)] if value])
    return f"?{query}#{code}"
