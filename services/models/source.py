from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
    """Where an editor found a fee or a rule. For editors only; no page shows it."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    note = models.TextField(_("editor’s note"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key
