"""Sheets as files, xlsx and csv, read with the line on which each row stands."""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.utils.translation import gettext as _
from import_export.formats import base_formats
from tablib import Dataset

Cells = Iterable[Any]
HEADS = 1  # the line of the columns' names


class UnreadableSheet(SuspiciousOperation):
    """Says in words why a file is no sheet."""


class ReadSheet(Dataset):
    """`lines`: the number of each row as a spreadsheet shows it, where blank lines count as well."""

    lines: list[int]


class Xlsx(base_formats.XLSX):
    def create_dataset(self, in_stream: bytes) -> ReadSheet:
        """The first sheet of the file."""
        return _read(lambda: _with_heads(super(Xlsx, self).create_dataset(in_stream)))


class Csv(base_formats.CSV):
    """With a mark of its encoding, or spreadsheets take the Arabic in it for something else."""

    def is_binary(self) -> bool:
        return True

    def get_read_mode(self) -> str:
        return "rb"

    def create_dataset(self, in_stream: bytes, **kwargs: Any) -> ReadSheet:
        """The lines of the file."""
        return _read(lambda: csv.reader(StringIO(in_stream.decode("utf-8-sig"), newline="")))

    def export_data(self, dataset: Dataset, **kwargs: Any) -> bytes:
        return str(super().export_data(dataset, **kwargs)).encode("utf-8-sig")


FORMATS = [Xlsx, Csv]


def _with_heads(found: Dataset) -> Iterable[Cells]:
    return [found.headers, *found]


def _read(rows: Any) -> ReadSheet:
    """A sheet of the rows that this gives; blank ones are left out."""
    try:
        filled = [(line, _trimmed(row)) for line, row in enumerate(rows(), HEADS)]
    except Exception as fault:  # a broken file breaks its reader in a dozen ways
        raise UnreadableSheet(
            _("We cannot read this file. Choose the format that it has: xlsx, or csv in UTF-8.")
        ) from fault
    if not filled or not filled[0][1]:
        raise UnreadableSheet(_("The first line of this file is empty. It must hold the names of the columns."))
    return _sheet([str(head or "").strip() for head in filled[0][1]], [(line, row) for line, row in filled[1:] if row])


def _sheet(heads: list[str], rows: list[tuple[int, list[Any]]]) -> ReadSheet:
    if not rows:
        raise UnreadableSheet(_("This file has nothing but the names of the columns."))
    for line, row in rows:
        if len(row) > len(heads):
            raise UnreadableSheet(_("Line %(line)d has more cells than there are columns.") % {"line": line})
    made = ReadSheet(*((row + [None] * len(heads))[: len(heads)] for _line, row in rows), headers=heads)
    made.lines = [line for line, _row in rows]
    return made


def _trimmed(row: Cells) -> list[Any]:
    """Its cells up to the last one that holds something."""
    cells = list(row)
    while cells and (cells[-1] is None or not str(cells[-1]).strip()):
        cells.pop()
    return cells
