"""One-time codes as rows that hold no code: what the code is derived from, and what has happened to it."""

import secrets
import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from absher_portal.sealing import seal, unseal
from absher_portal.text import masked_phone
from accounts import numbers
from accounts.models.user import User, phone_fingerprint


class Purpose(models.TextChoices):
    """What a code is good for; the code is derived from it, so one purpose's never serves another."""

    REGISTER = "register", pgettext_lazy("purpose of a code", "Registration")
    SIGN_IN = "sign-in", pgettext_lazy("purpose of a code", "Sign-in")
    RECOVER_PASSWORD = "recover-password", pgettext_lazy("purpose of a code", "New password")
    RECOVER_USERNAME = "recover-username", pgettext_lazy("purpose of a code", "Forgotten username")
    OLD_PHONE = "old-phone", pgettext_lazy("purpose of a code", "Leaving a mobile number")
    NEW_PHONE = "new-phone", pgettext_lazy("purpose of a code", "A new mobile number")
    DESK = "desk", pgettext_lazy("purpose of a code", "Activation office")


def fresh_nonce() -> bytes:
    """16 random bytes: what makes each challenge's code its own."""
    return secrets.token_bytes(16)


class OtpChallenge(models.Model):
    """A question put to a phone. All moments are the database's (`accounts/otp.py` writes them)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(pgettext_lazy("code", "purpose"), max_length=20, choices=Purpose)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="challenges",
        verbose_name=_("account"),
    )
    phone_sealed = models.TextField()
    phone_fingerprint = models.CharField(max_length=64)
    is_decoy = models.BooleanField(default=False)  # nothing is sent and no code fits, at the same cost
    language = models.CharField(max_length=16)
    nonce = models.BinaryField(max_length=16, default=fresh_nonce)
    key_id = models.CharField(max_length=8)
    submission = models.UUIDField(null=True, unique=True)  # of the form that asked, so that a double click asks once
    tries = models.PositiveSmallIntegerField(pgettext_lazy("code", "tries"), default=0)
    sends = models.PositiveSmallIntegerField(pgettext_lazy("code", "sends"), default=1)
    created_at = models.DateTimeField(pgettext_lazy("code", "created at"))
    sent_at = models.DateTimeField(pgettext_lazy("code", "sent at"))
    expires_at = models.DateTimeField(pgettext_lazy("code", "expires at"))
    dies_at = models.DateTimeField(db_index=True)
    redeemed_at = models.DateTimeField(pgettext_lazy("code", "redeemed at"), null=True)

    class Meta:
        verbose_name = _("verification code")
        verbose_name_plural = _("verification codes")

    def __str__(self) -> str:
        return f"{self.purpose} {self.id}"

    @property
    def phone(self) -> str:
        return unseal(self.phone_sealed)

    @phone.setter
    def phone(self, number: str) -> None:
        self.phone_sealed, self.phone_fingerprint = seal(number), phone_fingerprint(number)

    @property
    def masked_phone(self) -> str:
        return masked_phone(self.phone)

    @property
    def is_spent(self) -> bool:
        return self.redeemed_at is not None

    @property
    def is_exhausted(self) -> bool:
        return self.tries >= numbers.CODE_TRIES

    @property
    def tries_left(self) -> int:
        return max(0, numbers.CODE_TRIES - self.tries)

    @property
    def may_resend_at(self) -> datetime:
        """When the next send is allowed, if any is left."""
        return self.sent_at + numbers.CODE_RESEND_AFTER

    def may_be_resent(self, now: datetime) -> bool:
        """Whether another send is left, now or from `may_resend_at` on."""
        is_alive = not self.is_spent and not self.is_exhausted and self.sends < numbers.CODE_SENDS
        return is_alive and max(now, self.may_resend_at) + numbers.CODE_RESEND_AFTER <= self.dies_at

    def is_over(self, now: datetime) -> bool:
        """No code fits any more, and none will be sent."""
        is_dead = self.is_spent or self.is_exhausted or self.expires_at <= now
        return is_dead and not self.may_be_resent(now)

    @classmethod
    def void(cls, user: User, phone: str) -> None:
        """No code that this account was sent to this mobile opens anything any more."""
        waiting = cls.objects.filter(user=user, phone_fingerprint=phone_fingerprint(phone), redeemed_at=None)
        waiting.update(expires_at=Now(), dies_at=Now())
