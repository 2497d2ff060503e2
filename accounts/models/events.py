"""What happened to an account, or to a name that has none: one row an event, written once."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models.user import User


class SecurityEvent(models.Model):
    class Kind(models.TextChoices):
        REGISTERED = "registered", _("Registered")
        SIGNED_IN = "signed-in", _("Signed in")
        WRONG_PASSWORD = "wrong-password", _("Wrong password")
        WRONG_CODE = "wrong-code", _("Wrong code")
        SIGNED_OUT = "signed-out", _("Signed out")
        EMAIL_CONFIRMED = "email-confirmed", _("Email confirmed")
        QUESTIONS_CHOSEN = "questions-chosen", _("Security questions chosen")

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="security_events", verbose_name=_("account"))
    kind = models.CharField(_("event"), max_length=24, choices=Kind)
    at = models.DateTimeField(_("at"), default=timezone.now)
    device = models.CharField(_("device"), max_length=60, blank=True)
    ip_fingerprint = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("security event")
        verbose_name_plural = _("security events")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["user", "-at"], name="events_of_a_user")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%F %T}"
