"""The three ways to activate an account."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from absher_portal.models import PublicContent


class Channel(PublicContent):
    """One of the three ways to activate an account, with its steps, one per line."""

    class Key(models.TextChoices):
        OFFICES = "offices", pgettext_lazy("way to activate", "Offices")
        BANKS = "banks", pgettext_lazy("way to activate", "Banks")
        KIOSKS = "kiosks", pgettext_lazy("heading", "Self-service kiosks")

    key = models.CharField(_("way"), max_length=10, choices=Key, unique=True)
    name = models.CharField(_("name"), max_length=200)
    summary = models.CharField(_("summary"), max_length=300)
    steps = models.TextField(_("steps, one per line"))
    note = models.CharField(_("remark for the public"), max_length=300, blank=True, null=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("way to activate")
        verbose_name_plural = _("ways to activate")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.name)
