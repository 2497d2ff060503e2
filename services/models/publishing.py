"""Whether people see a service: its stage, its draft beside it, when it is due for review."""

from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from absher_portal.models import PublicContent

REVIEWED_EVERY = timedelta(days=365)


class Stage(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("stage", "Draft")
    IN_REVIEW = "in_review", pgettext_lazy("stage", "In review")
    SCHEDULED = "scheduled", pgettext_lazy("stage", "Scheduled")
    PUBLISHED = "published", pgettext_lazy("stage", "Published")
    ARCHIVED = "archived", pgettext_lazy("stage", "Archived")


BEFORE_PUBLISHING = (Stage.DRAFT, Stage.IN_REVIEW, Stage.SCHEDULED)


class Services(models.QuerySet):
    """Questions that lists of services ask."""

    def published(self) -> "Services":
        """What people see. A draft beside a service never has this stage."""
        return self.filter(stage=Stage.PUBLISHED)

    def due_for_review(self, day: date) -> "Services":
        """Those whose review date has come; without one, a year after the last review."""
        never = models.Q(review_by=None, reviewed_on=None)
        yearly = models.Q(review_by=None, reviewed_on__lte=day - REVIEWED_EVERY)
        return self.filter(models.Q(review_by__lte=day) | yearly | never)


class LiveServices(models.Manager.from_queryset(Services)):  # type: ignore[misc]  # a base made by a call
    """Each service once: drafts that stand beside one are left out."""

    def get_queryset(self) -> Services:
        return super().get_queryset().filter(draft_of=None)


class Publishing(PublicContent):
    """Where a service stands on its way to people. `services/editing/` moves it.

    `stage` is not the service's own status (open, paused, ended). What is edited of a service that people see is
    another row, its draft: `draft_of` names the service, whose parts it has copies of, until it is published.
    """

    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.DRAFT, editable=False)
    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True, editable=False)
    draft_of = models.OneToOneField(
        "self", models.CASCADE, verbose_name=_("draft of"), related_name="draft", null=True, blank=True, editable=False
    )
    draft_of_id: int | None
    begun_from = models.JSONField(null=True, editable=False)  # of a draft: what it was a copy of
    edition = models.PositiveIntegerField(_("edition"), default=1, editable=False)  # so that two editors notice
    reviewed_on = models.DateField(_("last reviewed"), null=True, blank=True)
    review_by = models.DateField(
        _("review by"), null=True, blank=True, help_text=_("Empty: a year after the last review.")
    )

    objects = LiveServices()
    everything = models.Manager.from_queryset(Services)()

    class Meta:
        abstract = True
        permissions = [("publish_service", "Can publish services")]
        indexes = [
            models.Index(fields=["publish_at"], condition=models.Q(stage="scheduled"), name="services_to_publish")
        ]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=models.Q(draft_of=None), name="one_service_per_key"),
            models.CheckConstraint(
                condition=models.Q(draft_of=None) | models.Q(stage__in=BEFORE_PUBLISHING), name="no_draft_is_public"
            ),
            models.CheckConstraint(
                condition=~models.Q(stage="scheduled") | models.Q(publish_at__isnull=False), name="scheduled_for_a_time"
            ),
        ]

    @property
    def is_shown(self) -> bool:
        return self.stage == Stage.PUBLISHED

    @property
    def is_draft_beside(self) -> bool:
        """Whether it is a draft of a service that exists apart from it."""
        return self.draft_of_id is not None

    @property
    def review_due(self) -> date | None:
        """The day on which it should be reviewed; None when it never was and nobody named one."""
        return self.review_by or (self.reviewed_on and self.reviewed_on + REVIEWED_EVERY)

    @property
    def is_review_due(self) -> bool:
        return self.review_due is None or self.review_due <= timezone.localdate()
