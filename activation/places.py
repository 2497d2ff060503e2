"""The places that a filter leaves: counted by city beforehand, read a page at a time, shown as they stand now."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from urllib.parse import urlencode

from django.db.models import Q
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy

from absher_portal.fallback import localised, own_language
from activation.finder import PlaceFilter
from activation.map import OUTLINES, Outline
from activation.models import City, Holiday, OpeningHours, Place, Region
from activation.opening import Hours, Standing, Stretch, standing
from activation.opening_words import said, week

KINDS = {
    Place.Kind.PASSPORTS: pgettext_lazy("place", "Passports"),
    Place.Kind.CIVIL_AFFAIRS: pgettext_lazy("place", "Civil affairs"),
    Place.Kind.KIOSK: pgettext_lazy("place", "Kiosk"),
}
SECTIONS = {  # men's, women's
    (True, True): pgettext_lazy("place", "Men and women"),
    (True, False): pgettext_lazy("place", "Men only"),
    (False, True): pgettext_lazy("place", "Women only"),
    (False, False): "",
}


@dataclass(frozen=True)
class Shown:
    """A place as the list shows it, at one moment; without a standing nobody knows its hours."""

    place: Place
    standing: Standing | None
    stands: str  # open or closed, in a sentence
    week: list[str]  # its hours, a line for each run of days

    @property
    def kind(self) -> str:
        """What it is, in a word or two."""
        return str(KINDS[Place.Kind(self.place.kind)])

    @property
    def sections(self) -> str:
        """For whom it is; nothing when nobody knows."""
        return str(SECTIONS[self.place.has_mens_section, self.place.has_womens_section])


@dataclass(frozen=True)
class RegionChoice:
    """A region to choose on the map or in the list."""

    region: Region
    places: int
    url: str
    is_current: bool
    outline: Outline | None

    @property
    def name(self) -> SafeString:
        """As short as it is known."""
        return localised(self.region, self.region.map_field)

    @property
    def is_named(self) -> bool:
        """Whether its name stands on the map: one in another language could not say so there."""
        is_foreign = own_language(self.region, self.region.map_field)
        return self.outline is not None and self.outline.is_roomy and not is_foreign


Row = tuple[Place, Hours]


class Places:
    """What a paginator needs of them: how many there are, and the rows of one page in a constant number of queries.

    Sorting ten thousand rows by region costs more than the page; the cities are in memory and in order, so only
    those that the page shows are read and sorted.
    """

    ORDER = ("-kind", "code")  # within a city

    def __init__(self, form: PlaceFilter) -> None:
        self.form, self.kinds, self.cities = form, form.asked_kinds, form.cities()

    def __len__(self) -> int:
        return self.count_in(self.cities)

    def __getitem__(self, window: slice) -> list[Row]:
        choice = *self.kinds, *(city.pk for city in self.cities[:1] + self.cities[-1:])
        return self.form.atlas.keep((*choice, window.start, window.stop), lambda: self._found(window))

    def _found(self, window: slice) -> list[Row]:
        passed, skipped = 0, 0
        wanted: dict[int, City] = {}
        for city in self.cities:
            until = passed + self.count_in([city])
            if until > window.start and passed < window.stop:
                skipped = skipped if wanted else window.start - passed
                wanted[city.pk] = city
            passed = until
        return self._read(wanted, slice(skipped, skipped + window.stop - window.start))

    def _read(self, cities: dict[int, City], window: slice) -> list[Row]:
        asked = Q(city__in=cities, kind__in=self.kinds)
        order = ["city__region__order", "city__region", "city__order", "city"] if len(cities) > 1 else []
        places = list(Place.objects.filter(asked).order_by(*order, *self.ORDER)[window])
        for place in places:
            place.city = cities[place.city_id]
        hours = _hours(places)
        return [(place, hours[place.pk]) for place in places]

    def count_in(self, cities: Iterable[City]) -> int:
        """How many of them stand in these cities."""
        return self._sum(self.form.atlas.counts, cities)

    def known_in(self, cities: Iterable[City]) -> int:
        """How many of those have an exact position."""
        return self._sum(self.form.atlas.known, cities)

    def _sum(self, counts: dict[tuple[int, str], int], cities: Iterable[City]) -> int:
        return sum(counts.get((city.pk, kind), 0) for city in cities for kind in self.kinds)

    def regions(self) -> list[RegionChoice]:
        """Every region with the number of its places, and the address that chooses it."""
        kept = [("kind", self.form.asked("kind"))] if self.form.asked("kind") else []
        return [
            RegionChoice(
                region,
                self.count_in(region.cities.all()),
                f"?{urlencode([*kept, ('region', region.slug)])}",
                region == self.form.chosen,
                OUTLINES.get(region.slug),
            )
            for region in self.form.atlas.regions
        ]


def shown(rows: Iterable[Row], holidays: list[Holiday]) -> list[Shown]:
    """These places as they stand now; most keep the same hours, which are told once."""
    now = timezone.now()

    @cache
    def told(hours: Hours, keeps_holidays: bool) -> tuple[Standing | None, str, list[str]]:
        stands = standing(hours, holidays if keeps_holidays else [], now)
        return stands, said(stands, now) if stands else "", week(hours)

    return [Shown(place, *told(hours, place.keeps_holidays)) for place, hours in rows]


def _hours(places: list[Place]) -> dict[int, Hours]:
    rows = OpeningHours.objects.filter(place__in=[place.pk for place in places])
    found: dict[int, Hours] = defaultdict(tuple)
    for place, weekday, opens, closes in rows.values_list("place", "weekday", "opens", "closes"):
        found[place] += (Stretch(weekday, opens, closes),)
    return found


def next_change(places: Iterable[Shown]) -> datetime | None:
    """When the first of them opens or closes."""
    return min((p.standing.changes_at for p in places if p.standing and p.standing.changes_at), default=None)
