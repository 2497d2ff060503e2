"""What stands between a service and people: missing texts by language, missing parts, links that lead nowhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from absher_portal import languages
from services.editing.content import content_columns, parts
from services.inquiries.definition import INQUIRIES
from services.models import PARTS, Category, Listing, Relation, Service, Step

ADDRESS = re.compile(r"https?://[^\s«»<>\"']+|(?<![\w/.])/[a-z]{2}/[^\s«»<>\"']*", re.IGNORECASE)
AFTER_ADDRESS = ".,;:!?)،؛؟"
URL = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class Problem:
    """`where`: the part of the page; `column`: the form's field, when it is one of the service's own."""

    where: str
    words: str
    column: str = ""


def problems(service: Service) -> list[Problem]:
    """Why it can't be published as it is kept; empty when it can."""
    rows: dict[Any, list[Any]] = {model: parts(service, model) for model in PARTS}
    found = list(_of_row(service, ""))
    for model, some in rows.items():
        for number, part in enumerate(some, 1):
            found += _of_row(part, f"{capfirst(model._meta.verbose_name)} {number}")
    return found + list(_missing_parts(service, rows)) + list(_relations(rows[Relation]))


def is_unanswered(service: Service) -> bool:
    """Whether people find an inquiry that no definition answers: no fault of its texts, so nothing is held back."""
    return service.is_shown and service.kind == Service.Kind.INQUIRY and service.key not in INQUIRIES


def _of_row(row: models.Model, where: str) -> Iterator[Problem]:
    yield from _texts(row, where)
    yield from _values(row, where)
    yield from _links(row, where)


def _texts(row: models.Model, where: str) -> Iterator[Problem]:
    """A text that must be there, or is there in one language, must be there in all that are required."""
    names = dict(settings.LANGUAGES)
    for field in _translated(row):
        here = {code: getattr(row, languages.column(field.name, code)) for code in settings.REQUIRED_LANGUAGES}
        if field.blank and not any(here.values()):
            continue
        for code in (code for code, text in here.items() if not (text or "").strip()):
            facts = {"field": capfirst(field.verbose_name), "language": names[code]}
            words = pgettext("a text of a service", "%(field)s: the text in %(language)s is missing.") % facts
            yield Problem(where, words, "" if where else languages.column(field.name, code))


def _translated(row: models.Model) -> list[Any]:
    names = {f.translated_field.name for f in row._meta.concrete_fields if hasattr(f, "translated_field")}
    return [field for field in row._meta.concrete_fields if field.name in names]


def _values(row: models.Model, where: str) -> Iterator[Problem]:
    """Values that the columns refuse (a choice, a length, a number), as a file or another program may bring them."""
    own = set(content_columns(type(row))) | {"key"}
    texts = {name for field in _translated(row) for name in languages.columns(field.name)}
    empty = {name for name in texts if not getattr(row, name)}
    others = {f.name for f in row._meta.concrete_fields if f.attname not in own}
    try:
        row.clean_fields(exclude=others | empty)
    except ValidationError as error:
        for name, faults in error.message_dict.items():
            column: Any = row._meta.get_field(name)
            label = capfirst(str(column.verbose_name))
            yield Problem(where, f"{label}: {' '.join(faults)}", "" if where else name)


def _links(row: models.Model, where: str) -> Iterator[Problem]:
    for name in content_columns(type(row)):
        value, field = getattr(row, name), row._meta.get_field(name)
        is_text = isinstance(value, str) and not isinstance(field, models.URLField)
        for found in ADDRESS.findall(value) if is_text else []:
            address = found.rstrip(AFTER_ADDRESS)
            if not _leads_somewhere(address):
                words = _("The link %(address)s leads nowhere.") % {"address": f"\u2066{address}\u2069"}
                yield Problem(where, words, "" if where else name)


def _leads_somewhere(address: str) -> bool:
    """Whether it is an address at all, and one of ours has a page. Nobody outside is asked."""
    if not address.startswith("/"):
        try:
            URL(address)
        except ValidationError:
            return False
        return True
    path = re.split(r"[?#]", address)[0]
    try:
        with override(path[1:3]):
            match = resolve(path)
    except (Resolver404, Http404):
        return False
    return _is_for_everyone(**match.kwargs)


def _is_for_everyone(category: str = "", service: str = "", **others: str) -> bool:
    """Whether people find a page there: it follows a service to its category, and shows nobody's draft or case."""
    if service:
        return not others and Listing.objects.public().filter(service__key=service).exists()
    return not others and (not category or Category.objects.filter(slug=category).exists())


def _missing_parts(service: Service, rows: dict[Any, list[Any]]) -> Iterator[Problem]:
    if not rows[Listing]:
        yield Problem("", _("No category lists the service, so it would have no address."))
    if service.kind == Service.Kind.SERVICE and not rows[Step]:
        yield Problem("", _("There is no step: people would not learn how it is done."))


def _relations(relations: list[Relation]) -> Iterator[Problem]:
    for relation in relations:
        target = relation.target
        if not target.is_shown or target.current_status == Service.Status.ENDED:
            words = _("The related service “%(name)s” is not published, or it has ended.") % {"name": target.name}
            yield Problem("", words)
