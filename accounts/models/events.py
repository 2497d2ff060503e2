"""What happened to an account, or to a name that has none: one row an event, written once, each sealing the last.

No row names its account: the chain does, by a random key that stays when the account is gone (`User.events_key`).
Rows are written by `accounts/security/chain.py` only; triggers refuse every change (`append_only.py`).
"""

from datetime import UTC
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.security.macs import mac

SEALED = ("chain", "seq", "kind", "outcome", "purpose", "device", "ip_fingerprint", "request_id", "key_id")
ACCOUNT, NOBODY = "account:", "nobody:"  # how the names of chains begin
REGISTER = "register"  # the row that counts the chains; it has no events


class SecurityEvent(models.Model):
    class Kind(models.TextChoices):
        REGISTERED = "registered", _("Registered")
        SIGNED_IN = "signed-in", _("Signed in")
        WRONG_PASSWORD = "wrong-password", _("Wrong password")
        WRONG_CODE = "wrong-code", _("Wrong code")
        SIGNED_OUT = "signed-out", _("Signed out")
        EMAIL_CONFIRMED = "email-confirmed", _("Email confirmed")
        QUESTIONS_CHOSEN = "questions-chosen", _("Security questions chosen")
        QUESTIONS_CHANGED = "questions-changed", _("Security questions changed")
        RECOVERY_STARTED = "recovery-started", _("Recovery started")
        RECOVERY_ANSWERED = "recovery-answered", _("Recovery question answered")
        RECOVERY_CODE_GIVEN = "recovery-code-given", _("Recovery code entered")
        RECOVERY_APP_CODE_GIVEN = "recovery-app-code-given", _("App code entered")
        PASSWORD_RECOVERED = "password-recovered", _("Password recovered")
        USERNAME_RECOVERED = "username-recovered", _("Username recovered")
        PASSWORD_CHANGED = "password-changed", _("Password changed")
        PHONE_CHANGED = "phone-changed", _("Mobile number changed")
        EMAIL_CHANGE_ASKED = "email-change-asked", _("Change of email asked for")
        EMAIL_CHANGED = "email-changed", _("Email changed")
        LANGUAGE_CHANGED = "language-changed", _("Language changed")
        FACTOR_ADDED = "factor-added", _("Way to sign in added")
        FACTOR_REMOVED = "factor-removed", _("Way to sign in removed")
        WRONG_FACTOR = "wrong-factor", _("Second step refused")
        RECOVERY_CODES_MADE = "recovery-codes-made", _("Recovery codes made")
        RECOVERY_CODE_USED = "recovery-code-used", _("Recovery code used")
        REAUTHENTICATED = "reauthenticated", _("Identity confirmed")
        SESSION_ENDED = "session-ended", _("Signed out elsewhere")
        DATA_DOWNLOADED = "data-downloaded", _("Data downloaded")
        ACCOUNT_DELETED = "account-deleted", _("Account deleted")
        ACCOUNT_LOCKED = "account-locked", _("Account locked by its owner")
        STATE_CHANGED = "state-changed", _("Account state changed by staff")
        DESK_LOOK_UP = "desk-look-up", _("Account opened at an activation office")
        ACTIVATION_CHANGED = "activation-changed", _("Activation changed")
        QUESTIONS_CLEARED = "questions-cleared", _("Security questions cleared at an office")
        FACTORS_CLEARED = "factors-cleared", _("Ways to sign in cleared at an office")
        REFUSED = "refused", _("Refused: too many attempts")

    class Outcome(models.TextChoices):
        DONE = "done", _("Done")
        REFUSED = "refused", _("Refused")

    chain = models.CharField(_("chain"), max_length=44)
    seq = models.PositiveBigIntegerField(_("number in its chain"))
    at = models.DateTimeField(_("at"), db_index=True)
    kind = models.CharField(_("event"), max_length=24, choices=Kind)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, default=Outcome.DONE)
    purpose = models.CharField(_("purpose"), max_length=40, blank=True)
    device = models.CharField(_("device"), max_length=60, blank=True)
    ip_fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    request_id = models.CharField(_("reference"), max_length=64, blank=True, db_index=True)
    key_id = models.CharField(max_length=8, editable=False)
    mac = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("security event")
        verbose_name_plural = _("security events")
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="event_once_in_its_chain")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%F %T}"

    def mac_after(self, previous: str) -> str | None:
        """What `mac` must be after an event with the mac `previous`; None when its key is unknown."""
        facts: dict[str, Any] = {name: getattr(self, name) for name in SEALED}
        return mac(self.key_id, facts | {"at": self.at.astimezone(UTC).isoformat(), "previous": previous})


class EventChain(models.Model):
    """A chain's head and count, apart from its events, so that a cut tail shows; what stays after a purge.

    `root` is what the first kept event follows: the mac of the last purged one. `number` is in the order in which
    chains began, without a gap, so that none can vanish; the register's `count` is the last one. `owner` is a
    fingerprint of the account, so that no account can be given another's chain.
    """

    name = models.CharField(max_length=44, primary_key=True)
    number = models.PositiveBigIntegerField(unique=True)
    owner = models.CharField(max_length=64, blank=True, db_index=True)
    count = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)
    purged = models.PositiveBigIntegerField(default=0)
    root = models.CharField(max_length=64, blank=True)
    updated_at = models.DateTimeField()
    key_id = models.CharField(max_length=8)
    signature = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.name

    def signed(self) -> str | None:
        """What `signature` must be; None when its key is unknown."""
        names = ("name", "number", "owner", "count", "head", "purged", "root", "key_id")
        facts: dict[str, Any] = {name: getattr(self, name) for name in names}
        return mac(self.key_id, facts | {"updated_at": self.updated_at.astimezone(UTC).isoformat()})
