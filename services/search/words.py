"""Words as search compares them: one spelling, then one stem."""

import re
from functools import lru_cache

from absher_portal.text import fold

ARTICLES = ("وال", "بال", "كال", "فال", "هال", "لل", "ال")
CLITICS = ("هال", "ول", "وب", "ل", "ب", "و", "ف", "ه", "ع")  # for, in, and, this: written in one with the word
# Possessives, plurals and feminine endings, the longer first; ت before a possessive is the ta marbuta.
ARABIC_ENDINGS = re.compile(r"(?:ا?ت(?:هم|ها|كم|نا|ي|ك|ه)|هم|ها|كم|نا|ات|ون|ين|يه|ه|ي)$")
ENGLISH_PLURAL = re.compile(r"(?<!s)s$")
ENGLISH_ENDINGS = re.compile(r"(?:i[sz]ation|ation|i[sz](?:ed?|ing)|ing|ed|e)$")
SHORTEST_STEM = 3
LONGEST_QUERY = 200
MOST_WORDS = 12


@lru_cache(maxsize=100_000)
def folded_words(text: str) -> tuple[str, ...]:
    """The text's words in one spelling. Kept, so that an edit folds anew only what it changed."""
    return tuple(fold(text).split())


def is_arabic(word: str) -> bool:
    """Whether a folded word is written in Arabic letters."""
    return "\u0600" <= word[:1] <= "\u06ff"


@lru_cache(maxsize=100_000)
def bare(word: str) -> str:
    """The folded word without the Arabic article: `الجواز` → `جواز`, `الحج` → `حج`."""
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= (2 if article == "ال" else SHORTEST_STEM):
            return word[len(article) :]
    return word[1:] if word.startswith("و") and len(word) > SHORTEST_STEM + 1 else word


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """What forms of one word have in common: `سيارتي`, `السيارات` → `سيار`; `violations` → `violat`."""
    word = bare(word)
    if not is_arabic(word):
        return _without(ENGLISH_ENDINGS, _without(ENGLISH_PLURAL, word, SHORTEST_STEM), SHORTEST_STEM + 1)
    while (shorter := _without(ARABIC_ENDINGS, word, SHORTEST_STEM)) != word:
        word = shorter
    return word


def _without(endings: re.Pattern[str], word: str, least: int) -> str:
    """The word without its ending, where that leaves enough of it."""
    for found in (endings.search(word, place) for place in range(least, len(word))):
        if found:
            return word[: found.start()]
    return word


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in order."""
    return tuple(map(stem, folded_words(text)))


def query_words(query: str) -> list[str]:
    """What is searched for: at most twelve different words of the first 200 characters."""
    return list(dict.fromkeys(folded_words(query[:LONGEST_QUERY])))[:MOST_WORDS]
