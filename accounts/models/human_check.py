"""What the image code leaves behind: a check that still holds for a form, and proofs of work already used."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models.functions import Now

from accounts.numbers import HUMAN_CHECK_HOLDS, HUMAN_CHECK_SUBMITS, PROOF_LIFE


class HumanCheckHold(models.Model):
    """Solved once, it stays solved for the form: for some minutes and some submits, counted here, not in the
    session, which parallel requests would each read before any of them wrote."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.CharField(max_length=40)
    submits_left = models.PositiveSmallIntegerField(default=HUMAN_CHECK_SUBMITS)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.form}: {self.submits_left}"

    @classmethod
    def begin(cls, form: str, submission: uuid.UUID | None = None) -> uuid.UUID:
        """A new hold; returns its key: the form's own token where it has one, so that a form sent twice finds it."""
        fresh = {"form": form, "submits_left": HUMAN_CHECK_SUBMITS, "expires_at": Now() + HUMAN_CHECK_HOLDS}
        return cls.objects.update_or_create(pk=submission or uuid.uuid4(), defaults=fresh)[0].pk

    @classmethod
    def holds(cls, key: str | uuid.UUID | None, form: str) -> bool:
        return key is not None and cls._live(key, form).exists()

    @classmethod
    def spend_submit(cls, key: str | uuid.UUID | None, form: str) -> bool:
        """Use one submit up; False when there is none left."""
        return key is not None and cls._live(key, form).update(submits_left=models.F("submits_left") - 1) == 1

    @classmethod
    def end(cls, key: str) -> None:
        cls.objects.filter(pk=key).delete()

    @classmethod
    def _live(cls, key: str | uuid.UUID, form: str) -> models.QuerySet["HumanCheckHold"]:
        return cls.objects.filter(pk=key, form=form, submits_left__gt=0, expires_at__gt=Now())


class ProofSpent(models.Model):
    """A proof of work that has been used: its challenge's random number, unique, so that one use wins."""

    nonce = models.CharField(max_length=32, primary_key=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.nonce

    @classmethod
    def spend(cls, nonce: str) -> bool:
        """True for the first to come with this challenge."""
        # Kept longer than the challenge lives: the web machines' clocks, which judge that, may differ.
        kept_until = Now() + PROOF_LIFE + timedelta(minutes=10)
        return cls.objects.get_or_create(nonce=nonce, defaults={"expires_at": kept_until})[1]
