"""What search knows of a service: the words of its texts, each with the weight of the best place it stands in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from services.search.thesaurus import Thesaurus
from services.search.words import bare, folded_words, stem, stems

NAME, KEYWORD, CATEGORY, SUMMARY = 1.0, 0.8, 0.4, 0.3
SYNONYM = 0.7  # of the weight of the words that it stands for: behind them, before a category
WHOLE = 0.4  # what a text adds to the weight of its words; each has the share that its rarity is of the whole text's


@dataclass
class Entry:
    """A service as search knows it. `categories`: slugs, the canonical one first; `name`, `section`: by language."""

    pk: int
    key: str
    kind: str
    audience: str
    access: str
    name: dict[str, str]
    section: dict[str, str]
    categories: list[str] = field(default_factory=list)
    texts: dict[str, float] = field(default_factory=dict)  # a text → the weight of the best place it stands in
    weights: dict[str, float] = field(default_factory=dict)  # a word or stem → weight
    groups: dict[int, float] = field(default_factory=dict)  # a group of the thesaurus → weight

    def add(self, text: str | None, weight: float) -> None:
        """Note a text; None or empty adds nothing."""
        if text:
            self.texts[text] = max(weight, self.texts.get(text, 0))

    @property
    def titles(self) -> set[frozenset[str]]:
        """The stems of each name and each search word of several words."""
        stems = {frozenset(_terms(text)[1]): weight for text, weight in self.texts.items()}
        return {title for title, weight in stems.items() if weight >= NAME or (weight >= KEYWORD and len(title) > 1)}

    def weigh(self, thesaurus: Thesaurus, rarity: Callable[[str], float]) -> None:
        """Give every word and synonym of the texts its weight."""
        for text, weight in self.texts.items():
            words, meant = _terms(text)
            shares = [rarity(stem) for stem in meant]
            bonus = WHOLE * weight / (sum(shares) or 1) if weight >= KEYWORD else 0
            share = {stem: bonus * share for stem, share in zip(meant, shares, strict=True)}
            for word, its_stem in words.items():
                best = weight + share.get(its_stem, 0)
                self.weights[word] = max(best, self.weights.get(word, 0))
            for meaning in thesaurus.meanings(meant):
                best = weight + max(share[stem] for stem in meant[meaning.start : meaning.end])
                for group in meaning.groups:
                    self.groups[group] = max(best * SYNONYM, self.groups.get(group, 0))

    @cached_property
    def name_words(self) -> set[str]:
        return {stem for name in self.name.values() for stem in stems(name)}


@lru_cache(maxsize=100_000)
def _terms(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The words to find a text by, each with its stem, and its stems in order. Kept: an edit reads only its own."""
    words = folded_words(text)
    joined = folded_words(text.replace("-", "")) if "-" in text else ()  # re-entry, reentry
    forms = {form: stem(word) for word in (*words, *joined) for form in (bare(word), stem(word))}
    return forms, tuple(map(stem, words))
