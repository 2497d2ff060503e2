"""Banks, those of today and those that people still know."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from absher_portal.models import PublicContent
from activation.models.geography import SLUG_LENGTH


class Bank(PublicContent):
    """A bank as people know it; one that merged or was renamed keeps its row and names its successor."""

    slug = models.SlugField(_("address"), max_length=SLUG_LENGTH, unique=True)
    name = models.CharField(_("name"), max_length=120)
    website = models.URLField(_("website"), blank=True, null=True)
    is_active = models.BooleanField(_("activates accounts under this name"), default=True)
    is_illustrative = models.BooleanField(_("steps not confirmed"), default=False)
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

    def clean(self) -> None:
        """An old name leads to a bank of today, in one step."""
        if self.successor and (self.successor_id == self.pk or not self.successor.is_active):
            raise ValidationError({"successor": _("Choose another bank, one that activates accounts today.")})
        if not self.is_active and self.pk and self.predecessors.exists():
            raise ValidationError({"is_active": _("Give the banks that this one succeeded another successor first.")})

    @property
    def host(self) -> str:
        """`www.example.com` of the website, to be shown in its place."""
        return urlsplit(self.website or "").netloc


class BankStep(PublicContent):
    """One step of activating by one of a bank's channels; a channel without steps is one that we know nothing of."""

    class Channel(models.TextChoices):
        ONLINE = "online", pgettext_lazy("bank channel", "Online banking")
        APP = "app", pgettext_lazy("bank channel", "Mobile app")
        PHONE = "phone", pgettext_lazy("bank channel", "Phone banking")
        ATM = "atm", pgettext_lazy("bank channel", "Cash machine")
        BRANCH = "branch", pgettext_lazy("bank channel", "Branch")

    bank = models.ForeignKey(Bank, models.CASCADE, related_name="steps", verbose_name=_("bank"))
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.CharField(_("step"), max_length=300)

    class Meta:
        verbose_name = _("step at a bank")
        verbose_name_plural = _("steps at banks")
        ordering = ["bank", "channel", "number"]
        constraints = [models.UniqueConstraint(fields=["bank", "channel", "number"], name="bank_step_once")]

    def __str__(self) -> str:
        return str(self.text)
