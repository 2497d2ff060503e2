"""Who looked at whose records: one row a read, written before the answer is shown, and never changed.

People are named by fingerprints: of the one it is about, who may have no account yet, and of the one who asked.
"""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from absher_portal.sealing import seal, unseal
from absher_portal.text import masked_id
from accounts.numbers import EVENTS_KEPT


def _kept_until() -> datetime:
    return timezone.now() + EVENTS_KEPT


class RecordRead(models.Model):
    class Capacity(models.TextChoices):
        """As what somebody asked about the person."""

        SELF = "self", _("You")
        FAMILY = "family", _("The head of your family")
        EMPLOYER = "employer", _("Your employer")
        STRANGER = "stranger", _("Someone without sign-in")
        OTHER = "other", _("Someone else, signed in")
        NOBODY = "nobody", _("Someone without a right to it")

    class Why(models.TextChoices):
        INQUIRY = "inquiry", _("Inquiry")
        PUBLIC_INQUIRY = "public-inquiry", _("Inquiry without sign-in")
        TABLE = "table", _("Table downloaded")
        REPORT = "report", _("Report made")
        DUE = "due", _("What is due soon")
        CHOICE = "choice", _("To see whom one may ask about")

    class Outcome(models.TextChoices):
        ANSWERED = "answered", pgettext_lazy("read", "Shown")
        KEPT = "kept", pgettext_lazy("read", "Shown as last known")
        SILENT = "silent", pgettext_lazy("read", "No answer")
        REFUSED = "refused", pgettext_lazy("read", "Refused")

    about = models.CharField(max_length=64, editable=False)
    reader = models.CharField(max_length=64, blank=True, editable=False)
    reader_sealed = models.TextField(blank=True, editable=False)
    capacity = models.CharField(_("who"), max_length=10, choices=Capacity)
    service = models.CharField(_("service"), max_length=80, blank=True)
    kind = models.CharField(_("record"), max_length=40)
    why = models.CharField(_("why"), max_length=16, choices=Why)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome)
    at = models.DateTimeField(_("at"), db_index=True)
    kept_until = models.DateTimeField(default=_kept_until, db_index=True, editable=False)
    ip_fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    request_id = models.CharField(_("reference"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("read of a record")
        verbose_name_plural = _("reads of records")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["about", "-at"], name="reads_about_somebody")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%F %T}"

    @property
    def masked_reader(self) -> str:
        """`19••••••17`, or "" for somebody who had not signed in."""
        return unseal(self.reader_sealed)

    def name_reader(self, national_id: str, fingerprint: str) -> None:
        """Say who asked."""
        self.reader, self.reader_sealed = fingerprint, seal(masked_id(national_id))


class KeptRecords(models.Model):
    """The last answer to a query, sealed, for while the registry is silent; only as long as its kind allows."""

    key = models.CharField(max_length=64, primary_key=True)  # a fingerprint of the query
    sealed = models.TextField()
    as_of = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.as_of:%F %T}"
