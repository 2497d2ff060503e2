from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from services.models.service import Service

NAMES = dict(Service.Stage.choices) | dict(Service.Status.choices)


class EditingEvent(models.Model):
    """One move of a service on its way to people: who, when and why. Written once; outlives service and editor.

    Moves of a draft stand with the service that it is a draft of. `before` and `after` are stages, or statuses
    when the service was opened, paused or ended; empty before a draft is begun and after one is thrown away.
    """

    service = models.ForeignKey(
        Service,
        models.DO_NOTHING,
        verbose_name=_("service"),
        related_name="events",
        db_constraint=False,
    )
    before = models.CharField(_("before"), max_length=10, blank=True)
    after = models.CharField(_("after"), max_length=10, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        verbose_name=pgettext_lazy("who did it", "by"),
        related_name="+",
        null=True,  # the clock, when a scheduled time came
        db_constraint=False,
    )
    at = models.DateTimeField(pgettext_lazy("when it was done", "at"), db_default=Now())
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("editing event")
        verbose_name_plural = _("editing events")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.service_id}: {self.before} → {self.after}"

    @property
    def words(self) -> str:
        """What happened, for editors."""
        if not self.before:
            return gettext("Draft begun")
        if not self.after:
            return gettext("Draft thrown away")
        if self.before == self.after:
            return gettext("Reviewed: all of it is still right")
        return gettext("%(after)s (before: %(before)s)") % {"after": NAMES[self.after], "before": NAMES[self.before]}
