from django.db import models
from django.utils.translation import gettext_lazy as _

from absher_portal.models import PublicContent


class Agency(PublicContent):
    """The government body that answers for a service."""

    slug = models.SlugField(_("key"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=120)
    note = models.TextField(_("editor’s note"), blank=True)

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
