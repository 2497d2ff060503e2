"""System checks: the shipped catalogue, the definitions of inquiries and their records fit one another."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.utils.functional import Promise
from django.utils.translation import override

from services.inquiries import families
from services.inquiries.definition import INQUIRIES, Inquiry
from services.registry.demo.cases import CASES, SITUATIONS
from services.registry.values import Kind, Label

__all__ = ["families"]
CATALOGUE = Path(__file__).resolve().parents[1] / "data" / "catalogue.json"
SOURCE = "en"  # what the code is written in


@register
def inquiries(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Every fault of the definitions at once."""
    rows = shipped()
    found: list[CheckMessage] = [*without_definition(rows)]
    for inquiry in INQUIRIES.values():
        found += [*catalogue_faults(inquiry, rows), *field_faults(inquiry), *untranslated(inquiry)]
        if set(CASES.get(inquiry.key, ())) != set(SITUATIONS):
            found.append(Error(f"{inquiry.key} lacks somebody of the demonstration to look at.", id="services.E008"))
    return found


def shipped() -> dict[str, Any]:
    """The services of the shipped catalogue by their keys."""
    return {row["key"]: row for row in json.loads(CATALOGUE.read_text(encoding="utf-8"))["services"]}


def without_definition(rows: dict[str, Any]) -> Iterator[Error]:
    """Inquiries of the catalogue that nothing answers."""
    for key, row in rows.items():
        if row["kind"] == "inquiry" and key not in INQUIRIES:
            yield Error(f"The inquiry {key} has no definition.", hint="services/inquiries/families", id="services.E001")


def catalogue_faults(inquiry: Inquiry, rows: dict[str, Any]) -> Iterator[Error]:
    """What the definition says of its service and of others, and the catalogue does not."""
    row = rows.get(inquiry.key, {})
    if row.get("kind") != "inquiry":
        yield Error(f"{inquiry.key} is no inquiry of the catalogue.", id="services.E002")
    elif bool(inquiry.about) == inquiry.is_public or inquiry.is_public != (row["access"] == "public"):
        hint = "Public ones have inputs, others say about whom."
        yield Error(f"{inquiry.key} is asked otherwise than the catalogue says.", hint=hint, id="services.E003")
    for key in inquiry.next_steps:
        if key not in rows:
            yield Error(f"{inquiry.key} leads to {key}, which is no service.", id="services.E004")


def field_faults(inquiry: Inquiry) -> Iterator[Error]:
    """Fields and codes that its record does not have, or that its page may not show."""
    fields = inquiry.record.specs()
    harmless = {name for name, spec in fields.items() if not spec.is_private}
    if bool(inquiry.shows) != inquiry.is_public or not harmless.issuperset(inquiry.shows):
        hint = "Public ones, and only they, name what they show, and nothing private."
        yield Error(f"{inquiry.key} shows strangers what is not for them.", hint=hint, id="services.E009")
        return
    shown = inquiry.fields()
    hidden = [name for name in (*inquiry.columns, inquiry.names) if name and name not in shown]
    unknown = [name for name in (inquiry.vehicles,) if name and name not in fields]
    for name in (*hidden, *unknown):
        yield Error(f"{inquiry.key}: {inquiry.record.key} shows no {name}.", id="services.E005")
    for name in inquiry.filters:
        if name not in shown or shown[name].kind != Kind.CHOICE:
            yield Error(f"{inquiry.key}: {name} is no choice to filter by.", id="services.E006")
    for name, code in (*inquiry.where.items(), *inquiry.telling.items()):
        if name not in fields or code not in fields[name].options:
            yield Error(f"{inquiry.key}: {name} is never {code}.", id="services.E007")


def untranslated(inquiry: Inquiry) -> Iterator[Warning]:
    """Labels that a required language lacks. No error: the catalogues are compiled by a command, too."""
    specs = inquiry.record.specs().values()
    labels = [inquiry.record.noun, *(spec.label for spec in specs)]
    labels += [option.label for spec in specs for option in spec.options.values()]
    for code in settings.REQUIRED_LANGUAGES:
        for label in labels if code != SOURCE else ():
            if isinstance(label, Promise) and _in(code, label) == _in(SOURCE, label):
                yield Warning(f"{inquiry.key}: {_in(SOURCE, label)!r} is not said in {code}.", id="services.W001")


def _in(code: str, label: Label) -> str:
    with override(code):
        return str(label)
