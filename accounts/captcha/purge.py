"""Expired rows go: by `manage.py purge`, and a few now and then when a new code is made."""

import secrets

from captcha.models import CaptchaStore
from django.db import models, transaction
from django.db.models.functions import Now

from accounts.models import HumanCheckHold, ProofSpent
from accounts.numbers import PURGE_BATCH

EXPIRING: tuple[tuple[type[models.Model], str], ...] = (
    (CaptchaStore, "expiration"),
    (ProofSpent, "expires_at"),
    (HumanCheckHold, "expires_at"),
)
# One in fifty removes up to thousands, so the table stays near what ten minutes bring, command or not.
ONE_IN = 50


def purge_now_and_then() -> None:
    """Called for each new code: one call in fifty deletes a batch of expired rows from each table."""
    if secrets.randbelow(ONE_IN) == 0:
        for model, field in EXPIRING:
            purge_batch(model, field)


def purge_batch(model: type[models.Model], field: str, size: int = PURGE_BATCH) -> int:
    """Delete at most `size` expired rows, oldest first, passing over those another purge holds; how many."""
    with transaction.atomic():
        expired = model._default_manager.filter(**{f"{field}__lte": Now()}).order_by(field)
        keys = list(expired.select_for_update(skip_locked=True).values_list("pk", flat=True)[:size])
        return model._default_manager.filter(pk__in=keys).delete()[0]


def purge_all(size: int = PURGE_BATCH) -> int:
    """Delete every expired row, a batch a transaction; how many."""
    gone = 0
    for model, field in EXPIRING:
        while batch := purge_batch(model, field, size):
            gone += batch
    return gone
