"""Groups of words that mean the same, found in a text by their longest term."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from services.search.words import folded_words, stem

Phrase = tuple[str, ...]  # of stems


@dataclass(frozen=True)
class Meaning:
    """Where a group's term stands in a text: words `start` to before `end`."""

    start: int
    end: int
    groups: frozenset[int]


class Thesaurus:
    """`groups`: primary key → terms in all languages; `ignored`: terms of what people say around a question."""

    def __init__(self, groups: dict[int, list[str]], ignored: Iterable[str]) -> None:
        self.phrases: dict[Phrase, set[int]] = {}
        self.terms: dict[int, set[Phrase]] = {}
        self.words: set[str] = set()  # as they are written, folded
        for group, terms in groups.items():
            spellings = [folded_words(term) for term in terms]
            self.words.update(word for spelling in spellings for word in spelling)
            self.terms[group] = {tuple(map(stem, spelling)) for spelling in spellings if spelling}
            for phrase in self.terms[group]:
                self.phrases.setdefault(phrase, set()).add(group)
        self.longest = max(map(len, self.phrases), default=0)
        self.ignored = {word for term in ignored for word in folded_words(term)}

    def meanings(self, stems: Sequence[str]) -> Iterator[Meaning]:
        """The terms in a text of these stems, from its start; a term inside a longer one says nothing of its own."""
        start = 0
        while start < len(stems):
            for end in range(min(len(stems), start + self.longest), start, -1):
                if groups := self.phrases.get(tuple(stems[start:end])):
                    yield Meaning(start, end, frozenset(groups))
                    start = end - 1
                    break
            start += 1
