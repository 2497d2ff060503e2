"""Numbers that name something, as people read them: mobiles and number plates; pages set them left to right."""

import re

from django.utils.translation import get_language

SAUDI_MOBILE = re.compile(r"\+966(5[0-9])([0-9]{3})([0-9]{4})")
# The letters that a plate may carry, and the Latin one that stands below each.
PLATE_LETTERS = dict(zip("أبحدرسصطعقكلمنهوى", "ABJDRSXTEGKLZNHUV", strict=True))


def phone(number: str) -> str:
    """`+966500000001` → `050 000 0001`; any other number as it was written.

    >>> phone("+966500000001"), phone("+966 11 000 0000")
    ('050 000 0001', '+966 11 000 0000')
    """
    return SAUDI_MOBILE.sub(r"0\1 \2 \3", number)


def plate(letters: str, digits: str) -> str:
    """«أ ب ح 1234», in other languages `ABJ 1234`, from three Arabic letters and one to four digits."""
    if (get_language() or "").startswith("ar"):
        return f"{' '.join(letters)} {digits}"
    return f"{''.join(PLATE_LETTERS.get(letter, letter) for letter in letters)} {digits}"
