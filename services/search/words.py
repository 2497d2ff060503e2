"""Words as search compares them, and the marking of those found."""

import re
from collections.abc import Iterable
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from absher_portal.text import fold

ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
SHORTEST_STEM = 3
LONGEST_QUERY = 200
MOST_WORDS = 12
# A word with its Arabic marks and tatweel, which \w leaves out.
WORD = re.compile(r"(\w[\w\u064b-\u0652\u0640]*)")


@lru_cache(maxsize=100_000)
def folded_words(text: str) -> tuple[str, ...]:
    """The text's words in one spelling. Kept, so that an edit folds anew only what it changed."""
    return tuple(fold(text).split())


def stem(word: str) -> str:
    """The folded word without the Arabic article: `الجواز` → `جواز`."""
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= SHORTEST_STEM:
            return word[len(article) :]
    return word


def query_words(query: str) -> list[str]:
    """What is searched for: at most twelve different words of the first 200 characters."""
    return list(dict.fromkeys(folded_words(query[:LONGEST_QUERY])))[:MOST_WORDS]


def is_found(word: str, wanted: Iterable[str]) -> bool:
    """Whether a folded word begins like one of the wanted, the article set aside."""
    return any(word.startswith(w) or stem(word).startswith(stem(w)) for w in wanted)


def marked(text: str, wanted: list[str]) -> SafeString:
    """The text, escaped, with the wanted words in `<mark>`."""
    pieces = (
        format_html("<mark>{}</mark>", piece)
        if place % 2 and any(is_found(word, wanted) for word in folded_words(piece))
        else format_html("{}", piece)
        for place, piece in enumerate(WORD.split(text))
    )
    return mark_safe("".join(pieces))  # noqa: S308 - every piece is escaped above
