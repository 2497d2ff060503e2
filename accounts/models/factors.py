"""What stands beside allauth's authenticators: recovery codes of our own, and the last use of each app code."""

from django.db import models
from django.utils import timezone

from accounts.models.user import User


class RecoveryCode(models.Model):
    """Shown once; kept as a keyed fingerprint. 64 random bits or more need no slow hash."""

    user = models.ForeignKey(User, models.CASCADE, related_name="recovery_codes")
    code_fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.user_id}/{self.pk}"


class TotpUse(models.Model):
    """The newest 30-second step whose code an account has used: an app's code works once."""

    user = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="+")
    step = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.user_id}: {self.step}"
