from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from absher_portal.models import PublicContent
from services.models.agency import Agency
from services.models.publishing import Publishing, Stage


class Service(Publishing):
    """One service or inquiry. Its address is its key below a category that lists it."""

    Stage = Stage

    class Audience(models.TextChoices):
        CITIZEN = "citizen", _("Citizens")
        RESIDENT = "resident", _("Residents")
        EMPLOYER = "employer", _("Employers")
        BOTH = "both", _("Citizens and residents")

    class Kind(models.TextChoices):
        SERVICE = "service", _("Service")
        INQUIRY = "inquiry", _("Inquiry")

    class Access(models.TextChoices):
        ACTIVATED = "activated", _("Activated account needed")
        PUBLIC = "public", _("No sign-in needed")

    class Status(models.TextChoices):
        OPEN = "open", _("Available")
        PAUSED = "paused", _("Paused")
        ENDED = "ended", _("Ended")

    key = models.SlugField(_("key and address"), max_length=80)
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name=_("agency"), related_name="services")
    name = models.CharField(_("name"), max_length=160)
    short_name = models.CharField(
        _("short name"), max_length=60, blank=True, help_text=_("For small places. Empty: the name.")
    )
    summary = models.CharField(_("summary"), max_length=250)
    description = models.TextField(_("description"))
    audience = models.CharField(_("audience"), max_length=10, choices=Audience, default=Audience.BOTH)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SERVICE)
    access = models.CharField(_("access"), max_length=10, choices=Access, default=Access.ACTIVATED)

    fee = models.DecimalField(
        _("fee in riyals"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("0 means free; empty means that we do not know it."),
    )
    fee_unit = models.CharField(
        _("unit of the fee"), max_length=80, blank=True, help_text=_("For editors; pages show the fee note.")
    )
    fee_note = models.CharField(_("fee note"), max_length=300)
    fee_remark = models.CharField(
        _("editor’s remark on the fee"), max_length=300, blank=True, help_text=_("No page shows it.")
    )
    processing_time = models.CharField(_("processing time"), max_length=120)
    afterwards = models.TextField(_("what happens afterwards"), max_length=1000, blank=True)

    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OPEN)
    paused_until = models.DateField(
        _("paused until"),
        null=True,
        blank=True,
        help_text=_("The service is available again on this day. Empty: until an editor opens it."),
    )
    status_note = models.CharField(
        _("reason for the status"), max_length=250, blank=True, help_text=_("Shown to people.")
    )

    returns = models.CharField(
        _("record it returns"),
        max_length=60,
        blank=True,
        help_text=_("Name of the record behind an inquiry."),
    )
    popular = models.PositiveSmallIntegerField(
        _("place among the most used"),
        null=True,
        blank=True,
        help_text=_("1 comes first. Empty: not among the most used."),
    )
    is_hub = models.BooleanField(_("leads to other services"), default=False)

    class Meta(Publishing.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ["pk"]
        constraints = [
            *Publishing.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(fee__isnull=True) | models.Q(fee__gte=0), name="fee_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def service(self) -> "Service":
        """What people know: the row itself, or what it is the draft of."""
        return self.draft_of if isinstance(self.draft_of, Service) else self

    def clean(self) -> None:
        # Django checks no constraint whose condition names a column that the form leaves out.
        if not self.draft_of_id and type(self).objects.filter(key=self.key).exclude(pk=self.pk).exists():
            raise ValidationError({"key": _("Another service has this key.")})
        if self.paused_until and self.status != self.Status.PAUSED:
            raise ValidationError({"paused_until": _("Only a paused service has a day on which it opens again.")})

    def status_on(self, day: date) -> str:
        """The status on a day: a pause ends by itself when its day comes."""
        over = self.status == self.Status.PAUSED and self.paused_until and self.paused_until <= day
        return self.Status.OPEN if over else self.status

    @property
    def current_status(self) -> str:
        return self.status_on(timezone.localdate())

    @property
    def status_label(self) -> str:
        return str(self.Status(self.current_status).label)

    @property
    def is_open(self) -> bool:
        return self.current_status == self.Status.OPEN

    @property
    def needs_activation(self) -> bool:
        return self.access == self.Access.ACTIVATED


class ServicePart(PublicContent):
    """What belongs to a service and is seen with it; each kind names its `service`."""

    service: models.ForeignKey[Service, Service]
    kept_on_publishing: ClassVar[frozenset[str]] = frozenset()  # columns that no draft changes

    class Meta:
        abstract = True

    @property
    def is_shown(self) -> bool:
        return self.service.is_shown
