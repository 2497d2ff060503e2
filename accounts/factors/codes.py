"""Recovery codes: ten of 80 random bits each, shown once, kept as fingerprints, good for one use."""

import secrets

from django.db import transaction
from django.db.models.functions import Now

from absher_portal.clock import db_now
from absher_portal.sealing import fingerprint
from absher_portal.text import compact_digits
from accounts.models import RecoveryCode, User
from accounts.numbers import CODE_SAME_SUBMISSION, RECOVERY_CODE_BITS, RECOVERY_CODES

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no letter that reads like a digit
LENGTH = RECOVERY_CODE_BITS // 5
MISREAD = str.maketrans("OIL", "011")


def make(user: User) -> list[str] | None:
    """A new set as `XXXX-XXXX-XXXX-XXXX`, in place of the old; None when one was made seconds ago (a double click).

    Call it inside a transaction: it locks the account's row until the end.
    """
    User.objects.kept_still(user.pk)
    if RecoveryCode.objects.filter(user=user, made_at__gt=db_now() - CODE_SAME_SUBMISSION).exists():
        return None
    RecoveryCode.objects.filter(user=user).delete()
    fresh = ["".join(secrets.choice(ALPHABET) for _ in range(LENGTH)) for _ in range(RECOVERY_CODES)]
    now = db_now()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, code_fingerprint=_fingerprint(code), made_at=now) for code in fresh
    )
    return [grouped(code) for code in fresh]


def spend(user: User | None, code: str) -> bool:
    """Use a code of this account up, in any usual spelling; for nobody it is as dear, and never right."""
    unused = RecoveryCode.objects.filter(user_id=user.pk if user else 0, used_at=None)
    with transaction.atomic():
        return bool(unused.filter(code_fingerprint=_fingerprint(canonical(code))).update(used_at=Now()))


def left(user: User) -> int:
    """How many codes are unused."""
    return RecoveryCode.objects.filter(user=user, used_at=None).count()


def canonical(typed: str) -> str:
    """The code without its dashes, with what people misread put right.

    >>> canonical("o1l2 3456-789a.bcde")
    '01123456789ABCDE'
    """
    return compact_digits(typed).upper().translate(MISREAD)


def grouped(code: str) -> str:
    """`XXXX-XXXX-XXXX-XXXX`, as people copy it."""
    return "-".join(code[at : at + 4] for at in range(0, LENGTH, 4))


def _fingerprint(code: str) -> str:
    return fingerprint("recovery-code", code)
