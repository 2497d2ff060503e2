"""The lists of offices and kiosks: what was asked for in the address, and the places that answer it."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from absher_portal.forms import PortalForm
from absher_portal.text import without_hidden
from activation.models import Place, Region


class PlainChoiceField(forms.ChoiceField):
    """A choice taken from an address: whatever else stands there is named, shortened, in the message."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def to_python(self, value: Any) -> str:
        return without_hidden(super().to_python(value)).strip()

    def validate(self, value: str) -> None:
        if value and not self.valid_value(value):
            shown = Truncator(value).chars(40)
            raise forms.ValidationError(self.error_messages["invalid_choice"], params={"value": shown})


class NamedSelect(forms.Select):
    """Its labels may be rows: one whose name fell back to Arabic says so."""

    template_name = "activation/select.html"


class PlaceFilter(PortalForm):
    """`?region=riyadh&city=riyadh` among places of the given kinds."""

    region = PlainChoiceField(
        label=pgettext_lazy("filter", "Region"),
        widget=NamedSelect,
        error_messages={"invalid_choice": _("There is no region “%(value)s”, so we show all regions.")},
    )
    city = PlainChoiceField(
        label=pgettext_lazy("filter", "City (optional)"),
        widget=NamedSelect,
        error_messages={"invalid_choice": _("There is no city “%(value)s” here, so we show all cities.")},
    )
    kinds = [Place.Kind.KIOSK]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = list(Region.objects.prefetch_related("cities"))
        self._offer("region", pgettext("filter", "All regions"), [(r.slug, r) for r in regions])
        chosen = [r for r in regions if r.slug == self.data.get("region")] or regions
        cities: list[Any] = [(r, [(c.slug, c) for c in r.cities.all()]) for r in chosen]
        self._offer("city", pgettext("filter", "All cities"), cities[0][1] if len(chosen) == 1 else cities)

    def _offer(self, name: str, everything: str, choices: list[Any]) -> None:
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = [("", everything), *choices]

    def places(self) -> QuerySet[Place]:
        """The places asked for; a filter that nobody knows does not narrow them."""
        self.full_clean()
        asked = self.cleaned_data
        places = Place.objects.filter(kind__in=[asked["kind"]] if asked.get("kind") else self.kinds)
        if asked.get("region"):
            places = places.filter(city__region__slug=asked["region"])
        if asked.get("city"):
            places = places.filter(city__slug=asked["city"])
        return places.select_related("city__region").order_by("city__region__order", "city__order", "-kind", "code")


class OfficeFilter(PlaceFilter):
    """`?kind=passports&region=riyadh&city=riyadh`."""

    kind = PlainChoiceField(
        label=pgettext_lazy("filter", "Authority"),
        choices=[("", _("Passports and civil affairs")), *Place.Kind.choices[:2]],
        error_messages={"invalid_choice": _("There is no authority “%(value)s”, so we show all of them.")},
    )
    kinds = [Place.Kind.PASSPORTS, Place.Kind.CIVIL_AFFAIRS]
    field_order = ["kind", "region", "city"]


def by_region(places: Iterable[Place]) -> list[tuple[Region, list[Place]]]:
    """Places in their order, a group for each region that has any."""
    return [(region, list(group)) for region, group in groupby(places, key=lambda place: place.city.region)]
