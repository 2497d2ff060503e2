"""The desk in words: what the templates print of texts, states and choices."""

import re
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from absher_portal.languages import direction
from absher_portal.messages import glossary
from absher_portal.messages.entries import State
from absher_portal.messages.spelling import PLACEHOLDER, TAG
from services.models import Service
from services.translators import desk
from services.translators.content import service_of
from services.translators.places import Place
from services.translators.reviews import digest
from services.translators.text import Text

FOREIGN = re.compile(f"({PLACEHOLDER.pattern}|{TAG.pattern})")
STATES = {
    State.MISSING: pgettext_lazy("state of a translation", "Missing"),
    State.OUTDATED: pgettext_lazy("state of a translation", "Outdated"),
    State.UNREVIEWED: pgettext_lazy("state of a translation", "Not reviewed"),
    State.REVIEWED: pgettext_lazy("state of a translation", "Reviewed"),
}
KINDS = {"content": _("Content"), "messages": _("Messages of the portal")}


@dataclass(frozen=True)
class Shown:
    """A text as its row of the list prints it. `pair`: what ticking it approves, "" when that can't be."""

    text: Text
    place: Place
    url: str
    pair: str
    state: dict[str, str]
    sides: list[dict[str, Any]]
    hints: list[tuple[str, str, str]]


def row(text: Text, place: Place) -> Shown:
    """One text of the list."""
    address, pair = "", ""
    if text.key:
        label, pk, name, language = text.key.split("/")
        address = reverse("admin:services_reviewedtext_text", args=[label, pk, name, language])
        if text.state in (State.UNREVIEWED, State.OUTDATED):
            pair = f"{language}:{digest(text.sources[0])}:{digest(text.targets[0])}"
    sides = [_side(text.source_language, text.sources), _side(text.language, text.targets)]
    hints = glossary.hints(text.sources[0], text.source_language, text.language) if text.state != State.REVIEWED else []
    return Shown(text, place, address, pair, state(text.state, text.needs), sides, hints)


def _side(language: str, texts: list[str]) -> dict[str, Any]:
    return {"code": language, "direction": direction(language), "texts": [_isolated(text) for text in texts]}


def _isolated(text: str) -> SafeString:
    """With placeholders and tags left to right, which right-to-left text would turn about."""
    parts = FOREIGN.split(text)
    return format_html_join("", "{}", ((_foreign(part) if place % 2 else part,) for place, part in enumerate(parts)))


def _foreign(part: str) -> SafeString:
    return format_html('<bdi dir="ltr">{}</bdi>', part)


def state(found: State, needs: str) -> dict[str, str]:
    """`code` for the style, `label` for people; of which language, where that is not plain."""
    return {"code": found, "label": str(STATES[found]), "language": language_name(needs)}


def language_name(code: str) -> str:
    """In the language of the page."""
    return str(dict(settings.LANGUAGES)[code])


def app_name(app: str) -> str:
    """In the language of the page."""
    return str(apps.get_app_config(app).verbose_name)


def filters(wanted: desk.Wanted, known: list[str]) -> list[dict[str, Any]]:
    """Each choice of the list: its name in the address, its label, its options as (value, label, is chosen)."""
    states = [(desk.WORK, _("Everything to do")), *((str(s), label) for s, label in STATES.items()), ("all", _("All"))]
    everything: list[tuple[str, Any]] = [("", _("All"))]
    languages = [(code, name) for code, name in settings.LANGUAGES if code in settings.MODELTRANSLATION_LANGUAGES]
    rows: list[tuple[str, Any, list[tuple[str, Any]]]] = [
        ("state", _("State"), states),
        ("language", _("Language"), everything + languages),
        ("app", _("Part"), everything + [(app, app_name(app)) for app in known]),
        ("kind", _("Kind"), everything + list(KINDS.items())),
    ]
    return [
        {"name": name, "label": label, "options": [(v, words, v == getattr(wanted, name)) for v, words in options]}
        for name, label, options in rows
    ]


def coverage(found: desk.Coverage) -> dict[str, Any]:
    """A row of the table and its bar."""
    list_page = reverse("admin:services_reviewedtext_changelist")
    return {
        "language": language_name(found.language),
        "app": app_name(found.app),
        "kind": KINDS[found.kind],
        "url": f"{list_page}?language={found.language}&app={found.app}&kind={found.kind}",
        "counts": [found.counts[state] for state in STATES],
        "percent": found.percent,
        "bars": found.bars,
        "is_mirrored": direction(get_language() or settings.LANGUAGE_CODE) == "rtl",
    }


def is_in_draft(found: Any) -> bool:
    """Whether people see the text only when a draft is published."""
    service = service_of(found)
    return service is not None and service.stage != Service.Stage.PUBLISHED
