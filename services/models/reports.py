"""Reports that people printed: what was issued, until when it holds, and what has become of it.

What a report says stands in a row of its own, sealed: it goes with the account, while the report's number stays and
is answered as withdrawn.
"""

import json
import uuid
from datetime import timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from absher_portal.clock import db_now
from absher_portal.sealing import fingerprint, seal, unseal
from accounts.models import User
from activation import reference

VALID_FOR = timedelta(days=30)
CODE_LENGTH = 26  # of an alphabet of 32: 130 bits
TYPED_LENGTH = 8  # of the code's end, which counts only beside the right number


class Report(models.Model):
    class State(models.TextChoices):
        VALID = "valid", pgettext_lazy("report", "Valid")
        REPLACED = "replaced", pgettext_lazy("report", "Replaced by a newer one")
        EXPIRED = "expired", pgettext_lazy("report", "Expired")
        WITHDRAWN = "withdrawn", pgettext_lazy("report", "Withdrawn")

    number = models.CharField(_("number"), max_length=12, unique=True, editable=False)
    code_fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    submission = models.UUIDField(editable=False)
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="reports", verbose_name=_("account"))
    kind = models.CharField(_("report"), max_length=20)
    subject = models.CharField(max_length=64, editable=False)  # a fingerprint: of whom, and of which vehicle
    issued_at = models.DateTimeField(_("issued at"))
    valid_until = models.DateField(_("valid until"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)
    replaced_by = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-issued_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "submission"], name="one_report_a_form")]
        indexes = [models.Index(fields=["user", "kind", "subject"], name="reports_of_a_subject")]

    def __str__(self) -> str:
        return self.shown_number

    @property
    def shown_number(self) -> str:
        """`7K3M-9QPX-4T27`."""
        return reference.shown(self.number)

    @property
    def code(self) -> str:
        """What the QR code leads to: worked out from the number, so that no table holds it."""
        return code_of(self.number)

    @property
    def typed_code(self) -> str:
        """The end of the code, for whoever has no camera: `9QPX-4T27`."""
        return reference.shown(self.code[-TYPED_LENGTH:])

    @property
    def state(self) -> str:
        """A `State` value; what is over for two reasons says the one that somebody chose."""
        if self.withdrawn_at or self.user_id is None:
            return self.State.WITHDRAWN
        if self.replaced_by_id:
            return self.State.REPLACED
        return self.State.EXPIRED if timezone.localdate() > self.valid_until else self.State.VALID

    @property
    def state_label(self) -> str:
        return str(self.State(self.state).label)

    def withdraw(self) -> None:
        """From now on whoever checks it is told so; a second time changes nothing."""
        Report.objects.filter(pk=self.pk, withdrawn_at=None).update(withdrawn_at=db_now())

    @classmethod
    def unsaved(cls, user: User, kind: str, subject: str, submission: uuid.UUID) -> "Report":
        """A new one with a number of its own, not saved yet."""
        number, now = reference.fresh(), db_now()
        row = cls(number=number, user=user, kind=kind, subject=subject, submission=submission, issued_at=now)
        row.code_fingerprint = code_fingerprint(row.code)
        row.valid_until = timezone.localdate(now) + VALID_FOR
        return row


class ReportContent(models.Model):
    """What the report says, as the registry said it; gone with the account."""

    report = models.OneToOneField(Report, models.CASCADE, primary_key=True, related_name="content")
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    sealed = models.TextField(editable=False)

    def __str__(self) -> str:
        return str(self.report_id)

    @property
    def said(self) -> dict[str, Any]:
        """See `services.reports.making`."""
        said: dict[str, Any] = json.loads(unseal(self.sealed))
        return said

    @said.setter
    def said(self, said: dict[str, Any]) -> None:
        self.sealed = seal(json.dumps(said))


def code_of(number: str) -> str:
    """26 characters that nobody can work out without the server's key."""
    bits = int(fingerprint("report-code", number), 16)
    return "".join(reference.ALPHABET[(bits >> 5 * place) % 32] for place in range(CODE_LENGTH))


def code_fingerprint(code: str) -> str:
    """What a code is found by."""
    return fingerprint("report-code-found", code)
