"""One service: who, what for, what it needs and costs, how it goes, where else."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe

from absher_portal.fallback import localised
from absher_portal.public import public_page
from services.inquiries.running import runs_here
from services.models import Citation, Listing, OtherWay, Service
from services.search.index import current_index
from services.structured_data import government_service, json_ld
from services.texts import riyals
from services.views.catalogue import canonical_listings

FEE = Citation.Subject.FEE
RELATED, ENOUGH_RELATED = 4, 3
PAUSE = re.compile(r"[،؛,;] ")  # what follows the first pause is the small print
# Notes that say no more than the word "Free" above them.
SAYS_ONLY_FREE = {
    "الخدمة مجانية.",
    "الاستعلام مجاني.",
    "There is no fee for this service.",
    "The inquiry is free of charge.",
}
ICONS = {
    OtherWay.Channel.OFFICE: "pin",
    OtherWay.Channel.PHONE: "phone",
    OtherWay.Channel.APP: "mobile",
    OtherWay.Channel.KIOSK: "kiosk",
    OtherWay.Channel.POST: "mail",
    OtherWay.Channel.SITE: "external",
}
# Agencies with activation offices of their own, a kind each, called like them.
OFFICES = ("passports", "civil-affairs")


def find_listing(category: str, key: str) -> tuple[Listing | None, list[Listing]]:
    """The service's listing in this category (None: it is not listed there) and all its listings; 404 without any."""
    row: Service = get_object_or_404(Service.objects.published().select_related("agency"), key=key)
    listings = list(Listing.objects.filter(service=row).select_related("category").order_by("pk"))
    if not listings:
        raise Http404("not listed")
    for listing in listings:
        listing.service = row
    return next((one for one in listings if one.category.slug == category), None), listings


@public_page
def service(request: HttpRequest, category: str, service: str) -> HttpResponse:
    """All about one service; from a category that does not list it on to one that does, 404 when none does."""
    listing, listings = find_listing(category, service)
    if listing is None:
        return redirect(listings[0])
    return render(request, "services/service.html", shown(listing, listings))


def shown(listing: Listing, listings: list[Listing]) -> dict[str, Any]:
    """What the page of a service says, at one of its `listings`, the canonical one first in them."""
    row = listing.service
    return {
        "listing": listing,
        "service": row,
        "name": localised(listing, "label") if listing.label else localised(row, "name"),
        "canonical": listings[0].get_absolute_url(),
        "elsewhere": [other for other in listings if other is not listing],
        "office_kind": office_kind(row),
        "runs_here": runs_here(row),
        "requirements": [localised(part, "text") for part in row.requirements.all()],
        "steps": [localised(part, "text") for part in row.steps.all()],
        "actions": [(localised(part, "name"), riyals(part.fee)) for part in row.actions.all()],
        **_other_ways(row),
        "questions": row.questions.all(),
        "related": _related(row),
        "json_ld": json_ld(government_service(listings[0])),
        **_facts(row),
    }


def office_kind(row: Service) -> str:
    """The kind of activation office that belongs to the service's agency, or ""."""
    return row.agency.slug if row.agency.slug in OFFICES else ""


def _other_ways(row: Service) -> dict[str, Any]:
    ways = [(ICONS[OtherWay.Channel(way.channel)], way) for way in row.other_ways.all()]
    return {"other_ways": ways, "names_office": any(way.channel == OtherWay.Channel.OFFICE for _icon, way in ways)}


def _facts(row: Service) -> dict[str, Any]:
    fee_note = "" if row.fee == 0 and row.fee_note in SAYS_ONLY_FREE else localised(row, "fee_note")
    time, note = localised(row, "processing_time"), ""
    if "<" not in time and (pause := PAUSE.search(time)):
        time, note = mark_safe(time[: pause.start()]), time[pause.end() :]  # noqa: S308 - escaped by localised()
    return {
        "fee": riyals(row.fee),
        "fee_note": fee_note,
        "time": time,
        "time_note": mark_safe(note[:1].upper() + note[1:]),  # noqa: S308 - escaped by localised()
        **_sources(row),
    }


def _sources(row: Service) -> dict[str, Any]:
    """Who says what the fee is, and the latest day for which anybody says so."""
    sources = [citation.source for citation in row.citations.filter(subject=FEE).select_related("source")]
    days = [source.as_of for source in sources if source.as_of]
    return {
        "as_of": max(days) if days else row.reviewed_on,
        "sources": [localised(source, "title") for source in sources if source.title],
    }


def _related(row: Service) -> list[Listing]:
    """Those an editor chose, too few of them filled up with those that the names suggest; ended ones left out."""
    chosen = list(row.relations.order_by("order", "pk").values_list("target", flat=True))
    similar = current_index().related(row.service.pk, 2 * RELATED) if len(chosen) < ENOUGH_RELATED else []
    suggested = [pk for pk in similar if pk not in chosen]
    listings = canonical_listings(chosen + suggested)
    open_ones = [listings[pk] for pk in chosen + suggested if pk in listings and listings[pk].service.is_open]
    return open_ones[: max(RELATED, len(chosen))]
