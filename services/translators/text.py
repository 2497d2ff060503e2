"""One text beside its translation, wherever it comes from."""

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps

from absher_portal.messages.entries import State

LONG = 20  # characters: a ratio says nothing of shorter texts


@dataclass(frozen=True)
class Text:
    """`sources` and `targets`: several where plural forms count. `key`: of content that is edited at the desk.

    Good in every language of the page, since it is kept for the next one.
    """

    language: str
    source_language: str
    sources: list[str]
    targets: list[str]
    state: State
    needs: str  # the language whose side wants work
    app: str
    kind: str  # "content" or "messages"
    context: str = ""  # of a message
    key: str = ""
    files: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What kind of text it is, in the language of the page."""
        if not self.key:
            return self.context
        label, _pk, column, _language = self.key.split("/")
        kind: Any = apps.get_model(label)._meta
        return f"{kind.verbose_name}: {kind.get_field(column).verbose_name}"

    def state_in(self, language: str) -> State:
        """How it stands in one of its two languages: work on the one side is none on the other."""
        return self.state if self.needs == language else State.REVIEWED

    @property
    def ratio(self) -> int | None:
        """The translation's length in percent of its source's; None where either is short or missing."""
        source, target = len(self.sources[-1]), len(self.targets[-1]) if self.targets else 0
        return round(100 * target / source) if source >= LONG and target else None

    @property
    def is_odd_length(self) -> bool:
        """So much longer or shorter that something may be lost or added."""
        return self.ratio is not None and not 50 <= self.ratio <= 180
