"""How a text is written: characters that no text may hold, and what Arabic asks for."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

PLACEHOLDER = re.compile(r"%\(\w+\)[#0\- +]?\d*(?:\.\d+)?[sdifr]|%[sdif]|\{[\w.]*\}")
TAG = re.compile(r"</?[a-z][^>]*>")
EVERYWHERE = {
    _("a bidi embedding or override"): re.compile("[\u202a-\u202e]"),
    _("a character that nobody sees"): re.compile("[\u00ad\u200b\u2060\ufeff]"),
    _("a space that is no plain space"): re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]"),
    _("two spaces"): re.compile(r"\S {2,}\S"),
}
LETTER = "[\u0620-\u063f\u0641-\u064a]"
ARABIC = {
    _("Latin punctuation after an Arabic letter"): re.compile(rf"{LETTER}\s*[,;?](?=\s|$)"),
    _("straight or English quotes round Arabic"): re.compile(rf"[\"“”]{LETTER}|{LETTER}[\"“”]"),
    _("Arabic-Indic digits"): re.compile("[٠-٩۰-۹]"),
    _("a Persian or Urdu letter"): re.compile("[\u06a9\u06cc\u06c1\u06be\u06d2\u0679\u06ba]"),
    _("presentation forms"): re.compile("[\ufb50-\ufdff\ufe70-\ufefc]"),
    _("a space before punctuation"): re.compile(r"\s[،؛؟:.](?:\s|$)"),
    _("words that the style bans"): re.compile(r"\bيتم\b|\bتم\s+ال|\bقم ب|\bالرجاء\b|من فضلك"),
    _("a stretched letter"): re.compile("ـ"),
}
# 1448هـ, and a prefix before what is not Arabic: بـ«أبشر»
STRETCHED_RIGHTLY = re.compile(rf"هـ(?!{LETTER})|(?<!{LETTER})[وفبلك]+ـ(?!{LETTER})")
RULES = {"ar": ARABIC}


def plain(text: str) -> str:
    """What people read of it: no tags, a number for each placeholder."""
    return TAG.sub("", PLACEHOLDER.sub("0", text))


def faults(text: str, language: str) -> Iterator[str]:
    """What is wrong with the text as a text of that language."""
    words = STRETCHED_RIGHTLY.sub("ه", plain(text))
    for fault, pattern in (EVERYWHERE | RULES.get(language, {})).items():
        if found := pattern.search(words):
            near = words[max(0, found.start() - 10) : found.end() + 10].strip()
            yield gettext("%(fault)s at “%(near)s”") % {"fault": fault, "near": near}
    if language == "ar" and re.search("[A-Za-z]{4}", words) and not re.search(LETTER, words):
        yield gettext("no Arabic in it")
