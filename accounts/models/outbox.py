"""Messages on their way out: what to say is worked out at delivery, so that no row holds a code or a link."""

import secrets
from datetime import datetime
from typing import Any, Literal

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from absher_portal.sealing import seal, unseal
from accounts.models.otp import OtpChallenge


def fresh_reference() -> str:
    """16 random hex digits, by which a gateway may name the message."""
    return secrets.token_hex(8)


class OutboxQuerySet(models.QuerySet["OutboxMessage"]):
    def enqueue(self, *, recipient: str, **fields: Any) -> "OutboxMessage":
        """Write a message in the caller's transaction; it leaves after the commit (`sms/delivery.py`).

        `user` is whose account it speaks of (a code knows by itself): with the account the message goes too.
        """
        if (challenge := fields.get("challenge")) is not None:
            fields.setdefault("user_id", challenge.user_id)
        message = self.model(**fields)
        message.recipient = recipient
        message.save(force_insert=True, using=self.db)
        return message

    def waiting(self) -> "OutboxQuerySet":
        """Neither sent nor given up, and nobody is busy with it (or who was has died)."""
        return self.filter(state__in=("queued", "sending"), next_try_at__lte=Now())


class OutboxMessage(models.Model):
    """While a message is being sent, `next_try_at` is the end of its sender's lease."""

    class Channel(models.TextChoices):
        SMS = "sms", pgettext_lazy("message", "Text message")
        EMAIL = "email", pgettext_lazy("message", "Email")

    class State(models.TextChoices):
        QUEUED = "queued", pgettext_lazy("message", "Queued")
        SENDING = "sending", pgettext_lazy("message", "Sending")
        SENT = "sent", pgettext_lazy("message", "Sent")
        FAILED = "failed", pgettext_lazy("message", "Failed")
        EXPIRED = "expired", pgettext_lazy("message", "Expired")

    channel = models.CharField(pgettext_lazy("message", "channel"), max_length=5, choices=Channel)
    kind = models.CharField(pgettext_lazy("message", "kind"), max_length=30)
    recipient_sealed = models.TextField()
    language = models.CharField(pgettext_lazy("message", "language"), max_length=16)
    challenge = models.ForeignKey(
        OtpChallenge,
        on_delete=models.CASCADE,
        null=True,
        related_name="messages",
        verbose_name=_("verification code"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="messages",
        verbose_name=_("account"),
    )
    context = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.QUEUED)
    created_at = models.DateTimeField(pgettext_lazy("message", "created at"), db_default=Now())
    not_after = models.DateTimeField(pgettext_lazy("message", "not after"))
    next_try_at = models.DateTimeField(pgettext_lazy("message", "next try at"), db_default=Now())
    tries = models.PositiveSmallIntegerField(pgettext_lazy("message", "tries"), default=0)
    sent_at = models.DateTimeField(pgettext_lazy("message", "sent at"), null=True)
    reference = models.CharField(
        pgettext_lazy("message", "reference"), max_length=16, unique=True, default=fresh_reference
    )
    provider_id = models.CharField(pgettext_lazy("message", "provider’s number"), max_length=100, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("outbox", "message")
        verbose_name_plural = pgettext_lazy("outbox", "messages")
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(state__in=("queued", "sending")),
                name="outbox_waiting",
            ),
            models.Index(fields=["not_after"], name="outbox_not_after"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"

    def delay(self, now: datetime) -> Literal["", "late", "lost"]:
        """`late`: tried in vain, and tried again until `not_after`; `lost`: it never left and never will."""
        if self.state in (self.State.FAILED, self.State.EXPIRED):
            return "lost"
        in_vain = self.tries - (self.state == self.State.SENDING)
        if self.state == self.State.SENT or in_vain < 1:
            return ""
        return "late" if now < self.not_after else "lost"

    @property
    def recipient(self) -> str:
        return unseal(self.recipient_sealed)

    @recipient.setter
    def recipient(self, address: str) -> None:
        self.recipient_sealed = seal(address)
