"""National ID, Iqama and Saudi mobile numbers: normalise and validate, nothing else (pure functions)."""

import re

from django.conf import settings

from absher_portal.text import compact_digits

NATIONAL_ID = re.compile(r"[12][0-9]{9}")
SAUDI_MOBILE = re.compile(r"(?:\+?966|00966)?0?(5[0-9]{8})")


def normalise_national_id(text: str) -> str:
    """Ten ASCII digits from what was typed; whatever else was typed, compacted."""
    return compact_digits(text)


def is_national_id(number: str) -> bool:
    """True for a normalised national ID (1…) or Iqama (2…) number whose check digit fits.

    The check digit is Luhn over all ten digits: practice, not official documentation, hence the setting
    `NATIONAL_ID_CHECK_DIGIT` (`False`: shape only).
    """
    if not NATIONAL_ID.fullmatch(number):
        return False
    return not settings.NATIONAL_ID_CHECK_DIGIT or has_check_digit(number)


def has_check_digit(number: str) -> bool:
    """Luhn over ten digits: those at 1, 3, 5, 7, 9 from the left count double (less 9 above 9).

    >>> has_check_digit("1000000008"), has_check_digit("1000000000")
    (True, False)
    """
    doubled = (2 * int(d) - 9 * (2 * int(d) > 9) if i % 2 == 0 else int(d) for i, d in enumerate(number))
    return sum(doubled) % 10 == 0


def with_check_digit(head: str) -> str:
    """Nine digits and the one that fits them.

    >>> with_check_digit("100000000")
    '1000000008'
    """
    return next(f"{head}{digit}" for digit in range(10) if has_check_digit(f"{head}{digit}"))


def normalise_phone(text: str) -> str:
    """`+9665XXXXXXXX` (E.164) from any usual spelling of a Saudi mobile, or an empty string.

    >>> {normalise_phone(t) for t in ("0500000001", "+966 50 000 0001", "00966500000001", "500000001")}
    {'+966500000001'}
    """
    match = SAUDI_MOBILE.fullmatch(compact_digits(text))
    return f"+966{match[1]}" if match else ""
