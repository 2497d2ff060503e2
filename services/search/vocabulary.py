"""The words that the catalogue and the thesaurus know, and which of them may be meant by one they don't."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection
from heapq import nsmallest

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract, extractOne

from services.search.sounds import consonants
from services.search.thesaurus import Thesaurus
from services.search.words import CLITICS, bare, is_arabic, stem

LAST = "\uffff"
BEGUN = 0.8  # what a word counts that only begins like the one typed …
BESIDE = 0.4  # … and when the one typed is a word itself
STEMMED = 0.95  # another form of the word
HEARD = 0.75  # an Arabic word in Latin letters
MISTYPED = (1.0, 0.8, 0.6)  # by the number of typing errors
SHORTEST_PART = 3
MOST_GUESSES = 4
MOST_BEGUN = 100  # words, the shortest: nearest to what was typed
LIKE = 60  # per cent of the letters in order that make a word like another

Forms = dict[str, float]


class Vocabulary:
    """`known`: the words of the catalogue as they are searched by."""

    def __init__(self, known: Collection[str], thesaurus: Thesaurus) -> None:
        self.thesaurus = thesaurus
        spelt = {form for word in thesaurus.words for form in (bare(word), stem(word))}
        self.words = {*known, *spelt}
        self.sorted = sorted(self.words)
        self.by_length: dict[tuple[bool, str, int], list[str]] = defaultdict(list)
        self.by_sound: dict[str, list[str]] = defaultdict(list)
        for word in self.sorted:
            if word.isalpha():
                for letter in ("", word[0]):
                    self.by_length[is_arabic(word), letter, len(word)].append(word)
                if is_arabic(word) and (sound := consonants(word)):
                    self.by_sound[sound].append(word)

    def knows(self, word: str) -> bool:
        """Whether it is a word, in one of its forms, or one that says nothing."""
        return bare(word) in self.words or stem(word) in self.words or word in self.thesaurus.ignored

    def forms(self, word: str) -> Forms:
        """The known forms of a word that is known, with what each counts."""
        return {form: factor for form, factor in ((stem(word), STEMMED), (bare(word), 1.0)) if form in self.words}

    def beginning(self, start: str) -> list[str]:
        """The known words that begin so."""
        return self.sorted[bisect_left(self.sorted, start) : bisect_left(self.sorted, start + LAST)]

    def begun(self, word: str, factor: float) -> Forms:
        """The words that begin like this one, when it is not finished yet."""
        known = self.beginning(bare(word)) if len(bare(word)) > 1 else []
        return dict.fromkeys(nsmallest(MOST_BEGUN, known, key=len), factor)

    def parts(self, word: str) -> list[str]:
        """Known words of which this one is made: with a preposition before it, or a space left out; else nothing."""
        for clitic in CLITICS:
            rest = word.removeprefix(clitic)
            if rest != word and self.knows(rest) and (len(rest) >= SHORTEST_PART or rest in self.thesaurus.ignored):
                return [rest]
        for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            if self.knows(word[:cut]) and self.knows(word[cut:]):
                return [word[:cut], word[cut:]]
        return []

    def guesses(self, word: str) -> Forms:
        """Words that may be meant by one that is not known: by its sound, or with one or two typing errors."""
        sound = "" if is_arabic(word) else consonants(word)
        heard = dict.fromkeys(self.by_sound.get(sound) or self.by_sound.get(sound.removeprefix("l")) or (), HEARD)
        near = self._near(bare(word))
        return heard | {form: max(factor, heard.get(form, 0)) for form, factor in near.items()}

    def likest(self, word: str) -> str:
        """The known word that is spelt most like one that isn't; "" where none is."""
        found = extractOne(word, self._alike(word, "", 2), scorer=ratio, score_cutoff=LIKE)
        return found[0] if found else ""

    def _near(self, word: str) -> Forms:
        most = 0 if len(word) < 4 or not word.isalpha() else 1 if len(word) < 6 else 2
        for errors in range(1, most + 1):
            letter = word[0] if errors > 1 else ""  # brother is no mother
            choices = self._alike(word, letter, errors)
            if found := extract(word, choices, scorer=OSA.distance, score_cutoff=errors, limit=MOST_GUESSES):
                return {known: MISTYPED[errors] for known, _errors, _place in found}
        return {}

    def _alike(self, word: str, letter: str, most: int) -> list[str]:
        """Known words of its script and about its length; `letter`: that they begin with, "" for any."""
        lengths = range(len(word) - most, len(word) + most + 1)
        return [known for length in lengths for known in self.by_length.get((is_arabic(word), letter, length), ())]
