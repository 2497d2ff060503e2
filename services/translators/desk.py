"""The one list: everything there is, what was asked for of it, and how far each language has come."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from absher_portal.languages import codes
from absher_portal.messages.entries import State
from absher_portal.text import fold
from services.translators import content, strings
from services.translators.reviews import first_language
from services.translators.text import Text

KINDS = ("content", "messages")
WORK = "work"  # all states that want something
STATES = (WORK, *(str(state) for state in State), "all")


def everything() -> list[Text]:
    """Every text beside its translations, content first."""
    return [*content.texts(), *strings.messages()]


@dataclass(frozen=True)
class Wanted:
    """What the list shows; "" for no choice."""

    language: str = ""
    app: str = ""
    kind: str = ""
    state: str = WORK
    query: str = ""

    @classmethod
    def asked(cls, query: QueryDict, apps: Iterable[str]) -> "Wanted":
        """What an address asks for; a choice that does not exist is none."""
        known: dict[str, Iterable[str]] = {"language": codes(), "app": apps, "kind": KINDS, "state": STATES}
        found = {
            name: str(query[name]) for name, values in known.items() if query.get(name, "") in values and name in query
        }
        return cls(**found, query=query.get("q", "").strip()[:200])

    def picks(self, text: Text) -> bool:
        """Whether the list shows the text."""
        own = self.app in ("", text.app) and self.kind in ("", text.kind)
        return own and self._of_language(text) and self._in_state(text) and self._says(text)

    def _of_language(self, text: Text) -> bool:
        if self.language in ("", text.language):
            return True
        return self.language == text.source_language and text.needs == self.language

    def _in_state(self, text: Text) -> bool:
        state = text.state_in(self.language) if self.language else text.state
        return self.state == "all" or (state != State.REVIEWED if self.state == WORK else state == self.state)

    def _says(self, text: Text) -> bool:
        words = fold(self.query)
        return not self.query or any(words in fold(said) for said in (*text.sources, *text.targets, *text.files))


@dataclass(frozen=True)
class Coverage:
    """How many texts of an app are how far in a language."""

    language: str
    app: str
    kind: str
    counts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def percent(self) -> int:
        """Rounded down: 100 means all of it."""
        return 100 * self.counts[State.REVIEWED] // self.total

    @property
    def bars(self) -> list[tuple[str, str, str]]:
        """(state, start, length) of each part of a bar that is 100 long."""
        start, bars = 0.0, []
        for state in (State.REVIEWED, State.UNREVIEWED, State.OUTDATED, State.MISSING):
            length = 100 * self.counts[state] / self.total
            bars.append((str(state), f"{start:.2f}", f"{length:.2f}"))
            start += length
        return [bar for bar in bars if bar[2] != "0.00"]


def coverage(texts: Iterable[Text]) -> list[Coverage]:
    """One row for each language, app and kind, in the order of the settings. The first language counts once."""
    counted: dict[tuple[str, str, str], Counter[str]] = {}
    others = [code for code in codes() if code != first_language()]
    for text in texts:
        sides = [text.language]
        if text.kind == "content" and text.language == others[0]:
            sides.append(first_language())
        for side in sides:
            counter = counted.setdefault((side, text.app, text.kind), Counter({str(state): 0 for state in State}))
            counter[text.state_in(side)] += 1
    places = sorted(counted, key=lambda place: (codes().index(place[0]), *place[1:]))
    return [Coverage(*place, dict(counted[place])) for place in places]
