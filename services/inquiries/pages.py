"""What the page of an answer says: head, verdict, facts or rows, choices, and the ways on."""

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_noop, pgettext

from absher_portal.fallback import localised
from absher_portal.templatetags import formats
from absher_portal.text import masked_id
from services.choices import Choice
from services.inquiries.asking import Result
from services.inquiries.definition import Found, Inquiry, Tone, Verdict
from services.inquiries.display import names
from services.inquiries.question import OTHERS, Question
from services.inquiries.subjects import CHILDREN
from services.inquiries.tables import cells, heads, rows, sums
from services.models import Listing
from services.registry.kinds.traffic import Vehicle
from services.registry.record import Record
from services.views.service import office_kind

HEADINGS = {
    "wife": gettext_noop("Wife"),
    "son": gettext_noop("Sons and daughters"),
    "daughter": gettext_noop("Sons and daughters"),
    "worker": gettext_noop("Workers"),
}
# All that a link to a service says.
LINKED = ("category__slug", "service__key", "service__name", "service__status", "service__paused_until")
DEMO = "services.registry.demo.backend.DemoRegistry"


def frame(listing: Listing) -> dict[str, Any]:
    """What every page of an inquiry says, whatever the answer."""
    service = listing.service
    return {
        "listing": listing,
        "service": service,
        "name": localised(service, "name"),
        "agency": localised(service.agency, "name"),
        "office_kind": office_kind(service),
        "is_demo": settings.REGISTRY == DEMO,
    }


def shown(asked: Question, answer: Result) -> dict[str, Any]:
    """The answer. `answer.found` must be there."""
    found, inquiry = answer.found, asked.inquiry
    if found is None:
        raise LookupError("nothing was found out")
    context = {
        **_head(asked, answer),
        "correction": reverse("correction", args=[inquiry.record.key]),
        "report": _report(asked),
        "noun": inquiry.record.noun,
        "page": answer.page,
    }
    if asked.record_name and inquiry.columns:
        return context | {
            "verdict": _standing(found.records[0]),
            "steps": links_to(inquiry.next_steps),
            "facts": cells(found.records[0], tuple(inquiry.fields())),
            "whole_list": _address(asked, record=""),
        }
    context |= _verdict(inquiry, found)
    if not inquiry.columns:
        return context | {"facts": cells(found.records[0], tuple(inquiry.fields())) if found.records else []}
    return context | _list(asked, found)


def _list(asked: Question, found: Found) -> dict[str, Any]:
    whole = _address(asked, record="-", page="").removesuffix("-")
    return {
        "heads": heads(asked.inquiry),
        "rows": rows(asked.inquiry, found.records, lambda name: f"{whole}{quote(name)}"),
        "sums": sums(found.beside) if not asked.is_narrowed else [],
        "sheet": _address(asked, "inquiry_table", page=""),
        "filters": _filters(asked),
        "is_narrowed": asked.is_narrowed,
    }


def _verdict(inquiry: Inquiry, found: Found) -> dict[str, Any]:
    """With the ways on, that which puts it right first; `is_urgent` when there is one."""
    verdict = inquiry.verdict(found)
    steps = links_to(tuple(dict.fromkeys((verdict.step, *inquiry.next_steps))))
    is_urgent = any(step.service.key == verdict.step for step in steps[:1])
    return {"verdict": verdict, "steps": steps, "is_urgent": is_urgent}


def _standing(record: Record) -> Verdict | None:
    """How one record of a list stands; None for a kind that has no status."""
    spec = record.specs().get("status")
    if spec is None:
        return None
    option = spec.options[record.to_json()["status"]]
    # Translators: a field and its value, as in "Status: Unpaid"
    words = gettext("%(field)s: %(value)s") % {"field": spec.label, "value": option.label}
    return Verdict(words, Tone.NEUTRAL if option.tone == "sand" else Tone(option.tone))


def people(asked: Question) -> list[tuple[str, list[tuple[SafeString, str]]]]:
    """Those whom one may ask about, with the address that does, in groups with their headings."""
    groups: dict[str, list[tuple[SafeString, str]]] = {}
    for one in asked.others:
        name = names(one.name) if one.name else formats.ltr(masked_id(one.number))
        groups.setdefault(HEADINGS[one.relation], []).append((name, _address(asked, about=one.token)))
    return [(gettext(heading), named) for heading, named in groups.items()]


def links_to(keys: tuple[str, ...]) -> list[Listing]:
    """The services of these keys that people see and may start, in this order."""
    found: dict[str, Listing] = {}
    listed = Listing.objects.public().filter(service__key__in=keys).select_related("service", "category").only(*LINKED)
    for listing in listed.order_by("pk") if keys else ():
        found.setdefault(listing.service.key, listing)
    return [found[key] for key in keys if key in found and found[key].service.is_open]


def _head(asked: Question, answer: Result) -> dict[str, Any]:
    as_of = answer.as_of or timezone.now()
    return {
        "subject_name": names(asked.subject.name) if asked.subject.name else "",
        "masked_id": masked_id(asked.subject.number),
        "as_of": as_of,
        "is_of_today": timezone.localdate(as_of) == timezone.localdate(),
        "is_kept": answer.is_kept,
        "until": answer.until,
        "whom": _address(asked, about=OTHERS, record="", vehicle="", page="") if asked.others else "",
        "vehicles": _vehicles(asked) if len(asked.vehicles) > 1 and not asked.record_name else [],
    }


def _vehicles(asked: Question) -> list[Choice]:
    every = [Choice(pgettext("vehicles", "All"), _address(asked, vehicle="", page=""), asked.vehicle is None)]
    cars = [
        Choice(_plate(car), _address(asked, vehicle=car.sequence_number, page=""), car == asked.vehicle)
        for car in asked.vehicles
    ]
    return every + cars if asked.inquiry.columns else cars


def _plate(car: Vehicle) -> SafeString:
    return formats.plate(car.plate[:3], car.plate[3:])


def _filters(asked: Question) -> list[tuple[Any, list[Choice]]]:
    specs, bars = asked.inquiry.fields(), []
    for name in asked.inquiry.filters:
        now = asked.filters.get(name, "")
        options = {"": pgettext("filter", "All"), **{code: o.label for code, o in specs[name].options.items()}}
        links = [
            Choice(str(label), _address(asked, page="", **{name: code}), code == now) for code, label in options.items()
        ]
        bars.append((specs[name].label, links))
    return bars


def _report(asked: Question) -> str:
    """Where the printable report of this is made, or "": none is about wives or workers, or without a vehicle."""
    is_summary_of_none = asked.inquiry.vehicles and not asked.inquiry.columns and asked.vehicle is None
    if not asked.inquiry.report or is_summary_of_none or asked.subject.relation not in ("self", *CHILDREN):
        return ""
    chosen = {} if asked.subject.relation == "self" else {"about": asked.subject.token}
    if asked.vehicle and not asked.inquiry.columns:
        chosen["vehicle"] = asked.vehicle.sequence_number
    return reverse("report_make", args=[asked.inquiry.report], query=chosen or None)


def _address(asked: Question, name: str = "inquiry", **changed: str) -> str:
    """This address with other values in its query; an empty one is taken out."""
    query = asked.request.GET.copy()
    for key, value in changed.items():
        query.pop(key, None)
        if value:
            query[key] = value
    return reverse(name, args=[asked.inquiry.key], query=query or None)
