"""The 13 regions and their cities."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from absher_portal.models import PublicContent

SLUG_LENGTH = 60
LATITUDE = [MinValueValidator(-90.0), MaxValueValidator(90.0)]
LONGITUDE = [MinValueValidator(-180.0), MaxValueValidator(180.0)]


class Region(PublicContent):
    """One of the 13 regions; `code` is ISO 3166-2."""

    code = models.CharField(_("code"), max_length=5, unique=True)
    slug = models.SlugField(_("address"), max_length=SLUG_LENGTH, unique=True)
    map_code = models.CharField(_("code on the map"), max_length=2)
    name = models.CharField(_("name"), max_length=120)
    short_name = models.CharField(_("name on the map"), max_length=60, blank=True, default="")
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["order", "pk"]

    @property
    def map_field(self) -> str:
        """The field whose text stands on the map: the short name, where there is one."""
        return "short_name" if self.short_name else "name"

    def __str__(self) -> str:
        return str(self.name)


class City(PublicContent):
    region = models.ForeignKey(Region, models.PROTECT, related_name="cities", verbose_name=_("region"))
    slug = models.SlugField(_("address"), max_length=SLUG_LENGTH, unique=True)
    name = models.CharField(_("name"), max_length=120)
    is_capital = models.BooleanField(_("capital of the region"), default=False)
    latitude = models.FloatField(_("latitude"), validators=LATITUDE)
    longitude = models.FloatField(_("longitude"), validators=LONGITUDE)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.name)
