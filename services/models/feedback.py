from django.db import models
from django.utils.translation import gettext_lazy as _

from absher_portal.languages import of_pages
from services.models.service import Service


class ServiceFeedback(models.Model):
    """Whether a service's page was of use, in somebody's own words; nothing says who."""

    service = models.ForeignKey(Service, models.CASCADE, verbose_name=_("service"), related_name="feedback")
    token = models.UUIDField(unique=True, editable=False)  # of the form: sent twice, it counts once
    is_useful = models.BooleanField(_("was useful"))
    words = models.TextField(_("in their words"), max_length=500, blank=True)
    language = models.CharField(_("language of the page"), max_length=10, choices=of_pages)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)

    class Meta:
        verbose_name = _("answer about a page")
        verbose_name_plural = _("answers about pages")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.service_id} · {self.is_useful}"
