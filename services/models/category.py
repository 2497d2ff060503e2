from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from absher_portal.models import PublicContent
from services.models.agency import Agency


class Category(PublicContent):
    """A section of the catalogue. What it holds are its listings, in their own order."""

    class Kind(models.TextChoices):
        SERVICES = "services", pgettext_lazy("kind", "Services")
        INQUIRIES = "inquiries", pgettext_lazy("kind", "Inquiries")

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=80)
    full_name = models.CharField(_("full name"), max_length=160)
    summary = models.CharField(_("summary"), max_length=200)
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name=_("agency"), related_name="categories")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SERVICES)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("category", args=[self.slug])

    @property
    def url(self) -> str:
        return self.get_absolute_url()
