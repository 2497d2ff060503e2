"""The marking of what a question found in a text."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from services.search.query import Query, Word
from services.search.thesaurus import Thesaurus
from services.search.words import bare, folded_words, stem

# A word with its Arabic marks and tatweel, which \w leaves out.
WORD = re.compile(r"(\w[\w\u064b-\u0652\u0640]*)")


class Marks:
    """What to mark for a question: its words in any form, their beginnings; where they are not, what means the same."""

    def __init__(self, query: Query, thesaurus: Thesaurus) -> None:
        self.asked, self.thesaurus = query.asked, thesaurus

    def marked(self, text: str) -> SafeString:
        """The text, escaped, with what was found in `<mark>`."""
        pieces = WORD.split(text)
        words = [folded_words(piece) for piece in pieces[1::2]]
        chosen = self._chosen([" ".join(word) for word in words])
        return mark_safe(  # noqa: S308 - every piece is escaped
            "".join(
                f"<mark>{escape(piece)}</mark>" if place % 2 and chosen[place // 2] else escape(piece)
                for place, piece in enumerate(pieces)
            )
        )

    def _chosen(self, words: list[str]) -> list[bool]:
        """Which of the folded words of a text to mark."""
        stems = [stem(word) for word in words]
        chosen, others = [False] * len(words), set[int]()
        for asked in self.asked:
            here = [_is_form(word, known, asked) for word, known in zip(words, stems, strict=True)]
            chosen = [a or b for a, b in zip(chosen, here, strict=True)]
            others |= set() if any(here) else asked.groups.keys()
        for meaning in self.thesaurus.meanings(stems):
            if meaning.groups & others:
                chosen[meaning.start : meaning.end] = [True] * (meaning.end - meaning.start)
        return chosen


def _is_form(word: str, its_stem: str, asked: Word) -> bool:
    start = bare(asked.text)
    return its_stem in asked.stems or (len(start) > 1 and bare(word).startswith(start))
