"""A report as it is printed: every label and value in both languages, from what the registry said when it was made."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import conditional_escape, format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _

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
ON_TOP = ("national_id", "name")  # of every sheet
FACTS = (
    _("Name"),
    _("ID number"),
    _("Number of the report"),
    pgettext_lazy("report", "Issued"),
    pgettext_lazy("report", "Valid until"),
)
WORDS = {
    "demo": _("Fictional demo data"),
    "code": _("Check code"),
    "check": _(
        "Valid for 30 days from its issue. Scan the QR code, or type the number and the check code at {place}, to "
        "learn whether it is genuine and still counts."
    ),
}


@dataclass(frozen=True, slots=True)
class Both:
    """The same in each of `settings.REQUIRED_LANGUAGES`, as HTML."""

    texts: tuple[SafeString, ...]

    @property
    def is_same(self) -> bool:
        """Numbers and the like, which no language changes."""
        return len(set(self.texts)) == 1

    @property
    def sides(self) -> list[tuple[str, str, SafeString]]:
        """Language, direction and text."""
        languages = zip(settings.REQUIRED_LANGUAGES, self.texts, strict=True)
        return [(code, direction(code), text) for code, text in languages]

    @property
    def here(self) -> SafeString:
        """In the page's language."""
        told = dict(zip(settings.REQUIRED_LANGUAGES, self.texts, strict=True))
        return told.get(text_language(), self.texts[0])

    @property
    def light(self) -> SafeString:
        """Without what only a browser needs: a table of a hundred rows takes half the time on paper."""
        if self.is_same:
            return format_html('<span dir="ltr">{}</span>', _bare(self.texts[0]))
        return format_html_join("", '<span lang="{}">{}</span>', [(code, _bare(text)) for code, _, text in self.sides])

    def __str__(self) -> str:
        if self.is_same:
            return self.texts[0]
        return format_html_join("", '<span lang="{}" dir="{}">{}</span>', self.sides)


def _bare(text: SafeString) -> SafeString:
    return SafeString(strip_tags(text))


def in_both(write: Callable[[], Iterable[Any]]) -> list[Both]:
    """What `write` yields, in each language."""
    written = []
    for code in settings.REQUIRED_LANGUAGES:
        with override(code):
            written.append([conditional_escape(text) for text in write()])
    return [Both(texts) for texts in zip(*written, strict=True)]


@dataclass(frozen=True, slots=True)
class Section:
    """`pairs` of label and value, or a table: `heads`, and `rows` of head and cell. Neither: nothing is recorded."""

    title: Both
    notes: list[Both]
    pairs: list[tuple[Both, Both]]
    heads: list[Both]
    rows: list[list[tuple[Both, Both]]]


class Sheet:
    """`Garbled` when it was made by a version of the portal that wrote records otherwise."""

    def __init__(self, report: Report) -> None:
        self.report, self.kind = report, REPORTS[report.kind]
        said = report.content.said
        self.is_demo: bool = said["is_demo"]
        self.number: str = said["number"]
        self._name: Words = said["name"]
        told = zip(self.kind.parts, said["parts"], strict=True)
        self._parts = [([part.record.from_json(one) for one in p["records"]], p["has_more"], part) for part, p in told]

    @cached_property
    def title(self) -> Both:
        return in_both(lambda: [self.kind.title])[0]

    @property
    def initials(self) -> str:
        """`M. A. A.` in the page's language: enough to compare with the sheet, and no name."""
        with_name = self._name.get(str(settings.REQUIRED_LANGUAGES[-1]), "")
        return " ".join(f"{word[0]}." for word in with_name.split())

    @cached_property
    def facts(self) -> list[tuple[Both, Both]]:
        """About whom, and what the report itself is: label and value."""
        return list(zip(in_both(lambda: FACTS), in_both(self._facts), strict=True))

    def _facts(self) -> Iterator[SafeString]:
        at = self.report.issued_at
        yield _written(NAME, self._name)
        yield tags.ltr(self.number)
        yield tags.ltr(self.report.shown_number)
        yield format_html("{} {}", tags.both_dates(at), tags.clock_time(at))
        yield tags.both_dates(self.report.valid_until)

    @cached_property
    def site(self) -> Both:
        return Both(tuple(conditional_escape(settings.SITE_NAME[code]) for code in settings.REQUIRED_LANGUAGES))

    @cached_property
    def words(self) -> dict[str, Both]:
        """What every sheet says: `demo`, `code` and `check`."""
        place = tags.ltr(settings.SITE_URL.partition("://")[2] + "/verify/")
        said = in_both(lambda: [format_html(str(text), place=place) for text in WORDS.values()])
        return dict(zip(WORDS, said, strict=True))

    @property
    def verify_url(self) -> str:
        """What the QR code holds."""
        with override(settings.LANGUAGE_CODE):
            return settings.SITE_URL + reverse("verify_report", args=[self.report.code])

    @cached_property
    def sections(self) -> list[Section]:
        """Parts of which nothing is recorded are left out, tables say so."""
        told = [one for one in self._parts if one[0] or one[2].columns]
        return [_section(part, records, has_more) for records, has_more, part in told]


def _section(part: Part, records: list[Any], has_more: bool) -> Section:
    title, notes = in_both(lambda: [part.title])[0], in_both(lambda: _notes(part, records, has_more))
    specs = part.record.specs()
    if not part.columns:
        return Section(title, notes, list(_pairs(specs, records[0])), [], [])
    columns = {name: specs[name] for name in part.columns}
    heads = in_both(lambda: [spec.label for spec in columns.values()])
    cells = in_both(lambda: [_in_cell(spec, getattr(one, name)) for one in records for name, spec in columns.items()])
    rows = [list(zip(heads, cells[at:], strict=False)) for at in range(0, len(cells), len(columns))]
    return Section(title, notes, [], heads, rows)


def _pairs(specs: dict[str, Spec], record: Record) -> Iterator[tuple[Both, Both]]:
    told = {name: spec for name, spec in specs.items() if not (isinstance(record, Person) and name in ON_TOP)}
    filled = {name: spec for name, spec in told.items() if getattr(record, name) is not None}
    labels = in_both(lambda: [spec.label for spec in filled.values()])
    return zip(labels, in_both(lambda: [_written(s, getattr(record, n)) for n, s in filled.items()]), strict=True)


def _notes(part: Part, records: list[Any], has_more: bool) -> list[Any]:
    notes = [part.note] if part.note else []
    if part.columns and not records:
        notes.append(gettext("Nothing is recorded."))
    if has_more:
        notes.append(gettext("Only the newest %(number)d are listed; there are more.") % {"number": len(records)})
    return notes


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
