"""Where an account is activated: regions, cities, places (offices and kiosks), banks, and the steps."""

from urllib.parse import urlsplit

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["order", "pk"]

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


class Place(PublicContent):
    """An office or a kiosk. What is unknown stays empty and is shown as unknown, never guessed."""

    class Kind(models.TextChoices):
        PASSPORTS = "passports", pgettext_lazy("filter", "Passport offices")
        CIVIL_AFFAIRS = "civil-affairs", _("Civil affairs offices")
        KIOSK = "kiosk", pgettext_lazy("heading", "Self-service kiosks")

    class Coordinates(models.TextChoices):
        PUBLISHED = "published", _("published by the place")
        CITY_CENTRE = "city centre", _("centre of the city")

    code = models.CharField(_("code"), max_length=20, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    city = models.ForeignKey(City, models.PROTECT, related_name="places", verbose_name=_("city"))
    name = models.CharField(_("name"), max_length=200)
    address = models.CharField(_("street address"), max_length=300, blank=True, null=True)
    hours = models.CharField(_("opening hours"), max_length=200, blank=True, null=True)
    has_mens_section = models.BooleanField(_("men’s section"), default=False)
    has_womens_section = models.BooleanField(_("women’s section"), default=False)
    latitude = models.FloatField(_("latitude"), validators=LATITUDE)
    longitude = models.FloatField(_("longitude"), validators=LONGITUDE)
    coordinates = models.CharField(_("coordinates"), max_length=20, choices=Coordinates)
    is_illustrative = models.BooleanField(_("not confirmed"), default=False)
    source = models.CharField(_("source"), max_length=300, blank=True, null=True)
    note = models.CharField(_("note for staff"), max_length=300, blank=True, null=True)

    class Meta:
        verbose_name = _("office or kiosk")
        verbose_name_plural = _("offices and kiosks")
        ordering = ["code"]
        indexes = [models.Index(fields=["kind", "city"], name="place_kind_city")]

    def __str__(self) -> str:
        return str(self.name)


class Bank(PublicContent):
    """A bank as people know it; one that merged or was renamed keeps its row and names its successor."""

    slug = models.SlugField(_("address"), max_length=SLUG_LENGTH, unique=True)
    name = models.CharField(_("name"), max_length=120)
    how = models.TextField(_("how to activate there"))
    website = models.URLField(_("website"), blank=True, null=True)
    is_active = models.BooleanField(_("activates accounts under this name"), default=True)
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
    )
    successor_year = models.PositiveSmallIntegerField(_("since"), null=True, blank=True)
    successor_note = models.CharField(_("what became of it"), max_length=300, blank=True, null=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("bank")
        verbose_name_plural = _("banks")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def host(self) -> str:
        """`www.example.com` of the website, to be shown in its place."""
        return urlsplit(self.website or "").netloc
