"""Two languages that nobody speaks: they show what no translator can reach, and what a longer text breaks.

`PSEUDO_LOCALES=true` switches them on: `/en-xa/`, accented and 40 % longer, and `/ar-xb/`, from right to left.
Their words are made from English when they are shown, whoever wrote them; no file, column or migration is theirs.
"""

import re
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, trans_real

ACCENTED, MIRRORED = "en-xa", "ar-xb"
LOCALES: list[tuple[str, Any]] = [(ACCENTED, "Àççéñţéð"), (MIRRORED, "Rïghţ-ţö-léfţ")]
KEPT = re.compile(r"(%\(\w+\)[#0\- +]?\d*(?:\.\d+)?[a-zA-Z]|%[sdifr%]|\{[^{}]*\}|<[^<>]*>|&#?\w+;)")
LONGER = 0.4
LETTERS = {
    ACCENTED: str.maketrans("AaBCcDdEeGgIiLlNnOoPRrSsTtUuYyZz", "ÀàßÇçÐðÉéĞğÎîĹĺÑñÖöÞŘřŠšŢţÛûÝýŽž"),
    MIRRORED: str.maketrans(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "ابجدهوزحطيكلمنسعفصقرشتثخذض" * 2
    ),
}  # fmt: skip
CONTEXT = "\x04"  # what gettext puts between a context and its message


def pseudo(text: str, locale: str) -> str:
    """The text in other letters, in brackets and 40 % longer; placeholders, tags and entities as they are.

    >>> pseudo("Sign in, %(name)s", "en-xa")
    '[Šîğñ îñ, %(name)s~~~~]'
    """
    if not text.strip():
        return text
    words = "".join(
        part if place % 2 else part.translate(LETTERS[locale]) for place, part in enumerate(KEPT.split(text))
    )
    return f"[{words}{'~' * round(len(KEPT.sub('', text)) * LONGER)}]"


def shown(text: str) -> str:
    """The text as the active language shows what an editor wrote: changed in a pseudo-locale only."""
    language = get_language()
    return pseudo(text, language) if language in LETTERS and settings.PSEUDO_LOCALES else text


class PseudoTranslation(trans_real.DjangoTranslation):
    """Answers every message, of Django and its neighbours too, with its English made strange."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.locale = language

    def gettext(self, message: str) -> str:
        return pseudo(message.rpartition(CONTEXT)[2], self.locale)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def install() -> None:
    """Let Django find them where it keeps the languages that it has read."""
    trans_real._translations |= {code: PseudoTranslation(code) for code, _name in settings.PSEUDO_LOCALES}  # type: ignore[attr-defined]
