"""Bring the tables up to the file, and keep off what a person has edited since the last load."""

import hashlib
from dataclasses import dataclass, field

from django.db import transaction

from absher_portal.models import ContentVersion
from services.loading.judge import read_catalogue
from services.loading.rows import Row
from services.loading.stored import FIELDS, MODELS, Content, Tables
from services.models import LoadedFile, LoadedRow, Service


@dataclass
class Report:
    """What a load did: counts, and in words what it left alone."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    left_alone: list[str] = field(default_factory=list)

    @property
    def has_changed(self) -> bool:
        return bool(self.added or self.updated)


def load(content: bytes) -> Report | None:
    """Load a catalogue file in one transaction. None: the same file stands already, untouched.

    Raises BrokenCatalogue before anything is written.
    """
    digest = hashlib.sha256(content).hexdigest()
    if _stands(digest):
        return None
    rows = read_catalogue(content)
    with transaction.atomic():
        report = Load(rows).run()
        if report.has_changed:
            ContentVersion.move()
        LoadedFile.objects.all().delete()
        if not report.left_alone:
            LoadedFile.objects.create(
                digest=digest, content_version=ContentVersion.read(), row_count=_row_count()
            )
    return report


def _row_count() -> int:
    return sum(model._default_manager.count() for model in MODELS.values())


def _stands(digest: str) -> bool:
    last = LoadedFile.objects.filter(digest=digest).first()
    return (
        last is not None and last.content_version == ContentVersion.read() and last.row_count == _row_count()
    )


class Load:
    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.report = Report()
        self.tables = Tables()
        if not Service.objects.exists():  # emptied, not edited: everything comes back
            LoadedRow.objects.exclude(kind__in=["agency", "category", "source"]).delete()
        self.loaded = {(row.kind, row.key): row for row in LoadedRow.objects.all()}
        self.parts: list[tuple[Row, list[str]]] = []

    def run(self) -> Report:
        fresh: list[LoadedRow] = []
        stale: list[LoadedRow] = []
        for row in self.rows:
            was = self.loaded.get((row.kind, row.key))
            now = self.tables.content.get((row.kind, row.key))
            if now is None and (was is not None or self._has_lost_its_ends(row)):
                self.report.left_alone.append(f"{row.kind} {row.key}: deleted here")
            elif now is None:
                self.tables.create(row)
                self._later(row, list(row.content))
                self.report.added += 1
                fresh.append(LoadedRow(kind=row.kind, key=row.key, content=row.content))
            else:
                content = self._merge(row, now, was.content if was else {})
                if was is None:
                    fresh.append(LoadedRow(kind=row.kind, key=row.key, content=content))
                elif was.content != content:
                    was.content = content
                    stale.append(was)
        for row, names in self.parts:
            self.tables.write_parts(row, names)
        LoadedRow.objects.bulk_create(fresh)
        LoadedRow.objects.bulk_update(stale, ["content"], batch_size=100)
        self._name_the_vanished()
        return self.report

    def _merge(self, row: Row, now: Content, was: Content) -> Content:
        """Write the fields nobody has touched since the last load; returns what counts as loaded now."""
        differing = [name for name, value in row.content.items() if now[name] != value]
        own = [name for name in differing if name in was and now[name] == was[name]]
        edited = [name for name in differing if name not in own]
        if own:
            self.tables.update(row, own)
            self._later(row, own)
            self.report.updated += 1
        else:
            self.report.unchanged += 1
        if edited:
            self.report.left_alone.append(f"{row.kind} {row.key}: {', '.join(edited)} edited here")
        return {name: v for name, v in row.content.items() if name not in edited} | {
            name: was[name] for name in edited if name in was
        }

    def _later(self, row: Row, names: list[str]) -> None:
        lists = [name for name in names if name not in FIELDS[row.kind].split()]
        if lists:
            self.parts.append((row, lists))

    def _has_lost_its_ends(self, row: Row) -> bool:
        """A listing whose category or service an editor deleted."""
        if row.kind != "listing":
            return False
        category, service = row.key.split("/")
        return ("category", category) not in self.tables.objects or (
            "service",
            service,
        ) not in self.tables.objects

    def _name_the_vanished(self) -> None:
        named = {(row.kind, row.key) for row in self.rows}
        for kind, key in self.loaded:
            if (kind, key) not in named and (kind, key) in self.tables.objects:
                self.report.left_alone.append(f"{kind} {key}: no longer in the file, kept")
