"""`manage.py load_catalogue [FILE]`: agencies, categories, services and what belongs to them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from absher_portal import languages
from absher_portal.languages import column, columns
from absher_portal.linejson import BrokenFile, Row
from absher_portal.loading import LoadCommand, Record
from services.models import (
    PARTS,
    Action,
    Agency,
    Category,
    Citation,
    Keyword,
    Listing,
    OtherWay,
    Question,
    Relation,
    Requirement,
    Service,
    Source,
    Step,
)

Parts = Callable[[Row], Iterator[Record]]


class Command(LoadCommand):
    help = "Load the catalogue; what was edited in the admin stays as it is."
    source = "catalogue"
    default_file = Path(__file__).resolve().parents[2] / "data" / "catalogue.json"
    parts = dict.fromkeys(PARTS, "service")

    def records(self, file: Row) -> Iterator[Record]:
        for row in file.rows("agencies"):
            values = {"slug": row["slug"], **row.both("name"), "note": row.get("note") or ""}
            yield Record(Agency, ("slug",), row, values)
        for key, row in _sources(file):
            values = {"key": key, "as_of": row.get("as_of"), **_in_all_or_none(row, "title")}
            yield Record(Source, ("key",), row, values | {name: row.get(name) or "" for name in ("url", "note")})
        for row in file.rows("categories"):
            own = {name: row[name] for name in ("slug", "agency", "kind", "order")}
            yield Record(Category, ("slug",), row, own | row.both("name", "full_name", "summary"))
        services = _once(file.rows("services"))
        for row in services:
            yield Record(Service, ("key",), row, _service(file, row))
        yield from _listings(file, services)
        several: tuple[Parts, ...] = (_requirements, _steps, _actions, _questions, _other_ways)
        for parts in (*several, _keywords, _relations, _citations):
            for row in services:
                yield from parts(row)


def _fault(row: Row, name: str, words: str) -> BrokenFile:
    return BrokenFile((row.lines.get(name, row.line), f"“{name}” {words}"))


def _key(row: Row, name: str = "key") -> str:
    if not isinstance(row[name], str):
        raise _fault(row, name, "must be text")
    return row[name]


def _once(rows: list[Row]) -> list[Row]:
    seen: set[str] = set()
    for row in rows:
        if _key(row) in seen:
            raise _fault(row, "key", f"“{row['key']}” appears twice")
        seen.add(row["key"])
    return rows


def _texts(row: Row, name: str) -> list[str]:
    """A list of texts that may be left out."""
    return row.texts(name) if row.get(name) is not None else []


def _in_all_or_none(row: Row, name: str) -> dict[str, str]:
    """A text that may be left out, but not in one language only."""
    texts = {column: row.get(column) or "" for column in languages.columns(name)}
    missing = [column for column, text in texts.items() if not text and languages.is_required(column)]
    if missing and any(texts.values()):
        written = next(column for column, text in texts.items() if text)
        raise _fault(row, written, f"stands alone: “{missing[0]}” is missing")
    return texts


def _place(row: Row, name: str) -> Row:
    """An empty row on the line of `name`, for the faults of what stands in that list."""
    place = Row()
    place.line = row.lines.get(name, row.line)
    return place


def _sources(file: Row) -> Iterator[tuple[str, Row]]:
    sources = file.row("sources")
    for key in sources:
        yield key, sources.row(key)


def _service(file: Row, row: Row) -> dict[str, Any]:
    """A service's own columns; what the file says twice must agree."""
    if row.get("slug", row["key"]) != row["key"]:
        raise _fault(row, "slug", "must be the same as “key”")
    if row.get("needs_activation") not in (None, row["access"] == Service.Access.ACTIVATED):
        raise _fault(row, "needs_activation", "contradicts “access”")
    if row.get("fee_currency") not in (None, "SAR"):
        raise _fault(row, "fee_currency", "must be SAR")
    if isinstance(row.get("fee"), bool):
        raise _fault(row, "fee", "must be an amount, or null when it is not known")
    own = {name: row[name] for name in ("key", "agency", "audience", "kind", "access")}
    own |= row.both("name", "summary", "description", "fee_note")
    own |= {column("processing_time", code): row[column("processing", code)] for code in row.languages("processing")}
    own |= _in_all_or_none(row, "short_name") | _in_all_or_none(row, "afterwards")
    own |= {name: row.get(name) for name in ("fee", "popular", "paused_until")}
    own |= {name: row.get(name) or "" for name in ("fee_unit", "fee_remark", "returns")}
    own |= {name: row.get(name) for name in columns("status_note")}
    own |= {"status": row.get("status", Service.Status.OPEN), "is_hub": row.get("is_hub", False)}
    own |= {"stage": Service.Stage.PUBLISHED.value}
    meta = file.row("meta") if "meta" in file else Row()
    return own | {"reviewed_on": row.get("reviewed_on", meta.get("reviewed_on"))}


def _listings(file: Row, services: list[Row]) -> Iterator[Record]:
    """In the order of each service's categories: the first listing is its canonical address."""
    entries: dict[tuple[str, str], Row] = {}
    known = {row["key"] for row in services}
    for category in file.rows("categories"):
        for entry in category.rows("services"):
            if _key(entry) not in known:
                raise _fault(entry, "key", f"“{entry['key']}” is no service of this file")
            if (_key(category, "slug"), entry["key"]) in entries:
                raise _fault(entry, "key", f"“{entry['key']}” is listed twice")
            entries[category["slug"], entry["key"]] = entry
    for row in services:
        for slug in row.texts("categories"):
            if (slug, row["key"]) not in entries:
                raise _fault(row, "categories", f"names “{slug}”, which does not list “{row['key']}”")
            entry = entries.pop((slug, row["key"]))
            own = {"category": slug, "service": row["key"], "order": entry["order"]}
            yield Record(Listing, ("category", "service"), entry, own | _labels(row, entry))
    for (slug, key), entry in entries.items():
        raise _fault(entry, "key", f"“{key}” does not name the category “{slug}”")


def _labels(row: Row, entry: Row) -> dict[str, str]:
    """A label only where the category calls the service by another name."""
    names = entry.both("name")
    is_own = any(names[name] != row[name] for name in names)
    return {name.replace("name", "label"): text if is_own else "" for name, text in names.items()}


def _pairs(model: type[Requirement] | type[Step], row: Row, name: str) -> Iterator[Record]:
    first, *others = [(code, row.texts(column(name, code))) for code in row.languages(name)]
    for code, texts in others:
        if len(texts) != len(first[1]):
            raise _fault(row, column(name, code), f"must have as many texts as “{column(name, first[0])}”")
    place = _place(row, column(name, first[0]))
    for order in range(len(first[1])):
        texts_here = {column("text", code): texts[order] for code, texts in [first, *others]}
        yield Record(model, ("service", "order"), place, {"service": row["key"], "order": order + 1} | texts_here)


def _requirements(row: Row) -> Iterator[Record]:
    return _pairs(Requirement, row, "requirements")


def _steps(row: Row) -> Iterator[Record]:
    return _pairs(Step, row, "steps")


def _actions(row: Row) -> Iterator[Record]:
    for order, action in enumerate(_rows(row, "actions"), 1):
        own = {"service": row["key"], "order": order, "key": action["key"], "fee": action.get("fee")}
        yield Record(Action, ("service", "key"), action, own | action.both("name"))


def _rows(row: Row, name: str) -> list[Row]:
    """A list of objects that may be left out."""
    return row.rows(name) if row.get(name) is not None else []


def _questions(row: Row) -> Iterator[Record]:
    for order, question in enumerate(_rows(row, "questions"), 1):
        own = {"service": row["key"], "order": order} | question.both("question", "answer")
        yield Record(Question, ("service", "order"), question, own)


def _other_ways(row: Row) -> Iterator[Record]:
    for order, way in enumerate(_rows(row, "other_ways"), 1):
        own = {"service": row["key"], "order": order, "channel": way["channel"], "url": way.get("url") or ""}
        yield Record(OtherWay, ("service", "order"), way, own | way.both("text"))


def _keywords(row: Row) -> Iterator[Record]:
    """The file's words, and the former and official names that people still search by."""
    for language in row.languages("keywords"):
        also = [row.get(f"old_name_{language}"), row.get(f"name_{language}_official")]
        for text in dict.fromkeys(row.texts(f"keywords_{language}") + [name for name in also if name]):
            own = {"service": row["key"], "language": language, "text": text}
            yield Record(Keyword, ("service", "language", "text"), _place(row, f"keywords_{language}"), own)


def _relations(row: Row) -> Iterator[Record]:
    for order, key in enumerate(_texts(row, "related"), 1):
        own = {"service": row["key"], "target": key, "order": order}
        yield Record(Relation, ("service", "target"), _place(row, "related"), own)


def _citations(row: Row) -> Iterator[Record]:
    for name, subject in (("sources", Citation.Subject.SERVICE), ("fee_sources", Citation.Subject.FEE)):
        for key in _texts(row, name):
            own = {"service": row["key"], "source": key, "subject": subject.value}
            yield Record(Citation, ("service", "source", "subject"), _place(row, name), own)
