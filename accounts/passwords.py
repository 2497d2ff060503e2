"""What a password must be: long enough and hard to guess. No composition rules; reasons in words."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from zxcvbn import zxcvbn

from accounts.breached import is_breached
from accounts.models import User
from accounts.numbers import PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, PASSWORD_MIN_SCORE

ESTIMATED = 36  # characters: that many cannot be weak only beyond them, and the worst 72 cost zxcvbn five seconds
BETWEEN_WORDS = re.compile(r"[\W_]+")
MOBILE_DIGITS = 9
# The patterns that zxcvbn names, in our words. https://github.com/dwolfhub/zxcvbn-python
REASONS = {
    "dictionary": _("The password is close to a common password, name or word"),
    "context": _("The password contains your details or the portal’s name"),
    "spatial": _("The password contains keys next to each other on the keyboard"),
    "repeat": _("The password repeats the same characters"),
    "sequence": _("The password contains a sequence such as “abc” or “6543”"),
    "regex": _("The password contains a year"),
    "date": _("The password contains a date"),
}
BREACHED = _("This password is on public lists of leaked passwords. Choose a different one")
ADVICE = _("Choose a password that is harder to guess: four unrelated words work well")


def normalise_password(password: str) -> str:
    """NFC, so that the same password typed on another keyboard is the same password."""
    return unicodedata.normalize("NFC", password)


def faults(password: str, context: Iterable[str] = ()) -> list[ValidationError]:
    """Why this password won't do, in sentences for the person; empty when it will.

    `context` are words that a guesser would try first: ID, phone, username, e-mail.
    """
    password = normalise_password(password)
    if len(password) < PASSWORD_MIN_LENGTH:
        return [_too_short()]
    if len(password) > PASSWORD_MAX_LENGTH:
        return [_too_long()]
    words = _context_words(context)
    weighed = (zxcvbn(text[:ESTIMATED], user_inputs=words) for text in _spellings(password))
    result = min(weighed, key=lambda found: found["score"])
    if result["score"] >= PASSWORD_MIN_SCORE:
        return [ValidationError(BREACHED, "breached")] if is_breached(password) else []
    return [
        ValidationError(ADVICE, "weak"),
        *(ValidationError(r, "weak") for r in _reasons(result["sequence"], words)),
    ]


def _spellings(password: str) -> list[str]:
    """With and without what stands between words: a dash is worth 10,000 guesses to zxcvbn, to a guesser none."""
    return list(dict.fromkeys([password, BETWEEN_WORDS.sub("", password) or password]))


def _context_words(context: Iterable[str]) -> list[str]:
    names = [*settings.SITE_NAME.values(), "absher", "portal", "أبشر", "بوابة"]
    words = [part for text in (*context, *names) for part in (text, *BETWEEN_WORDS.split(text))]
    mobiles = [word[-MOBILE_DIGITS:] for word in words if word.isdigit()]
    words += [*mobiles, *(f"0{mobile}" for mobile in mobiles)]  # as people say them, without 966
    return [word for word in words if len(word) >= 3]


def _reasons(sequence: list[dict[str, Any]], words: list[str]) -> list[Any]:
    """At most two reasons, those of the longest matches first."""
    longest_first = sorted(sequence, key=lambda match: -len(match["token"]))
    known = [any(word.lower() in match["token"].lower() for word in words) for match in longest_first]
    kinds = ["context" if is_known else m["pattern"] for m, is_known in zip(longest_first, known, strict=True)]
    return [REASONS[kind] for kind in dict.fromkeys(kinds) if kind in REASONS][:2]


def _too_short() -> ValidationError:
    return ValidationError(
        ngettext_lazy(
            "Enter a password of at least %(count)d character",
            "Enter a password of at least %(count)d characters",
            "count",
        )
        % {"count": PASSWORD_MIN_LENGTH},
        "too_short",
    )


def _too_long() -> ValidationError:
    return ValidationError(
        ngettext_lazy(
            "Enter a password of at most %(count)d character",
            "Enter a password of at most %(count)d characters",
            "count",
        )
        % {"count": PASSWORD_MAX_LENGTH},
        "too_long",
    )


class PortalPasswordValidator:
    """The same rules where Django sets a password (admin, commands)."""

    def validate(self, password: str, user: User | None = None) -> None:
        if found := faults(password, user.own_words if user else []):
            raise ValidationError(found)

    def get_help_text(self) -> str:
        return str(ADVICE)
