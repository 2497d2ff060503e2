"""The catalogue in memory, one copy per process, made anew when the content version has moved."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import TypeVar

from rapidfuzz.fuzz import partial_ratio
from rapidfuzz.process import extract

from absher_portal.languages import codes
from absher_portal.public import content_version
from services.search.entries import KEYWORD, NAME, SUMMARY, Entry
from services.search.query import Query, Word, read_query
from services.search.reading import read_entries, read_thesaurus
from services.search.thesaurus import Thesaurus
from services.search.vocabulary import Vocabulary
from services.search.words import folded_words

COMMON = 0.2  # of all services or names: a word that more have tells little of them
MANY = 1000  # services; such a common word finds none that the others did not
STRONG = KEYWORD / 2
AGREED = 0.1  # of the lesser weight, where a word and its synonym agree: `رخصة` and a driving licence
RELEVANT = 0.45  # of the best score: what is below it is shown only if it holds as much of the question …
COVERED = 0.95  # … as this share of what the fullest does
LIKE = 60  # per cent of the letters in order that make a name like a question
MOST_NEAREST = 3
WHOLE = 0.5  # what a name or search word that is the whole question adds, of the most that a word adds
Key = TypeVar("Key", str, int)
Postings = list[tuple[int, float]]


@dataclass(frozen=True)
class Found:
    """`entries` best first; `query` as it was understood."""

    entries: list[Entry]
    query: Query


class Index:
    """`entries` in the order of the catalogue; postings: a word, or a group of synonyms → (place, weight)."""

    def __init__(self, entries: list[Entry], thesaurus: Thesaurus) -> None:
        self.entries, self.thesaurus = entries, thesaurus
        self.place = {entry.pk: place for place, entry in enumerate(entries)}
        self.postings: dict[str, Postings] = defaultdict(list)
        self.of_group: dict[int, Postings] = defaultdict(list)
        self.titles: dict[frozenset[str], list[int]] = defaultdict(list)
        rarity = _rarity(entries)
        for place, entry in enumerate(entries):
            entry.weigh(thesaurus, rarity)
            for word, weight in entry.weights.items():
                self.postings[word].append((place, weight))
            for group, weight in entry.groups.items():
                self.of_group[group].append((place, weight))
            for title in entry.titles:
                self.titles[title].append(place)
        self.vocabulary = Vocabulary(self.postings.keys(), thesaurus)

    def search(self, words: list[str]) -> list[Entry]:
        """The entries for these words, best first."""
        return self.find(" ".join(words)).entries

    def find(self, text: str, literal: bool = False) -> Found:
        """What the catalogue holds of a question; `literal`: without correcting what was typed."""
        query = read_query(text, self.vocabulary, literal)
        scores: dict[int, float] = defaultdict(float)
        covered: dict[int, float] = defaultdict(float)
        held = sorted(((word, self._holding(word)) for word in query.words), key=lambda pair: len(pair[1]))
        for word, holding in held:
            worth = word.worth * self._rarity(holding)
            is_common = bool(scores) and len(holding) > max(MANY, COMMON * len(self.entries))
            for place in list(scores) if is_common else holding:
                scores[place] += worth * holding.get(place, 0)
                covered[place] += worth * (holding.get(place, 0) >= SUMMARY)
        most = max((self._rarity(holding) for _word, holding in held if holding), default=0)
        for place in {place for title in query.titles for place in self.titles.get(title, ())}:
            scores[place] += most * WHOLE
        return Found(self._best(scores, covered), query)

    def _rarity(self, holding: dict[int, float]) -> float:
        """How much a word tells, by how many hold it in their name or keywords, or as well as that."""
        strong = sum(weight >= STRONG for weight in holding.values())
        return log(1 + len(self.entries) / max(strong, 1))

    def _best(self, scores: dict[int, float], covered: dict[int, float]) -> list[Entry]:
        """Best first, then in the catalogue's order; without those that hold too little of the question."""
        least, full = max(scores.values(), default=0) * RELEVANT, max(covered.values(), default=0) * COVERED
        kept = ((-score, place) for place, score in scores.items() if score >= least or covered[place] >= full)
        return [self.entries[place] for _score, place in sorted(kept)]

    def _holding(self, word: Word) -> dict[int, float]:
        """Place → how well it holds the word: as it is, or by a synonym, and a little better by both."""
        best = _heaviest(self.postings, word.forms)
        for place, weight in _heaviest(self.of_group, word.groups).items():
            here = best.get(place, 0)
            best[place] = max(here, weight) + AGREED * min(here, weight)
        return best

    def nearest(self, text: str) -> list[Entry]:
        """Where nothing is found: the services whose names are spelt most like the question."""
        asked = " ".join(folded_words(text))
        found = extract(asked, self._names, scorer=partial_ratio, score_cutoff=LIKE, limit=2 * MOST_NEAREST)
        places = dict.fromkeys(place // len(codes()) for _name, _score, place in found)
        return [self.entries[place] for place in places][:MOST_NEAREST]

    @cached_property
    def _names(self) -> list[str]:
        return [" ".join(folded_words(entry.name[code])) for entry in self.entries for code in codes()]

    def related(self, pk: int, most: int) -> list[int]:
        """Primary keys: services whose names share rare words with this one's, then others of its category."""
        if pk not in self.place:
            return []
        here, scores = self.entries[self.place[pk]], dict[int, float]()
        for word in here.name_words:
            holding = [place for place, weight in self.postings[word] if weight >= NAME]
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
        return {language: self._by_letter(language) for language in codes()}

    def _by_letter(self, language: str) -> list[tuple[str, int]]:
        keys = ((" ".join(w.removeprefix("ال") for w in folded_words(e.name[language])), e.pk) for e in self.entries)
        return [(key[:1].upper(), pk) for key, pk in sorted(keys)]


def _heaviest(postings: Mapping[Key, Postings], factors: Mapping[Key, float]) -> dict[int, float]:
    """Place → the best weight that it has for any of these."""
    best: dict[int, float] = {}
    for key, factor in factors.items():
        for place, weight in postings.get(key, ()):
            if weight * factor > best.get(place, 0):
                best[place] = weight * factor
    return best


def _rarity(entries: list[Entry]) -> Callable[[str], float]:
    """How much a stem tells services apart, by how many are named with it."""
    named = Counter(stem for entry in entries for stem in entry.name_words)
    return lambda stem: log(1 + len(entries) / max(named[stem], 1))


_kept: tuple[int, Index] | None = None


def current_index() -> Index:
    """The index of the content version that this process sees."""
    global _kept
    version = content_version()
    if _kept is None or _kept[0] != version:
        _kept = (version, Index(read_entries(), read_thesaurus()))
    return _kept[1]


def forget() -> None:
    """For tests, whose rollbacks let a content version come twice."""
    global _kept
    _kept = None
