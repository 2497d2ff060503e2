"""How close a question is to a name or search word as a whole: what either leaves out counts against it."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from services.search.entries import NAME, Entry
from services.search.query import Word
from services.search.thesaurus import Part, Thesaurus
from services.search.words import stem

NAMED = 0.5  # of its closeness to the best title: to the name
MEANT = 0.85  # of a word itself: one that means the same
Hits = dict[int, float]  # the place of a word in the question → how well it is matched


class Closeness:
    """Of a question to services. `values`: what each of its words tells; `rarity`: what a stem of a name does."""

    def __init__(
        self, words: list[Word], values: list[float], thesaurus: Thesaurus, rarity: Callable[[str], float]
    ) -> None:
        self.values, self.total, self.thesaurus, self.rarity = values, sum(values) or 1, thesaurus, rarity
        self.by_stem: dict[str, Hits] = defaultdict(dict)
        self.by_group: dict[int, Hits] = defaultdict(dict)
        for place, word in enumerate(words):
            for form, factor in word.forms.items():
                known = self.by_stem[stem(form)]
                known[place] = max(factor, known.get(place, 0))
            for group, factor in word.groups.items():
                self.by_group[group][place] = factor * MEANT

    def of(self, entry: Entry) -> float:
        """From 0 to 1.5, which is a name that is the whole question."""
        best = named = 0.0
        for title, weight in entry.titles:
            close = self._of(self.thesaurus.parts(title)) * weight
            best, named = max(best, close), max(named, close if weight >= NAME else 0)
        return best + NAMED * named

    def _of(self, title: Iterable[Part]) -> float:
        hits: Hits = {}
        matched = whole = 0.0
        for part in title:
            best, tells = 0.0, self.rarity(part.stem)
            for known in (self.by_stem.get(part.stem), *map(self.by_group.get, part.groups)):
                for place, factor in known.items() if known else ():
                    hits[place], best = max(factor, hits.get(place, 0)), max(factor, best)
            matched, whole = matched + best * tells, whole + tells
        asked = sum(self.values[place] * factor for place, factor in hits.items()) / self.total
        return asked * matched / (whole or 1)
