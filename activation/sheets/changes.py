"""What a dry run shows of each line: which cells change from what to what, and which are faulty."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _
from import_export.results import RowResult


@dataclass(frozen=True)
class Change:
    """A cell of this column, before and after as the sheet writes them."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell; without a column, with the line."""

    column: str
    words: str


class Difference:
    """Holds a row before and after; its signature is what the library asks for."""

    def __init__(self, resource: Any, instance: Any, is_new: bool) -> None:
        self.columns = resource.get_diff_headers()
        self.before = [""] * len(self.columns) if is_new else _written(resource, instance)
        self.after = self.before

    def compare_with(self, resource: Any, instance: Any) -> None:
        """Take the row as it will be."""
        self.after = _written(resource, instance)

    def as_html(self) -> list[Change]:
        """The cells that change."""
        cells = zip(self.columns, self.before, self.after, strict=True)
        return [Change(*cell) for cell in cells if cell[1] != cell[2]]


class SheetRow(RowResult):
    """What becomes of one line."""

    line: int

    @property
    def faults(self) -> list[Fault]:
        """In the order of the columns."""
        if self.errors:
            return [Fault("", _("This line cannot be kept."))]
        if self.validation_error is None:
            return []
        fault = self.validation_error
        by_column = fault.message_dict if hasattr(fault, "error_dict") else {NON_FIELD_ERRORS: fault.messages}
        named = {NON_FIELD_ERRORS: ""}
        return [
            Fault(named.get(column, column), words) for column, all_words in by_column.items() for words in all_words
        ]


def _written(resource: Any, instance: Any) -> list[str]:
    return [str(cell) for cell in resource.export_resource(instance)]
