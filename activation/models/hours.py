"""When places are open: weekly hours, and the public holidays on which offices are closed."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from absher_portal.formats.dates import clock_range
from absher_portal.models import PublicContent
from activation.models.places import Place


class Weekday(models.IntegerChoices):
    """The week as it is counted here: Sunday is the first working day, Friday and Saturday are the weekend."""

    SUNDAY = 0, _("Sunday")
    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")


class OpeningHours(PublicContent):
    """One stretch of one weekday. `closes` not after `opens` is on the next day, so 00:00 to 00:00 is a whole day.

    A place without any is one whose hours are not known, never one that is always closed.
    """

    place = models.ForeignKey(Place, models.CASCADE, related_name="opening_hours", verbose_name=_("place"))
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    class Meta:
        verbose_name = _("opening hours of a day")
        verbose_name_plural = _("opening hours")
        ordering = ["place", "weekday", "opens"]
        constraints = [models.UniqueConstraint(fields=["place", "weekday", "opens"], name="hours_once")]

    def __str__(self) -> str:
        return f"{Weekday(self.weekday).label}: {clock_range(self.opens, self.closes)}"


class Holiday(PublicContent):
    """A public holiday, first and last day included; `is_expected` until the moon or an announcement settles it."""

    key = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), db_index=True)
    is_expected = models.BooleanField(_("expected, not announced yet"), default=False)

    class Meta:
        verbose_name = _("public holiday")
        verbose_name_plural = _("public holidays")
        ordering = ["first_day", "pk"]

    def __str__(self) -> str:
        return str(self.name)

    def clean(self) -> None:
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day must not be before the first day.")})
