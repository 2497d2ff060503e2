"""What somebody typed, understood: their words, what each may stand for, and in which keyboard layout."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from services.search.keyboard import retyped
from services.search.vocabulary import BEGUN, BESIDE, Forms, Vocabulary
from services.search.words import LONGEST_QUERY, MOST_WORDS, folded_words, stem

IDEA = 0.5
AROUND = 0.1  # what words around a question count against its own


@dataclass
class Word:
    """A word asked for. `forms`: known words it may be; `groups`: synonyms it stands in; how much each counts."""

    text: str
    forms: Forms
    worth: float = 1.0
    is_around: bool = False  # the question, not of it
    groups: dict[int, float] = field(default_factory=dict)

    @cached_property
    def stems(self) -> set[str]:
        """The stems of all that it may be."""
        return {stem(form) for form in (self.text, *self.forms)}

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

    @property
    def titles(self) -> set[frozenset[str]]:
        """The stems that a name or search word has which is the whole question."""
        return {frozenset(word.stem for word in words) for words in (self.words, self.asked)}


def read_query(text: str, vocabulary: Vocabulary, literal: bool) -> Query:
    """Understand a question; `literal`: as it is typed, with no mistake corrected."""
    corrected = "" if literal else _in_other_layout(text[:LONGEST_QUERY], vocabulary)
    spelt = dict.fromkeys(folded_words(corrected or text[:LONGEST_QUERY]))
    if not literal:
        spelt = dict.fromkeys(part for word in spelt for part in _known_parts(word, vocabulary))
    texts = list(spelt)[:MOST_WORDS]
    words = [_read(word, vocabulary, literal, place == len(texts) - 1) for place, word in enumerate(texts)]
    for kept in (words, [word for word in words if not word.is_around]):  # "transfer of ownership"
        _find_synonyms(kept, vocabulary)
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
    return [word] if vocabulary.knows(word) else vocabulary.parts(word) or [word]


def _read(word: str, vocabulary: Vocabulary, literal: bool, is_last: bool) -> Word:
    if word in vocabulary.thesaurus.ignored:
        return Word(word, vocabulary.forms(word), AROUND, is_around=True)
    forms = vocabulary.forms(word)
    if is_last or not forms:
        forms = vocabulary.begun(word, BESIDE if forms else BEGUN) | forms
    if not forms and not literal:
        forms = vocabulary.guesses(word)
    return Word(word, forms)


def _find_synonyms(words: list[Word], vocabulary: Vocabulary) -> None:
    for meaning in vocabulary.thesaurus.meanings([word.stem for word in words]):
        meant = words[meaning.start : meaning.end]
        for word in meant:
            if len(meant) > 1:  # one idea in several words
                word.worth, word.is_around = len(meant) ** -IDEA, False
            word.groups |= dict.fromkeys(meaning.groups, max(word.forms.values(), default=1.0))
