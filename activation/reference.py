"""The number of an activation request, as people read it out and type it: three groups of four.

Ten random characters of Crockford's alphabet (no I, L, O, U) and two check digits: the ten read as a number to
the base 32, modulo the prime 97, which catches every single wrong character and every swap of two neighbours.
"""

import secrets

from absher_portal.text import compact_digits

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_CHARACTERS = 10  # 50 bits
LIKE_ANOTHER = str.maketrans("OIL", "011")


def fresh() -> str:
    """Twelve characters, the last two their check digits."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM_CHARACTERS))
    return body + check_digits(body)


def check_digits(body: str) -> str:
    """The remainder by 97, as two digits."""
    remainder = 0
    for character in body:
        remainder = (remainder * len(ALPHABET) + ALPHABET.index(character)) % 97
    return f"{remainder:02d}"


def read(typed: str) -> str | None:
    """The twelve characters from any usual spelling, or None when the check digits do not fit."""
    reference = compact_digits(typed).upper().translate(LIKE_ANOTHER)
    if len(reference) != RANDOM_CHARACTERS + 2 or not set(reference) <= set(ALPHABET):
        return None
    if not reference[-2:].isdigit() or check_digits(reference[:-2]) != reference[-2:]:
        return None
    return reference


def shown(reference: str) -> str:
    """`7K3M-9QPX-4T27`."""
    return "-".join(reference[at : at + 4] for at in range(0, len(reference), 4))
