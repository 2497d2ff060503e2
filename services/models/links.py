"""What a service points to: other services, and where its editors found what they wrote."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from services.models.service import Service, ServicePart
from services.models.source import Source


class Relation(ServicePart):
    """A service that people of this one may want next."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="relations")
    target = models.ForeignKey(Service, models.CASCADE, verbose_name=_("related service"), related_name="related_from")
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("related service")
        verbose_name_plural = _("related services")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["service", "target"], name="one_relation_per_target")]

    def __str__(self) -> str:
        return f"{self.service_id} → {self.target_id}"


class Citation(ServicePart):
    """The source of a service's texts or of its fee."""

    class Subject(models.TextChoices):
        SERVICE = "service", pgettext_lazy("what a source is about", "Service")
        FEE = "fee", pgettext_lazy("what a source is about", "Fee")

    service = models.ForeignKey(Service, models.CASCADE, related_name="citations")
    source = models.ForeignKey(Source, models.PROTECT, verbose_name=_("source"), related_name="citations")
    subject = models.CharField(_("about"), max_length=10, choices=Subject, default=Subject.SERVICE)

    class Meta:
        verbose_name = _("source cited")
        verbose_name_plural = _("sources cited")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["service", "source", "subject"], name="one_citation_per_subject")
        ]

    def __str__(self) -> str:
        return f"{self.service_id} · {self.source_id}"
