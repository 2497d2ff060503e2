"""A report as it is printed: every label and value in both languages, from what the registry said when it was made.

Each language keeps to a half of the sheet, and one half follows the other: who copies from a PDF gets no line that
mixes both. Only in tables the two stand above each other.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import conditional_escape, format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from absher_portal.formats import dates
from absher_portal.languages import direction, text_language
from absher_portal.templatetags import formats as tags
from services.inquiries.display import shown
from services.models import Report
from services.registry.kinds.identity import Person
from services.registry.record import Record
from services.registry.values import Kind, Spec, Words
from services.reports.kinds import REPORTS, Part

NAME = Person.specs()["name"]
ON_TOP = ("national_id", "name")  # of every sheet, so left out below
Pair = tuple[str, SafeString]  # label and value
T = TypeVar("T")


def in_each(write: Callable[[], T]) -> list[T]:
    """What `write` returns in each of `settings.REQUIRED_LANGUAGES`."""
    written = []
    for code in settings.REQUIRED_LANGUAGES:
        with override(code):
            written.append(write())
    return written


@dataclass(frozen=True, slots=True)
class Half:
    """What one language says; made while that language is active."""

    code: str
    title: str
    notes: list[str]
    pairs: list[Pair]

    @property
    def direction(self) -> str:
        return direction(self.code)

    @property
    def site(self) -> str:
        return settings.SITE_NAME[self.code]


@dataclass(frozen=True, slots=True)
class Both:
    """A text of a table in each language."""

    texts: tuple[SafeString, ...]

    @property
    def is_same(self) -> bool:
        """Numbers and the like, which no language changes."""
        return len(set(self.texts)) == 1

    @property
    def here(self) -> SafeString:
        """In the page's language."""
        return dict(zip(settings.REQUIRED_LANGUAGES, self.texts, strict=True)).get(text_language(), self.texts[0])

    @property
    def light(self) -> SafeString:
        """Without what only a browser needs: a table of a hundred rows takes half the time on paper."""
        if self.is_same:
            return format_html('<span dir="ltr">{}</span>', _bare(self.texts[0]))
        return self._lines('<span lang="{}" dir="{}">{}</span>', [_bare(text) for text in self.texts])

    def __str__(self) -> str:
        return self.texts[0] if self.is_same else self._lines('<div lang="{}" dir="{}">{}</div>', self.texts)

    def _lines(self, line: str, texts: Iterable[SafeString]) -> SafeString:
        languages = zip(settings.REQUIRED_LANGUAGES, texts, strict=True)
        return format_html_join("", line, [(code, direction(code), text) for code, text in languages])


@dataclass(frozen=True, slots=True)
class Section:
    """Halves with pairs, or a table below them: `heads`, and `rows` of head and cell."""

    halves: list[Half]
    heads: list[Both]
    rows: list[list[tuple[Both, Both]]]


class Sheet:
    """`Garbled` or `ValueError` when it was made by a version of the portal that wrote records otherwise."""

    def __init__(self, report: Report) -> None:
        self.report, self.kind = report, REPORTS[report.kind]
        said = report.content.said
        self.is_demo: bool = said["is_demo"]
        self.number: str = said["number"]
        self._name: Words = said["name"]
        told = zip(self.kind.parts, said["parts"], strict=True)
        self._parts = [(part, [part.record.from_json(one) for one in p["records"]], p["has_more"]) for part, p in told]

    @cached_property
    def halves(self) -> list[Half]:
        """What the report is, and about whom."""
        return in_each(lambda: Half(text_language(), str(self.kind.title), list(self._marks()), list(self._facts())))

    @property
    def initials(self) -> str:
        """`M. A. A.`, in Latin letters: enough to compare with the sheet, and no name."""
        return " ".join(f"{word[0]}." for word in self._name["en"].split())

    @property
    def verify_url(self) -> str:
        """What the QR code holds."""
        with override(settings.LANGUAGE_CODE):
            return settings.SITE_URL + reverse("verify_report", args=[self.report.code])

    @cached_property
    def code_label(self) -> Both:
        return Both(tuple(in_each(lambda: conditional_escape(_("Check code")))))

    @cached_property
    def foot(self) -> list[Half]:
        """How long it holds, and how whoever gets it may check it."""
        return in_each(lambda: Half(text_language(), "", [_how_to_check()], []))

    @cached_property
    def sections(self) -> list[Section]:
        """Parts of which nothing is recorded are left out, tables say so."""
        return [_section(part, records, more) for part, records, more in self._parts if records or part.columns]

    def _marks(self) -> Iterator[str]:
        if self.is_demo:
            yield _("Fictional demo data")

    def _facts(self) -> Iterator[Pair]:
        at = self.report.issued_at
        yield _("Name"), _written(NAME, self._name)
        yield _("ID number"), tags.ltr(self.number)
        yield _("Number of the report"), tags.ltr(self.report.shown_number)
        yield pgettext("report", "Issued"), format_html("{} {}", tags.both_dates(at), tags.clock_time(at))
        yield pgettext("report", "Valid until"), tags.both_dates(self.report.valid_until)


def _how_to_check() -> SafeString:
    place = tags.ltr(settings.SITE_URL.partition("://")[2] + "/verify/")
    words = _(
        "Valid for 30 days from its issue. Scan the QR code, or type the number and the check code at {place}, to "
        "learn whether it is genuine and still counts."
    )
    return format_html(words, place=place)


def _section(part: Part, records: list[Any], has_more: bool) -> Section:
    halves = in_each(lambda: _half(part, records, has_more))
    if not part.columns:
        return Section(halves, [], [])
    specs = {name: part.record.specs()[name] for name in part.columns}
    heads = _both(lambda: [conditional_escape(str(spec.label)) for spec in specs.values()])
    cells = _both(lambda: [_in_cell(spec, getattr(one, name)) for one in records for name, spec in specs.items()])
    rows = [list(zip(heads, cells[at:], strict=False)) for at in range(0, len(cells), len(specs))]
    return Section(halves, heads if rows else [], rows)


def _half(part: Part, records: list[Any], has_more: bool) -> Half:
    pairs = [] if part.columns else list(_pairs(records[0]))
    return Half(text_language(), str(part.title), list(_notes(part, records, has_more)), pairs)


def _pairs(record: Record) -> Iterator[Pair]:
    for name, spec in record.specs().items():
        held = getattr(record, name)
        if held is not None and not (isinstance(record, Person) and name in ON_TOP):
            yield str(spec.label), _written(spec, held)


def _notes(part: Part, records: list[Any], has_more: bool) -> Iterator[str]:
    if part.note:
        yield str(part.note)
    if not records:
        yield _("Nothing is recorded.")
    if has_more:
        yield _("Only the newest %(number)d are listed; there are more.") % {"number": len(records)}


def _both(write: Callable[[], list[SafeString]]) -> list[Both]:
    return [Both(texts) for texts in zip(*in_each(write), strict=True)]


def _bare(text: SafeString) -> SafeString:
    return SafeString(strip_tags(text))


def _written(spec: Spec, held: Any) -> SafeString:
    """As pages write it, but no days left, for a sheet says the same tomorrow, and a name in one script at a time."""
    if held is not None and spec.kind == Kind.ENDS:
        return tags.both_dates(held)
    return shown(replace(spec, kind=Kind.WORDS) if spec.kind == Kind.NAME else spec, held)


def _in_cell(spec: Spec, held: Any) -> SafeString:
    """A day only by the calendar of the language: the other one stands in the other language's line."""
    if held is None or spec.kind not in (Kind.DAY, Kind.ENDS, Kind.MOMENT):
        return _written(spec, held)
    day, pattern = dates.local_date(held), dates.both_pattern()
    is_hijri = pattern.index("{hijri}") < pattern.index("{gregorian}")
    written = (dates.hijri(day) if is_hijri else "") or dates.gregorian(day)
    in_time = format_html('<time class="unbroken" datetime="{}">{}</time>', day.isoformat(), written)
    return format_html("{} {}", in_time, tags.clock_time(held)) if spec.kind == Kind.MOMENT else in_time
