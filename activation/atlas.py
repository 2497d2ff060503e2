"""What the finder asks for on every page, read once for each content version, and the parts drawn from it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from django.db.models import Count, Q
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from absher_portal.public import content_version
from activation.models import Bank, Channel, City, Holiday, Place, Region

T = TypeVar("T")
MOST_MADE = 500  # kept at once, of 2 to 30 kB each


@dataclass(frozen=True)
class Atlas:
    """Rows that speak every language; `counts`: (city's primary key, kind) → how many places, `known`: how many of
    them have an exact position."""

    regions: list[Region]
    counts: dict[tuple[int, str], int]
    known: dict[tuple[int, str], int]
    holidays: list[Holiday]
    channels: dict[str, Channel]
    banks: list[Bank]
    made: dict[tuple[object, ...], Any] = field(default_factory=dict)

    def cities(self, region: Region | None) -> list[City]:
        """The region's cities in order; without a region those of all."""
        return [city for each in ([region] if region else self.regions) for city in each.cities.all()]

    def keep(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` gives, made once for each key as long as there is room."""
        if key not in self.made:
            if len(self.made) >= MOST_MADE:
                self.made.clear()
            self.made[key] = make()
        return cast(T, self.made[key])

    def draw(self, template: str, context: Callable[[], dict[str, Any]], *choice: object) -> SafeString:
        """A part of a page, for this language and valid choice."""
        key = (template, get_language(), *choice)
        return self.keep(key, lambda: render_to_string(template, context()))


_kept: tuple[int, Atlas] | None = None


def current_atlas() -> Atlas:
    """The atlas of the content version that this process sees."""
    global _kept
    version = content_version()
    if _kept is None or _kept[0] != version:
        _kept = (version, _read())
    return _kept[1]


def forget() -> None:
    """For tests, whose rollbacks let a content version come twice."""
    global _kept
    _kept = None


def _read() -> Atlas:
    exact = Count("pk", filter=Q(coordinates=Place.Coordinates.PUBLISHED))
    counted = list(Place.objects.order_by().values_list("city", "kind").annotate(places=Count("pk"), known=exact))
    return Atlas(
        list(Region.objects.prefetch_related("cities")),
        {(city, kind): places for city, kind, places, _known in counted},
        {(city, kind): known for city, kind, _places, known in counted},
        list(Holiday.objects.all()),
        {channel.key: channel for channel in Channel.objects.all()},
        list(Bank.objects.select_related("successor").prefetch_related("steps")),
    )
