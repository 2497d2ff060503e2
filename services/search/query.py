"""What somebody typed, understood: their words, what each may stand for, and in which keyboard layout."""

from collections.abc import Container
from dataclasses import dataclass, field, replace
from functools import cached_property

from services.search.keyboard import retyped
from services.search.vocabulary import BEGUN, BESIDE, Forms, Vocabulary
from services.search.words import LONGEST_QUERY, MOST_WORDS, folded_words, stem

MOST_GUESSED = 6  # words of a question that may be mistyped
AROUND = 0.1  # what words around a question count against its own
DECISIVE = 2.5  # what `lost` counts against the licence
IDEA = 0.5  # an idea in n words counts as n to the power of this
PART = 0.6  # what a word of it counts by itself
FOR = "ل"  # for: written in one with the word …
LONGEST_ROOT = 4  # … but in a word of so many letters perhaps one of its own


@dataclass
class Word:
    """A word asked for. `forms`: known words it may be; `groups`: synonyms it stands in; how much each counts."""

    text: str
    forms: Forms
    worth: float = 1.0
    is_around: bool = False  # the question, not of it
    is_part: bool = False  # of an idea in several words
    groups: dict[int, float] = field(default_factory=dict)

    @cached_property
    def stems(self) -> set[str]:
        """The stems of all that it may be."""
        return {stem(form) for form in (self.text, *self.forms)}

    def become_part(self, size: int) -> None:
        """Of an idea in so many words."""
        if not self.is_part:
            self.forms = {form: factor * PART for form, factor in self.forms.items()}
        self.worth, self.is_around, self.is_part = size**-IDEA, False, True

    @property
    def stem(self) -> str:
        """Its likeliest stem."""
        return stem(max(self.forms, key=lambda form: self.forms[form])) if self.forms else stem(self.text)


@dataclass(frozen=True)
class Query:
    """`corrected`: the question in the other keyboard layout, when that is how it was read; else ""."""

    words: list[Word]
    corrected: str = ""

    @property
    def asked(self) -> list[Word]:
        """The words of the question itself."""
        return [word for word in self.words if not word.is_around]


def read_query(text: str, vocabulary: Vocabulary, held: Container[int], literal: bool) -> Query:
    """Understand a question; `held`: groups of synonyms that some service holds; `literal`: no mistake corrected."""
    corrected = "" if literal else _in_other_layout(text[:LONGEST_QUERY], vocabulary)
    spelt = dict.fromkeys(folded_words(corrected or text[:LONGEST_QUERY]))
    if not literal:
        spelt = dict.fromkeys(part for word in spelt for part in _known_parts(word, vocabulary))
    texts = list(spelt)[:MOST_WORDS]
    guessed = [word for word in texts if not literal and not vocabulary.knows(word)][:MOST_GUESSED]
    words = [_read(word, vocabulary, word in guessed, place == len(texts) - 1) for place, word in enumerate(texts)]
    for kept in (words, [word for word in words if not word.is_around]):  # "transfer of ownership"
        _find_synonyms(kept, vocabulary, held)
    if all(word.is_around for word in words):
        words = [replace(word, is_around=False, worth=1.0) for word in words]
    return Query(words, corrected)


def _in_other_layout(text: str, vocabulary: Vocabulary) -> str:
    """The text with what is not known in it retyped; "" unless that makes half of it known."""
    typed = text.split()
    unknown = [word for word in typed if not _is_known(word, vocabulary)]
    ways = {word: way for word in unknown if (way := _known_way(word, vocabulary))}
    if not ways or 2 * sum(map(len, ways)) < sum(map(len, unknown)):
        return ""
    ways |= {word: retyped(word)[0] for word in unknown if word not in ways and retyped(word)}
    return " ".join(ways.get(word, word) for word in typed)


def _is_known(word: str, vocabulary: Vocabulary) -> bool:
    folded = folded_words(word)
    return bool(folded) and all(map(vocabulary.knows, folded))


def _known_way(word: str, vocabulary: Vocabulary) -> str:
    return next((way for way in retyped(word) if _is_known(way, vocabulary)), "")


def _known_parts(word: str, vocabulary: Vocabulary) -> list[str]:
    if word.startswith(FOR) and len(word) > LONGEST_ROOT and vocabulary.knows(word.removeprefix(FOR)):
        return [word.removeprefix(FOR)]
    return [word] if vocabulary.knows(word) else vocabulary.parts(word) or [word]


def _read(word: str, vocabulary: Vocabulary, may_guess: bool, is_last: bool) -> Word:
    if word in vocabulary.thesaurus.ignored:
        return Word(word, vocabulary.forms(word), AROUND, is_around=True)
    forms = vocabulary.forms(word)
    if is_last or not forms:
        forms = vocabulary.begun(word, BESIDE if forms else BEGUN) | forms
    if not forms and may_guess:
        forms = vocabulary.guesses(word)
    return Word(word, forms)


def _find_synonyms(words: list[Word], vocabulary: Vocabulary, held: Container[int]) -> None:
    for start, end, groups in vocabulary.thesaurus.meanings([word.stem for word in words], held):
        for word in words[start:end]:
            word.groups = dict.fromkeys(groups, max(word.forms.values(), default=1.0)) | word.groups
            if end - start > 1:
                word.become_part(end - start)
            if groups & vocabulary.thesaurus.decisive:
                word.worth = DECISIVE
