"""Links by which people without an account see a draft."""

import secrets
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from absher_portal.clock import db_now
from absher_portal.sealing import fingerprint
from services.models.publishing import BEFORE_PUBLISHING
from services.models.service import Service


class PreviewLink(models.Model):
    """Opens the page of one draft for seven days. Its token is told once; what is kept finds it and makes no link.

    It goes with the draft: published or thrown away, there is nothing left to preview.
    """

    LASTS = timedelta(days=7)

    service = models.ForeignKey(Service, models.CASCADE, verbose_name=_("service"), related_name="preview_links")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("made by"), related_name="+", null=True
    )
    made_at = models.DateTimeField(_("made at"), db_default=Now())
    expires_at = models.DateTimeField(_("valid until"))

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.service_id} · {self.pk}"

    @classmethod
    def make(cls, row: Service, by: models.Model) -> tuple[Self, str]:
        """A new link to this row and its token, which nobody can read again."""
        token = secrets.token_urlsafe(32)
        cls.objects.filter(service=row, expires_at__lte=Now()).delete()
        link = cls(service=row, digest=cls.digest_of(token), made_by=by, expires_at=db_now() + cls.LASTS)
        link.save()
        return link, token

    @classmethod
    def opened_by(cls, token: str) -> Service | None:
        """The draft that the token shows; None when it never did, does no longer, or was withdrawn."""
        found = cls.valid().filter(digest=cls.digest_of(token), service__stage__in=BEFORE_PUBLISHING)
        link = found.select_related("service__agency").first()
        return link.service if link else None

    @classmethod
    def valid(cls) -> models.QuerySet[Self]:
        """Those that still open something."""
        return cls.objects.filter(expires_at__gt=Now())

    @staticmethod
    def digest_of(token: str) -> str:
        return fingerprint("preview", token)
