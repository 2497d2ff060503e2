"""Browsers that have signed in to an account before: the owner's, whatever strangers do elsewhere."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from absher_portal.sealing import fingerprint
from accounts.models.user import User

COOKIE = "__Host-known_device" if settings.PRODUCTION else "known_device"
COOKIE_LIFE = timedelta(days=365)


class KnownDevice(models.Model):
    """The cookie holds a random token, the row its fingerprint; one browser may know several accounts."""

    user = models.ForeignKey(User, models.CASCADE, related_name="known_devices")
    token_fingerprint = models.CharField(max_length=64, editable=False, db_index=True)
    last_used_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "token_fingerprint"], name="device_once_per_user")]

    def __str__(self) -> str:
        return f"{self.user_id}/{self.pk}"

    @classmethod
    def find(cls, user: User | None, token: str) -> "KnownDevice | None":
        """The row of this browser, if any; asked for strangers too, so that they cost the same."""
        if not token:
            return None
        owner = user.pk if user else None
        return cls.objects.filter(user_id=owner or 0, token_fingerprint=fingerprint("device", token)).first()

    @classmethod
    def remember(cls, user: User, token: str) -> str:
        """Note that this browser signed in; the token for its cookie: its own where we made it, else a new one."""
        if not cls.objects.filter(token_fingerprint=fingerprint("device", token)).exists():
            token = secrets.token_urlsafe(24)
        cls.objects.update_or_create(
            user=user, token_fingerprint=fingerprint("device", token), defaults={"last_used_at": timezone.now()}
        )
        return token
