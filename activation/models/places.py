"""Offices and kiosks."""

from collections.abc import Collection

from django.core.validators import RegexValidator, validate_slug
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from absher_portal.models import PublicContent
from absher_portal.text import ascii_digits
from activation.models.geography import LATITUDE, LONGITUDE, City

DIRECTIONS = "https://www.google.com/maps/dir/?api=1&destination="  # opens a phone's own map as well
PHONE = RegexValidator(r"^\+?[0-9][0-9 ]{2,19}$", _("Enter the phone number in digits, such as +966 11 000 0000."))


class Place(PublicContent):
    """An office or a kiosk. What is unknown stays empty and is shown as unknown, never guessed."""

    class Kind(models.TextChoices):
        PASSPORTS = "passports", pgettext_lazy("filter", "Passport offices")
        CIVIL_AFFAIRS = "civil-affairs", _("Civil affairs offices")
        KIOSK = "kiosk", pgettext_lazy("heading", "Self-service kiosks")

    class Coordinates(models.TextChoices):
        PUBLISHED = "published", _("published by the place")
        CITY_CENTRE = "city centre", _("centre of the city")

    code = models.CharField(_("code"), max_length=20, unique=True, validators=[validate_slug])
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    city = models.ForeignKey(City, models.PROTECT, related_name="places", verbose_name=_("city"))
    name = models.CharField(_("name"), max_length=200)
    address = models.CharField(_("street address"), max_length=300, blank=True, null=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True, null=True, validators=[PHONE])
    hours = models.CharField(_("opening hours in words"), max_length=200, blank=True, null=True)
    has_mens_section = models.BooleanField(_("men’s section"), default=False)
    has_womens_section = models.BooleanField(_("women’s section"), default=False)
    latitude = models.FloatField(_("latitude"), validators=LATITUDE)
    longitude = models.FloatField(_("longitude"), validators=LONGITUDE)
    coordinates = models.CharField(_("coordinates"), max_length=20, choices=Coordinates)
    needs_second_officer = models.BooleanField(_("a second officer confirms each activation"), default=False)
    is_illustrative = models.BooleanField(_("not confirmed"), default=False)
    source = models.CharField(_("source"), max_length=300, blank=True, null=True)
    note = models.CharField(_("note for staff"), max_length=300, blank=True, null=True)

    class Meta:
        verbose_name = _("office or kiosk")
        verbose_name_plural = _("offices and kiosks")
        ordering = ["code"]
        indexes = [models.Index(fields=["kind", "city"], name="place_kind_city")]

    @property
    def has_exact_position(self) -> bool:
        """Whether latitude and longitude are the place's own; a city's centre leads nobody to a door."""
        return self.coordinates == self.Coordinates.PUBLISHED

    @property
    def keeps_holidays(self) -> bool:
        """Offices are closed on public holidays; a kiosk keeps the hours of the site that it stands in."""
        return self.kind != self.Kind.KIOSK

    @property
    def directions(self) -> str:
        """Where a map leads the way to the place; only of use with an exact position."""
        return f"{DIRECTIONS}{self.latitude},{self.longitude}"

    @property
    def dialled(self) -> str:
        """The phone number as a link dials it."""
        return (self.phone or "").replace(" ", "")

    def __str__(self) -> str:
        return str(self.name)

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        self.phone = self.phone and ascii_digits(self.phone)
        super().clean_fields(exclude)
