"""The finder's forms: what was asked for in the address, of offices, kiosks and banks."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from absher_portal.fallback import own_language
from absher_portal.forms import PortalForm
from absher_portal.text import without_hidden
from activation.atlas import current_atlas
from activation.models import Bank, City, Place


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
    """Its labels may be rows: one whose name fell back to Arabic says so. Put together here: a template for each
    of a hundred options costs more than the rest of the page."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        attributes = format_html_join("", ' {}="{}"', self.build_attrs(self.attrs, attrs).items())
        options = _options(self.choices, str(value or ""))
        return format_html('<select name="{}"{}>{}</select>', name, attributes, options)


def _options(choices: Iterable[Any], chosen: str) -> SafeString:
    return format_html_join("", "{}", ((_option(value, label, chosen),) for value, label in choices))


def _option(value: Any, label: Any, chosen: str) -> SafeString:
    if isinstance(label, list):
        group = '<optgroup label="{}"{}>{}</optgroup>'
        return format_html(group, value, own_language(value, "name"), _options(label, chosen))
    is_chosen = SafeString(" selected") if value == chosen else ""
    return format_html('<option value="{}"{}{}>{}</option>', value, is_chosen, own_language(label, "name"), label)


class FinderForm(PortalForm):
    """Choices that stand in the address; one that nobody knows is named, and chooses nothing."""

    def asked(self, name: str) -> str:
        """The valid choice of this field, or nothing."""
        return str(self.cleaned_data.get(name, "")) if self.is_bound and not self.errors.get(name) else ""

    def offer(self, name: str, everything: str, choices: list[Any]) -> None:
        """Let this field choose among rows, or among all of them."""
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = [("", everything), *choices]


class PlaceFilter(FinderForm):
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
    kinds = [Place.Kind.KIOSK.value]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.atlas = current_atlas()
        regions = self.atlas.regions
        self.offer("region", pgettext("filter", "All regions"), [(r.slug, r) for r in regions])
        typed = without_hidden(self.data.get("region") or "").strip()
        self.chosen = next((r for r in regions if r.slug == typed), None)
        within = [self.chosen] if self.chosen else regions
        cities: list[Any] = [(r, [(c.slug, c) for c in r.cities.all()]) for r in within]
        self.offer("city", pgettext("filter", "All cities"), cities[0][1] if self.chosen else cities)

    @property
    def asked_kinds(self) -> list[str]:
        """The kinds of places asked for."""
        return [self.asked("kind")] if self.asked("kind") else self.kinds

    def cities(self) -> list[City]:
        """The cities asked for, in the order of their regions."""
        asked = self.asked("city")
        return [city for city in self.atlas.cities(self.chosen) if asked in ("", city.slug)]


class OfficeFilter(PlaceFilter):
    """`?kind=passports&region=riyadh&city=riyadh`."""

    kind = PlainChoiceField(
        label=pgettext_lazy("filter", "Authority"),
        choices=[("", _("Passports and civil affairs")), *Place.Kind.choices[:2]],
        error_messages={"invalid_choice": _("There is no authority “%(value)s”, so we show all of them.")},
    )
    kinds = [Place.Kind.PASSPORTS.value, Place.Kind.CIVIL_AFFAIRS.value]
    field_order = ["kind", "region", "city"]


class BankFilter(FinderForm):
    """`?bank=samba`: by any name that people know, today's or an old one."""

    bank = PlainChoiceField(
        label=pgettext_lazy("filter", "Bank, by its name of today or its old name"),
        widget=NamedSelect,
        error_messages={"invalid_choice": _("There is no bank “%(value)s” here, so we show all banks.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = current_atlas().banks
        self.offer("bank", pgettext("filter", "All banks"), [(bank.slug, bank) for bank in self.names])

    @property
    def chosen(self) -> Bank | None:
        """The bank of this name."""
        return next((bank for bank in self.names if bank.slug == self.asked("bank")), None)
