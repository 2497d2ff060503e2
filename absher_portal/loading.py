"""Content files: loaded by key, as often as one likes, without touching what people edited meanwhile.

An app's command (see `load_activation`) turns its file into records, parents before what refers to them.
A record names its model, the fields that make its key, its row in the file (for the line of a fault) and its
plain values; a foreign key's value is the key of its target (several fields joined by "/"). Values are judged
by the model's own fields, all of them before anything is written; a broken file is refused whole.

What was last loaded is kept per record (`LoadedFile.records`). A field that differs from it was edited by an
admin: it stays, with its other language, and the summary says so, also when an admin deleted the record.
What the file no longer names stays too, except `parts`: each service's steps, listings … are one list, which
follows the file as long as nobody edited any of it, and is left whole from then on.
"""

import hashlib
import json
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from absher_portal.languages import others
from absher_portal.linejson import BrokenFile, Row, read
from absher_portal.models import ContentVersion, LoadedFile
from absher_portal.records import Model, Plain, Record, comparable, ends, judge

Kept = dict[str, dict[str, Plain]]  # model label → key → the values last loaded
Parts = dict[Model, str]  # model → its field that names whose list it is in


@dataclass
class Outcome:
    """What a load did, and in words what it left alone."""

    created: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0
    left: list[str] = field(default_factory=list)


def load(source: str, path: Path, records: Callable[[Row], Iterable[Record]], parts: Parts) -> Outcome | None:
    """Bring the tables up to the file; None when it was loaded and nothing was edited since; `BrokenFile`."""
    found = list(records(read(path)))
    wanted = json.dumps([(r.model._meta.label, r.key_text, r.values) for r in found], cls=DjangoJSONEncoder)
    if LoadedFile.objects.filter(source=source, digest=_digest(wanted)).exists():
        return None
    judge(found)
    with transaction.atomic():
        kept, _ = LoadedFile.objects.select_for_update().get_or_create(source=source)
        outcome = _Load(kept.records, parts).bring(found)
        if outcome.created or outcome.updated or outcome.removed:
            ContentVersion.move()
        kept.digest = "" if outcome.left else _digest(wanted)
        kept.save()
    return outcome


def _digest(wanted: str) -> str:
    """Of the content and the tables' version: an edit makes the next load look again and say what it leaves."""
    return hashlib.sha256(f"{ContentVersion.read()} {wanted}".encode()).hexdigest()


class _Load:
    """One run over the tables: what stands there, what was last loaded, what the file says now."""

    def __init__(self, kept: Kept, parts: Parts) -> None:
        self.kept, self.parts, self.outcome = kept, parts, Outcome()
        self.present: dict[Model, dict[str, models.Model]] = {}
        self.keys: dict[tuple[Model, Any], str] = {}  # (model, primary key) → key
        self.fresh: dict[tuple[Model, str], Any] = {}  # (model, key) → a row not yet written
        self.edited: set[tuple[Model, str]] = set()  # (model of parts, whose list)

    def bring(self, records: list[Record]) -> Outcome:
        for record in records:
            if record.model not in self.present:
                self._look_up(record)
                self._find_edited(record, records)
            if not self._is_edited(record.model, record.values):
                self._bring_one(record)
        self._write_fresh()
        self._let_go(records)
        return self.outcome

    def _look_up(self, like: Record) -> None:
        rows = {"/".join(str(self._plain(row, n)) for n in like.key): row for row in self._rows(like.model)}
        self.present[like.model] = rows
        self.keys |= {(like.model, row.pk): key for key, row in rows.items()}
        last = self.kept.setdefault(like.model._meta.label, {})
        if not rows:  # emptied, not edited: all of it comes back
            last.clear()

    def _rows(self, model: Model) -> models.QuerySet[Any]:
        """Parts of what its own manager shows only: those of a draft are none of the file's."""
        owner: Any = model in self.parts and model._meta.get_field(self.parts[model])
        whose = {f"{owner.name}__in": owner.related_model._default_manager.all()} if owner else {}
        return model._default_manager.filter(**whose)

    def _find_edited(self, like: Record, records: list[Record]) -> None:
        """The lists that stand neither as last loaded nor as the file has them now."""
        if like.model not in self.parts:
            return
        here = self._lists(like, ({n: self._plain(row, n) for n in like.values} for row in self._rows(like.model)))
        before = self._lists(like, self.kept[like.model._meta.label].values())
        wanted = self._lists(like, (r.values for r in records if r.model is like.model))
        owner: Any = like.model._meta.get_field(self.parts[like.model])
        for key in (r.key_text for r in records if r.model is owner.related_model):
            if here.get(key) not in (before.get(key), wanted.get(key)):
                self.edited.add((like.model, key))
                self.outcome.left.append(f"{str(like.model._meta.model_name).rstrip('s')}s of “{key}” were edited here")

    def _lists(self, like: Record, parts: Iterable[Plain]) -> dict[str, list[str]]:
        """Whose list → its parts, comparable; without those of something that was deleted here."""
        lists: dict[str, list[str]] = defaultdict(list)
        for values in parts:
            if self._stands(like.model, values):
                texts = repr([comparable(like.model, name, values.get(name)) for name in like.values])
                insort(lists[values[self.parts[like.model]]], texts)
        return lists

    def _is_edited(self, model: Model, values: Plain) -> bool:
        return model in self.parts and (model, values[self.parts[model]]) in self.edited

    def _stands(self, model: Model, values: Plain) -> bool:
        """Whether all that it refers to is there."""
        return all(key in self.present[target] for target, key in ends(model, values))

    def _bring_one(self, record: Record) -> None:
        key, values = record.key_text, record.values
        last = self.kept[record.model._meta.label]
        row = self.present[record.model].get(key)
        if not self._stands(record.model, values):
            return  # what it belongs to was deleted here, and is named already
        if row is None and key in last:
            self._leave(record.model, key, "was deleted here")
        elif row is None:
            self._create(record)
            last[key] = values
        else:
            last[key] = self._update(row, record, last.get(key, {}))

    def _create(self, record: Record) -> None:
        """Rows of one model wait and are written at once, unless one refers to another of them."""
        waiting = {model for model, _key in self.fresh}
        if waiting - {record.model} or waiting & {model for model, _key in ends(record.model, record.values)}:
            self._write_fresh()
        row = record.model()
        self._set(row, record.values)
        self.present[record.model][record.key_text] = self.fresh[record.model, record.key_text] = row
        self.outcome.created += 1

    def _write_fresh(self) -> None:
        for model in {model for model, _key in self.fresh}:
            model._default_manager.bulk_create(self.fresh.values(), batch_size=500)
        self.keys |= {(model, row.pk): key for (model, key), row in self.fresh.items()}
        self.fresh.clear()

    def _update(self, row: models.Model, record: Record, last: Plain) -> Plain:
        now = {name: self._plain(row, name) for name in record.values}
        differing = {n: v for n, v in record.values.items() if now[n] != comparable(record.model, n, v)}
        edited = {n for n in differing if self._is_touched(record.model, n, now[n], last)}
        left = edited | {n for n in differing if edited.intersection(others(n))}
        if edited:
            along = "; left with it: " + ", ".join(sorted(left - edited)) if left - edited else ""
            self._leave(record.model, record.key_text, "edited here: " + ", ".join(sorted(edited)) + along)
        if changes := {n: v for n, v in differing.items() if n not in left}:
            self._set(row, changes)
            row.save()
            self.outcome.updated += 1
        elif not edited:
            self.outcome.unchanged += 1
        kept = {n: v for n, v in last.items() if n in left}
        return kept | {n: v for n, v in record.values.items() if n not in left}

    def _is_touched(self, model: Model, name: str, now: Any, last: Plain) -> bool:
        """Not as last loaded; a column that came since then is untouched while it stands at its default."""
        if name in last or not last:
            return name not in last or now != comparable(model, name, last[name])
        column: Any = model._meta.get_field(name)
        return now not in (None, column.get_default())

    def _let_go(self, records: list[Record]) -> None:
        named = {(r.model, r.key_text) for r in records}
        for model, rows in self.present.items():
            last = self.kept[model._meta.label]
            for key in [k for k in last if (model, k) not in named]:
                if model in self.parts and (
                    self._is_edited(model, last[key]) or not named.issuperset(ends(model, last[key]))
                ):
                    continue  # the list was edited, or what it belongs to is not in the file either, and stays
                if model in self.parts and key in rows:
                    rows.pop(key).delete()
                    self.outcome.removed += 1
                if key not in rows:
                    del last[key]
                else:
                    self._leave(model, key, "is no longer in the file")

    def _set(self, row: models.Model, values: Plain) -> None:
        for name, value in values.items():
            column: Any = row._meta.get_field(name)
            if isinstance(column, models.ForeignKey):
                setattr(row, name, value and self.present[column.related_model][value])
            else:
                setattr(row, name, column.to_python(value))

    def _plain(self, row: models.Model, name: str) -> Any:
        column: Any = row._meta.get_field(name)
        value = getattr(row, column.attname)
        if isinstance(column, models.ForeignKey):
            return self.keys.get((column.related_model, value))
        return comparable(type(row), name, value)

    def _leave(self, model: Model, key: str, why: str) -> None:
        self.outcome.left.append(f"{model._meta.model_name} “{key}” {why}")


class LoadCommand(BaseCommand):
    """`manage.py load_… [FILE]`: set `source` and `default_file`, write `records`, name `parts` if any."""

    source: ClassVar[str]
    default_file: ClassVar[Path]
    parts: ClassVar[Parts] = {}

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=self.default_file)

    def records(self, file: Row) -> Iterable[Record]:
        """The file's records, parents before what refers to them."""
        raise NotImplementedError

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            outcome = load(self.source, file, self.records, self.parts)
        except BrokenFile as broken:
            raise CommandError(f"{file} was refused, nothing is loaded.\n{broken}") from broken
        if outcome is None:
            self.stdout.write(f"{self.source}: nothing new.")
            return
        for words in outcome.left:
            self.stdout.write(f"{self.source}: left alone: {words}")
        self.stdout.write(
            f"{self.source}: {outcome.created} new, {outcome.updated} changed, {outcome.removed} removed, "
            f"{outcome.unchanged} as they were, {len(outcome.left)} left alone."
        )
