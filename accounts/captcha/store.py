"""The engine's rows (`CaptchaStore`): made, tried once and cleared away, by the database's clock."""

import hashlib
import hmac
import random
import secrets

from captcha.conf import settings as engine_settings
from captcha.models import CaptchaStore
from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Now

from accounts.captcha.purge import purge_now_and_then
from accounts.numbers import IMAGE_CODE_LIFE


def new_code() -> str:
    """Store a fresh code; return its key, 40 hex characters."""
    purge_now_and_then()
    drawn, typed = engine_settings.get_challenge()()
    key = secrets.token_hex(20)
    CaptchaStore.objects.create(challenge=drawn, response=typed, hashkey=key, expiration=Now() + IMAGE_CODE_LIFE)
    return key


def find_digits(key: str) -> str | None:
    """The digits of a live code, for its picture and its sound."""
    return _live(key).values_list("challenge", flat=True).first()


def secret_random(key: str, purpose: str) -> random.Random:
    """The same numbers for the same code, so that asking again teaches nothing; unknown without our key."""
    seed = hmac.new(settings.CAPTCHA_KEY.encode(), f"{purpose}\x00{key}".encode(), hashlib.sha256)
    return random.Random(seed.digest())  # noqa: S311


def redeem(key: str, typed: str) -> bool:
    """Spend the code, right or wrong. Of any number at once only who deletes the row has had a try."""
    response = _live(key).values_list("response", flat=True).first()
    had_the_try = response is not None and _live(key).delete()[0] == 1
    return had_the_try and secrets.compare_digest(typed.encode(), str(response).encode())


def drop(key: str) -> None:
    """Forget a code that another one replaces."""
    CaptchaStore.objects.filter(hashkey=key).delete()


def _live(key: str) -> QuerySet[CaptchaStore]:
    return CaptchaStore.objects.filter(hashkey=key, expiration__gt=Now())
