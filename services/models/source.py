from django.db import models
from django.utils.translation import gettext_lazy as _

from absher_portal.models import PublicContent


class Source(PublicContent):
    """Where an editor found a fee or a rule. Pages name it when it has a title; address and note are for editors."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    title = models.CharField(
        _("title"), max_length=120, blank=True, help_text=_("Shown to people beside the fee. Empty: not shown.")
    )
    as_of = models.DateField(
        _("as of"), null=True, blank=True, help_text=_("When it said so. Empty: the service’s last review.")
    )
    url = models.URLField(_("address"), max_length=500, blank=True)
    note = models.TextField(_("editor’s note"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key
