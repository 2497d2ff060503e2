"""The catalogue in memory, one copy per process, brought up to date when the content version has moved."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from math import log
from typing import Self

from absher_portal.languages import codes
from absher_portal.public import content_version
from services.search.closeness import Closeness
from services.search.entries import NAME, SUMMARY, Entry
from services.search.postings import Holding, Postings
from services.search.query import Query, Word, read_query
from services.search.reading import Terms, entry_of, read_rows, read_terms, thesaurus_of
from services.search.thesaurus import Thesaurus
from services.search.vocabulary import BESIDE, Vocabulary
from services.search.words import folded_words, query_words

COMMON = 0.2  # of all services: a word that more have in their names tells little of them
MANY = 500  # services: when the rarer words have found as many, the others only tell them apart
SYNONYM = 0.7  # of the weight of the word itself, where services hold that …
AGREED = 0.1  # … and of the lesser weight, where one holds both: `رخصة` and a driving licence
RELEVANT = 0.45  # of the best score: what is below it is shown only if it holds as much of the question …
COVERED = 0.95  # … as this share of what the fullest does
CLOSEST = 20  # of the best are compared with the question as a whole
WHOLE = 0.6  # what a name that is the whole question adds, of all that its words tell
MOST_NEAREST = 3


@dataclass(frozen=True)
class Found:
    """`entries` best first; `query` as it was understood."""

    entries: list[Entry]
    query: Query


class Index:
    """`entries` in the order of the catalogue. `old`: one of the same thesaurus, whose entries may be among them."""

    def __init__(self, entries: list[Entry], thesaurus: Thesaurus, old: Self | None = None) -> None:
        self.entries, self.thesaurus = entries, thesaurus
        self.by_pk = {entry.pk: entry for entry in entries}
        self.place = {entry.pk: place for place, entry in enumerate(entries)}
        self.words: Postings[str] = old.words.copy() if old else Postings()
        self.groups: Postings[int] = old.groups.copy() if old else Postings()
        self._told: dict[str, float] = {}
        self._hold(old.by_pk if old else {})
        self.vocabulary: Vocabulary
        if old and old.words.keys() == self.words.keys():
            self.vocabulary = old.vocabulary
        else:
            self.vocabulary = Vocabulary(self.words.keys(), thesaurus)

    def _hold(self, before: Mapping[int, Entry]) -> None:
        """Take out what was held before and is no more, and add what is new."""
        for pk, entry in before.items():
            if self.by_pk.get(pk) is not entry:
                self.words.remove(pk, entry.weights)
                self.groups.remove(pk, entry.groups)
        for pk, entry in self.by_pk.items():
            if before.get(pk) is not entry:
                entry.weigh(self.thesaurus)
                self.words.add(pk, entry.weights)
                self.groups.add(pk, entry.groups)

    def search(self, words: list[str]) -> list[Entry]:
        """The entries for these words, best first."""
        return self.find(" ".join(words)).entries

    def find(self, text: str, literal: bool = False) -> Found:
        """What the catalogue holds of a question; `literal`: without correcting what was typed."""
        query = read_query(text, self.vocabulary, self.groups.keys(), literal)
        tells = [word.worth * self._rarity(word) for word in query.words]
        scores: Holding = defaultdict(float)
        covered: Holding = defaultdict(float)
        for place in sorted(range(len(tells)), key=lambda place: -tells[place]):
            for pk, weight in self._holding(query.words[place], scores).items():
                scores[pk] += tells[place] * weight
                covered[pk] += tells[place] * (weight >= SUMMARY)
        closeness = Closeness(query.words, tells, self.thesaurus, self._of_stem)
        for pk in nlargest(CLOSEST, scores, key=scores.__getitem__):
            scores[pk] += WHOLE * sum(tells) * closeness.of(self.by_pk[pk])
        return Found(self._best(scores, covered), query)

    def _rarity(self, word: Word) -> float:
        """How much a word tells, by how many services are about it."""
        likely = (form for form, factor in word.forms.items() if factor > BESIDE)
        strong = max([0, *map(self.words.strong, likely), *map(self.groups.strong, word.groups)])
        return log(1 + len(self.entries) / strong) if strong else 0

    def _of_stem(self, stem: str) -> float:
        """How much a word of a name tells."""
        if stem not in self._told:
            self._told[stem] = log(1 + len(self.entries) / max(self.words.strong(stem), 1))
        return self._told[stem]

    def _holding(self, word: Word, found: Holding) -> Holding:
        """Service → how well it holds the word: as it is, or by a synonym, and a little better by both."""
        held = *map(self.words.holding, word.forms), *map(self.groups.holding, word.groups)
        size = max(map(len, held), default=0)
        among = found if found and max(size, len(found)) > MANY else None
        best, meant = self.words.heaviest(word.forms, among), self.groups.heaviest(word.groups, among)
        less = SYNONYM if not word.is_part and any(map(self.words.strong, word.forms)) else 1
        for pk, weight in meant.items():
            here, there = best.get(pk, 0), weight * less
            best[pk] = here + AGREED * there if here > there else there + AGREED * here
        return best

    def _best(self, scores: Holding, covered: Holding) -> list[Entry]:
        """Best first, then in the catalogue's order; without those that hold too little of the question."""
        least, full = max(scores.values(), default=0) * RELEVANT, max(covered.values(), default=0) * COVERED
        kept = [pk for pk, score in scores.items() if score >= least or covered[pk] >= full]
        kept.sort(key=self.place.__getitem__)
        kept.sort(key=scores.__getitem__, reverse=True)
        return [self.by_pk[pk] for pk in kept]

    def nearest(self, text: str) -> list[Entry]:
        """Where nothing is found: the services whose words are spelt most like the longest of the question."""
        longest = sorted(query_words(text), key=len, reverse=True)[:MOST_NEAREST]
        return self.search(list(filter(None, map(self.vocabulary.likest, longest))))[:MOST_NEAREST]

    def related(self, pk: int, most: int) -> list[int]:
        """Primary keys: services whose names share rare words with this one's, then others of its category."""
        if pk not in self.by_pk:
            return []
        here, scores = self.by_pk[pk], dict[int, float]()
        for word in here.name_words:
            holding = [other for other, weight in self.words.holding(word).items() if weight >= NAME]
            if len(holding) <= max(COMMON * len(self.entries), 3):
                for other in holding:
                    scores[other] = scores.get(other, 0) + log(len(self.entries) / len(holding) + 1)
        for other in scores:
            scores[other] += bool(set(here.categories) & set(self.by_pk[other].categories))
        best = sorted(scores, key=lambda other: (-scores[other], self.place[other]))
        mates = [e.pk for e in self.entries if e.pk not in scores and e.categories[0] == here.categories[0]]
        return [other for other in [*best, *mates] if other != pk][:most]

    @cached_property
    def alphabetical(self) -> dict[str, list[tuple[str, int]]]:
        """Language → (first letter, primary key) from A to Z; Arabic without the article."""
        return {language: self._by_letter(language) for language in codes()}

    def _by_letter(self, language: str) -> list[tuple[str, int]]:
        keys = ((" ".join(w.removeprefix("ال") for w in folded_words(e.name[language])), e.pk) for e in self.entries)
        return [(key[:1].upper(), pk) for key, pk in sorted(keys)]


@dataclass(frozen=True)
class Kept:
    """The index of a content version, and the terms that its thesaurus was made of."""

    version: int
    terms: Terms
    index: Index


_kept: Kept | None = None


def current_index() -> Index:
    """The index of the content version that this process sees."""
    global _kept
    version = content_version()
    if _kept is None or _kept.version != version:
        _kept = _renewed(version, _kept)
    return _kept.index


def _renewed(version: int, kept: Kept | None) -> Kept:
    """Read again; what is the same as before is not weighed again."""
    rows, terms = read_rows(), read_terms()
    old = kept.index if kept and kept.terms == terms else None
    same = {entry.pk: entry for entry in old.entries if entry.rows == rows.get(entry.pk)} if old else {}
    entries = [same.get(pk) or entry_of(of_service) for pk, of_service in rows.items()]
    return Kept(version, terms, Index(entries, old.thesaurus if old else thesaurus_of(terms), old))


def forget() -> None:
    """For tests, whose rollbacks let a content version come twice."""
    global _kept
    _kept = None
