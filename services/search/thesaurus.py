"""Groups of words that mean the same, found in a text by their longest term."""

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from services.search.words import folded_words, stem

DECIDES = "!"  # after a term: its group outweighs the words beside it
Phrase = tuple[str, ...]  # of stems


class Meaning(NamedTuple):
    """Where a group's term stands in a text: words `start` to before `end`."""

    start: int
    end: int
    groups: frozenset[int]


class Part(NamedTuple):
    """A word of a text, and the groups in whose terms it stands there."""

    stem: str
    groups: frozenset[int]


class Thesaurus:
    """`groups`: primary key → terms in all languages; `ignored`: terms of what people say around a question."""

    def __init__(self, groups: dict[int, list[str]], ignored: Iterable[str]) -> None:
        self.phrases: dict[Phrase, frozenset[int]] = {}
        self.words: set[str] = set()  # as they are written, folded
        self.decisive: set[int] = set()  # groups with a term that ends so: `lost!`
        self._longest: dict[str, int] = {}  # the words of the longest term that begins with a stem
        for group, terms in groups.items():
            if any(term.endswith(DECIDES) for term in terms):
                self.decisive.add(group)
            for words in filter(None, map(folded_words, terms)):
                self.words.update(words)
                phrase = tuple(map(stem, words))
                self.phrases[phrase] = self.phrases.get(phrase, frozenset()) | {group}
                self._longest[phrase[0]] = max(len(phrase), self._longest.get(phrase[0], 0))
        self.ignored = {word for term in ignored for word in folded_words(term)}

    def meanings(self, stems: Sequence[str], held: Container[int] | None = None) -> Iterator[Meaning]:
        """The terms in a text of these stems, from its start; a term inside a longer one says nothing of its own.

        `held`: the groups that count; None: all of them.
        """
        start = 0
        while start < len(stems):
            for end in range(min(len(stems), start + self._longest.get(stems[start], 0)), start, -1):
                groups = self.phrases.get(tuple(stems[start:end]), frozenset())
                if groups and held is not None:
                    groups = frozenset(group for group in groups if group in held)
                if groups:
                    yield Meaning(start, end, groups)
                    start = end - 1
                    break
            start += 1

    @lru_cache(maxsize=20_000)  # noqa: B019 - a thesaurus is small, and few are made
    def parts(self, text: str) -> tuple[Part, ...]:
        """The words of a text that say something; all of them if none does."""
        words = folded_words(text)
        parts = [Part(stem(word), frozenset()) for word in words]
        for start, end, groups in self.meanings([part.stem for part in parts]):
            parts[start:end] = [Part(part.stem, groups) for part in parts[start:end]]
        told = [part for word, part in zip(words, parts, strict=True) if word not in self.ignored]
        return tuple(told or parts)
