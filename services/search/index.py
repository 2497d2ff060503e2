"""The catalogue in memory, one copy per process, made anew when the content version has moved."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from math import log

from absher_portal.public import content_version
from services.models import Keyword, Listing
from services.search.words import folded_words, stem

NAME, KEYWORD, CATEGORY, SUMMARY = 8.0, 4.0, 2.0, 1.0
WHOLE_WORD = 1.5  # against a word that only begins like the one typed
COMMON = 0.2  # words in more than this share of all names make no two services related
LAST = "\uffff"


@dataclass
class Entry:
    """A service as search knows it. `categories`: slugs, the canonical one first."""

    pk: int
    kind: str
    audience: str
    name: dict[str, str]
    categories: list[str] = field(default_factory=list)
    weights: dict[str, float] = field(default_factory=dict)  # word → the weight of the best place it stands in

    def add(self, text: str | None, weight: float) -> None:
        text = text or ""
        joined = folded_words(text.replace("-", "")) if "-" in text else ()  # re-entry, reentry
        for word in (*folded_words(text), *joined):
            for form in {word, stem(word)}:
                self.weights[form] = max(weight, self.weights.get(form, 0))

    @cached_property
    def name_words(self) -> set[str]:
        return {stem(word) for name in self.name.values() for word in folded_words(name)}


class Index:
    """`entries` in the order of the catalogue; `postings`: word → (place in entries, weight)."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self.place = {entry.pk: place for place, entry in enumerate(entries)}
        self.postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, entry in enumerate(entries):
            for word, weight in entry.weights.items():
                self.postings[word].append((place, weight))
        self.vocabulary = sorted(self.postings)

    def search(self, words: list[str]) -> list[Entry]:
        """The entries that hold every word or a longer one, in any order, best first."""
        scores: dict[int, float] | None = None
        for word in words:
            found = self._holding(word)
            if scores is None:
                scores = found
            else:
                scores = {place: scores[place] + found[place] for place in scores.keys() & found.keys()}
        if not scores:
            return []
        return [self.entries[place] for place in sorted(scores, key=lambda p: self._rank(p, scores[p], words))]

    def _rank(self, place: int, score: float, words: list[str]) -> tuple[float, int]:
        """Better first: the score, and how much of the name was asked for; then the catalogue's order."""
        own = self.entries[place].name_words
        asked = len({stem(word) for word in words} & own)
        return -(score + 2 * asked / (len(own) or 1)), place

    def _holding(self, word: str) -> dict[int, float]:
        best: dict[int, float] = {}
        for start in {word, stem(word)}:
            first, last = bisect_left(self.vocabulary, start), bisect_left(self.vocabulary, start + LAST)
            for known in self.vocabulary[first:last]:
                factor = WHOLE_WORD if known == start else 1
                for place, weight in self.postings[known]:
                    best[place] = max(best.get(place, 0), weight * factor)
        return best

    def related(self, pk: int, most: int) -> list[int]:
        """Primary keys: services whose names share rare words with this one's, then others of its category."""
        if pk not in self.place:
            return []
        here, scores = self.entries[self.place[pk]], dict[int, float]()
        for word in here.name_words:
            holding = [place for place, weight in self.postings[word] if weight == NAME]
            if len(holding) <= max(COMMON * len(self.entries), 3):
                for place in holding:
                    scores[place] = scores.get(place, 0) + log(len(self.entries) / len(holding) + 1)
        scores.pop(self.place[pk], None)
        for place in scores:
            scores[place] += bool(set(here.categories) & set(self.entries[place].categories))
        best = sorted(scores, key=lambda place: (-scores[place], place))
        mates = [p for p, e in enumerate(self.entries) if p not in scores and e.categories[0] == here.categories[0]]
        return [self.entries[place].pk for place in [*best, *mates] if self.entries[place] is not here][:most]

    @cached_property
    def alphabetical(self) -> dict[str, list[tuple[str, int]]]:
        """Language → (first letter, primary key) from A to Z; Arabic without the article."""
        order: dict[str, list[tuple[str, int]]] = {}
        for language in ("ar", "en"):
            keys = ((" ".join(map(stem, folded_words(e.name[language]))), e.pk) for e in self.entries)
            order[language] = [(key[:1].upper(), pk) for key, pk in sorted(keys)]
        return order


_kept: tuple[int, Index] | None = None


def current_index() -> Index:
    """The index of the content version that this process sees."""
    global _kept
    version = content_version()
    if _kept is None or _kept[0] != version:
        _kept = (version, Index(_read_entries()))
    return _kept[1]


def forget() -> None:
    """For tests, whose rollbacks let a content version come twice."""
    global _kept
    _kept = None


def _read_entries() -> list[Entry]:
    entries: dict[int, Entry] = {}
    service = "name_ar", "name_en", "summary_ar", "summary_en", "kind", "audience"
    own = "service_id", "label_ar", "label_en", "category__slug", "category__name_ar", "category__name_en"
    columns = [*own, *(f"service__{name}" for name in service)]
    for row in Listing.objects.order_by("pk").values(*columns):
        pk, names = row["service_id"], {"ar": row["service__name_ar"], "en": row["service__name_en"]}
        if pk not in entries:
            name = {language: text or names["ar"] or "" for language, text in names.items()}
            entries[pk] = Entry(pk, row["service__kind"], row["service__audience"], name)
        entry = entries[pk]
        entry.categories.append(row["category__slug"])
        for language in ("ar", "en"):
            entry.add(names[language], NAME)
            entry.add(row[f"label_{language}"], NAME)
            entry.add(row[f"category__name_{language}"], CATEGORY)
            entry.add(row[f"service__summary_{language}"], SUMMARY)
    for pk, text in Keyword.objects.values_list("service_id", "text"):
        if pk in entries:
            entries[pk].add(text, KEYWORD)
    return list(entries.values())
