"""Counters that one upsert moves: budgets of `accounts/limits.py`, wrong passwords of `accounts/failures.py`.

Moments are whole seconds since 1970 by the database's clock, so that one SQL text serves every database.
"""

from django.db import models


class LimitCount(models.Model):
    """How much of one window of one budget a key has used. The key is a fingerprint, never clear."""

    name = models.CharField(max_length=40)
    seconds = models.PositiveIntegerField()
    key = models.CharField(max_length=64)
    used = models.PositiveIntegerField()
    ends = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "seconds", "key"], name="limit_count_key")]

    def __str__(self) -> str:
        return f"{self.name}: {self.used}"


class WrongPasswords(models.Model):
    """Passwords tried for one name since the last right one."""

    key = models.CharField(max_length=64, primary_key=True)
    in_a_row = models.PositiveIntegerField()
    tries = models.PositiveSmallIntegerField(help_text="in the current window")
    window_ends = models.BigIntegerField()
    waits = models.PositiveIntegerField(help_text="how often the wait has been imposed")
    wait_ends = models.BigIntegerField()
    last = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.in_a_row} in a row"
