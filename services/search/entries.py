"""What search knows of a service: the words of its texts, each with the weight of the best place it stands in."""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from services.search.thesaurus import Thesaurus
from services.search.words import bare, folded_words, stem, stems

NAME, KEYWORD, CATEGORY, SUMMARY = 1.0, 0.8, 0.4, 0.3
BRIEF = 0.1  # what a text of one word adds to its weight, one of two words half of it …


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
    rows: object = None  # what it was read from
    weights: dict[str, float] = field(default_factory=dict)  # a word or stem → weight
    groups: dict[int, float] = field(default_factory=dict)  # a group of the thesaurus → weight

    def add(self, text: str | None, weight: float) -> None:
        """Note a text; None or empty adds nothing."""
        if text:
            self.texts[text] = max(weight, self.texts.get(text, 0))

    def weigh(self, thesaurus: Thesaurus) -> None:
        """Give every word and synonym of the texts its weight."""
        self.weights, self.groups = {}, {}
        words = {text: len(folded_words(text)) for text in self.texts}
        weighed = ((weight * (1 + BRIEF / words[text]), text) for text, weight in self.texts.items() if words[text])
        for weight, text in sorted(weighed):  # the heaviest last, which stays
            self.weights |= dict.fromkeys(_forms(text), weight)
            for part in thesaurus.parts(text):
                self.groups |= dict.fromkeys(part.groups, weight)

    @property
    def titles(self) -> list[tuple[str, float]]:
        """Its names and search words, with their weights."""
        return [(text, weight) for text, weight in self.texts.items() if weight >= KEYWORD]

    @cached_property
    def name_words(self) -> set[str]:
        return {stem for name in self.name.values() for stem in stems(name)}


@lru_cache(maxsize=100_000)
def _forms(text: str) -> frozenset[str]:
    """The words to find a text by. Kept: an edit reads only its own."""
    words = folded_words(text)
    joined = folded_words(text.replace("-", "")) if "-" in text else ()  # re-entry, reentry
    return frozenset(form for word in (*words, *joined) for form in (bare(word), stem(word)))
