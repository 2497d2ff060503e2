"""Passwords that leaked elsewhere: looked up in a file of the operator's, so that no password leaves this machine.

The file is the one of Have I Been Pwned, ordered by hash (`haveibeenpwned-downloader` writes it): a line is the
SHA-1 of a password in capitals, a colon and how often it was seen. Twenty reads find one among a billion.
"""

import hashlib
from typing import BinaryIO

from django.conf import settings

LINE = 64  # bytes; a longer one is no such file


def is_breached(password: str) -> bool:
    """Whether the file of `BREACHED_PASSWORDS` names this password; False without a file."""
    if not settings.BREACHED_PASSWORDS:
        return False
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with open(settings.BREACHED_PASSWORDS, "rb") as file:
        return _first_from(file, wanted, _size(file)).startswith(wanted)


def _first_from(file: BinaryIO, wanted: bytes, end: int) -> bytes:
    """The first line of a sorted file that is not before `wanted`; empty after the last."""
    begin = 0
    while begin < end:
        middle = (begin + end) // 2
        line = _line_after(file, middle)
        if line and line < wanted:
            begin = middle + 1
        else:
            end = middle
    return _line_after(file, begin)


def _line_after(file: BinaryIO, place: int) -> bytes:
    """The first whole line that begins at or after a place in the file."""
    file.seek(max(0, place - 1))
    if place:
        file.readline(LINE)
    return file.readline(LINE)


def _size(file: BinaryIO) -> int:
    return file.seek(0, 2)
