"""What people type, made comparable: digits of every script, hidden characters, Arabic spellings."""

import re
import unicodedata

ARABIC_LETTERS = str.maketrans("أإآٱىئؤةکیہ", "ااااييوهكيه")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
# Bidi controls, zero-width characters and the BOM: invisible, and pasted along from messages and PDFs.
HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
ARABIC_SEPARATORS = str.maketrans("٫٬", ".,")
GROUPED = re.compile(r"[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
SEPARATORS = re.compile(r"[\s\-–—‑()./]+")


def ascii_digits(text: str) -> str:
    """Arabic-Indic, Persian and full-width digits as 0–9; everything else untouched."""
    folded = "".join(unicodedata.normalize("NFKC", c) if "\uff10" <= c <= "\uff19" else c for c in text)
    return folded.translate(DIGITS)


def without_hidden(text: str) -> str:
    """The text without characters that nobody sees (bidi, zero-width) or may send (control)."""
    return CONTROL.sub("", HIDDEN.sub("", text))


def compact_digits(text: str) -> str:
    """A number as people write it (spaces, dashes, any digits) as one run of ASCII characters."""
    return SEPARATORS.sub("", ascii_digits(without_hidden(text)))


def plain_number(text: str) -> str:
    """A number, day or time in any digits as a program reads it: `١٬٢٠٠٫٥٠` and `1,200.50` are `1200.50`."""
    plain = ascii_digits(without_hidden(text)).translate(ARABIC_SEPARATORS).strip()
    return plain.replace(",", "") if GROUPED.fullmatch(plain) else plain


def fold(text: str) -> str:
    """One spelling for search and answers: case, hamza, alef, ta marbuta, marks and tatweel folded.

    >>> fold("الإقامةُ ١٢") == fold("الاقامه 12")
    True
    """
    text = without_hidden(unicodedata.normalize("NFKC", text)).casefold()
    text = "".join(c for c in text if unicodedata.category(c) != "Mn" and c != "ـ")
    text = ascii_digits(text.translate(ARABIC_LETTERS)).replace("ء", "")
    return " ".join(re.sub(r"[^\w]+|_", " ", text).split())


def masked_id(national_id: str) -> str:
    """`1900000017` → `19••••••17`."""
    return f"{national_id[:2]}••••••{national_id[-2:]}" if national_id else ""


def masked_phone(phone: str) -> str:
    """`+966500000001` → `••• 0001`."""
    return f"••• {phone[-4:]}" if phone else ""


def masked_username(username: str) -> str:
    """`noura2026` → `no•••26`."""
    return f"{username[:2]}•••{username[-2:]}" if username else ""
