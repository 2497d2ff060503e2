"""Addresses whose many people share them by right: centres and kiosks, with budgets to match."""

import ipaddress
from collections.abc import Collection
from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models import F
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from absher_portal.text import ascii_digits
from accounts.numbers import RANGE_ENTERED_PERCENT, RANGE_SENDS


def validate_network(text: str) -> None:
    """An address or a network in CIDR notation, or a `ValidationError`."""
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError as error:
        raise ValidationError(_("Enter an address like 192.0.2.7 or a network like 192.0.2.0/24")) from error


class CentreNetwork(models.Model):
    network = models.CharField(_("network"), max_length=50, unique=True, validators=[validate_network])
    name = models.CharField(_("centre"), max_length=100)

    class Meta:
        verbose_name = _("network of a centre")
        verbose_name_plural = _("networks of centres")
        ordering = ["network"]

    def __str__(self) -> str:
        return f"{self.name} ({self.network})"

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        self.network = ascii_digits(self.network)
        super().clean_fields(exclude)


class SendRange(models.Model):
    """Codes sent to a range of 10,000 numbers within an hour, and how many of them were entered."""

    prefix = models.CharField(_("numbers beginning with"), max_length=9)  # +966 5X XX
    hour = models.BigIntegerField()  # whole hours since 1970 by the database's clock
    sent = models.PositiveIntegerField(_("sent"), default=0)
    verified = models.PositiveIntegerField(_("verified"), default=0)
    alarmed_at = models.DateTimeField(_("alarm"), null=True)

    class Meta:
        verbose_name = _("range of numbers")
        verbose_name_plural = _("ranges of numbers")
        constraints = [models.UniqueConstraint(fields=["prefix", "hour"], name="send_range_key")]

    def __str__(self) -> str:
        return f"{self.prefix}: {self.sent}/{self.verified}"

    @property
    def began(self) -> datetime:
        """When its hour began."""
        return datetime.fromtimestamp(self.hour * 3600, UTC)

    @classmethod
    def count(cls, phone: str, at: datetime, *, sent: int = 0, verified: int = 0) -> "SendRange":
        """Add to the range of `phone` (E.164) in the hour of `at`, by one upsert; the row as it is now."""
        prefix, hour = phone[:-4], int(at.timestamp()) // 3600
        sql = f"""
            INSERT INTO {cls._meta.db_table} AS kept (prefix, hour, sent, verified) VALUES (%s, %s, %s, %s)
            ON CONFLICT (prefix, hour) DO UPDATE SET
                sent = kept.sent + excluded.sent, verified = kept.verified + excluded.verified
            RETURNING id, sent, verified
        """  # noqa: S608 - the table's name is ours
        with connection.cursor() as cursor:
            cursor.execute(sql, [prefix, hour, sent, verified])
            pk, sent, verified = cursor.fetchall()[0]
        return cls(pk=pk, prefix=prefix, hour=hour, sent=sent, verified=verified)

    def raise_alarm(self) -> bool:
        """Once for each range and hour: many were sent and few entered."""
        due = type(self).objects.filter(pk=self.pk, alarmed_at=None, sent__gte=RANGE_SENDS)
        due = due.alias(entered=F("verified") * 100).filter(entered__lt=F("sent") * RANGE_ENTERED_PERCENT)
        return bool(due.update(alarmed_at=Now()))
