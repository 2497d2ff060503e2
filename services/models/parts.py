"""What belongs to a service: requirements, steps, questions, other ways, actions with fees, search words."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from absher_portal.languages import of_people
from services.models.service import Service, ServicePart


class Requirement(ServicePart):
    service = models.ForeignKey(Service, models.CASCADE, related_name="requirements")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    text = models.CharField(_("text"), max_length=250)

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class Step(ServicePart):
    service = models.ForeignKey(Service, models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    text = models.CharField(_("text"), max_length=250)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class Question(ServicePart):
    """What people ask about the service, and the answer."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    question = models.CharField(_("question"), max_length=200)
    answer = models.TextField(_("answer"), max_length=1000)

    class Meta:
        verbose_name = _("question people ask")
        verbose_name_plural = _("questions people ask")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.question


class OtherWay(ServicePart):
    """How to get the same done without this portal."""

    class Channel(models.TextChoices):
        OFFICE = "office", pgettext_lazy("channel", "Office")
        PHONE = "phone", pgettext_lazy("channel", "Phone")
        APP = "app", pgettext_lazy("channel", "App")
        KIOSK = "kiosk", pgettext_lazy("channel", "Self-service kiosk")
        POST = "post", pgettext_lazy("channel", "Post")
        SITE = "site", pgettext_lazy("channel", "Another site")

    service = models.ForeignKey(Service, models.CASCADE, related_name="other_ways")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, default=Channel.OFFICE)
    text = models.CharField(_("text"), max_length=250)
    url = models.URLField(_("link"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("other way")
        verbose_name_plural = _("other ways")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class Action(ServicePart):
    """One of several things that a service does, with a fee of its own (null: not known, 0: free)."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="actions")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    key = models.SlugField(_("key"), max_length=80)
    name = models.CharField(_("name"), max_length=160)
    fee = models.DecimalField(
        _("fee in riyals"),
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["service", "key"], name="one_action_per_key")]

    def __str__(self) -> str:
        return self.name


class Keyword(ServicePart):
    """A word people search by that stands in no name: former names, everyday speech, other spellings."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="keywords")
    language = models.CharField(_("language"), max_length=16, choices=of_people, default=settings.LANGUAGE_CODE)
    text = models.CharField(_("text"), max_length=80)

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text
