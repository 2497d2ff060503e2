"""What a person may narrow the results by, and what each choice would leave."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from absher_portal.fallback import localised
from services.choices import AUDIENCES
from services.models import Category, Service
from services.search.entries import Entry
from services.views.catalogue import KIND_NAMES


@dataclass(frozen=True)
class Option:
    value: str
    label: Any
    checked: bool
    count: int


@dataclass(frozen=True)
class Facet:
    """One group of check boxes: `values` that an entry may have, their names, and whether it has one."""

    name: str
    label: Any
    labels: Mapping[str, Any]
    has: Callable[[Entry, str], bool]

    def chosen(self, request: HttpRequest) -> list[str]:
        """The values asked for; unknown ones are passed over."""
        return [value for value in request.GET.getlist(self.name) if value in self.labels]

    def narrow(self, entries: list[Entry], request: HttpRequest) -> list[Entry]:
        """Those that have any of the values asked for; all of them when none is."""
        values = self.chosen(request)
        return [entry for entry in entries if any(self.has(entry, v) for v in values)] if values else entries

    def options(self, entries: list[Entry], request: HttpRequest) -> list[Option]:
        """What each value would leave of everything found; none where there is nothing to choose."""
        counts = {value: sum(self.has(entry, value) for entry in entries) for value in self.labels}
        now = self.chosen(request)
        if not now and not any(0 < count < len(entries) for count in counts.values()):
            return []
        return [Option(v, self.labels[v], v in now, count) for v, count in counts.items() if count or v in now]


def facets() -> list[Facet]:
    """By kind, by who may use it, without sign-in, by section."""
    audiences = {value: Service.Audience(value).label for value in AUDIENCES}
    public = {Service.Access.PUBLIC.value: pgettext("access", "No sign-in")}
    sections = {section.slug: localised(section, "name") for section in Category.objects.order_by("order", "pk")}
    return [
        Facet("kind", _("Type"), {k.value: name for k, name in KIND_NAMES.items()}, lambda e, v: e.kind == v),
        Facet("audience", _("Who can use it"), audiences, lambda e, v: e.audience in AUDIENCES[v]),
        Facet("access", _("Sign-in"), public, lambda e, v: e.access == v),
        Facet("category", _("Section"), sections, lambda e, v: v in e.categories),
    ]
