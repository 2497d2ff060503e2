from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReviewedText(models.Model):
    """A text and its translation that somebody has read side by side and found to say the same.

    Known by what they say, not by where they stand: parts may move, be copied into a draft and made anew, and
    what was read stays read. `source_digest` is of the text in the first language, `target_digest` of the other.
    """

    language = models.CharField(_("language"), max_length=16)
    source_digest = models.CharField(max_length=64, editable=False)
    target_digest = models.CharField(max_length=64, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=pgettext_lazy("who did it", "by"),
        related_name="+",
        null=True,  # nobody: it came with the portal
    )
    at = models.DateTimeField(pgettext_lazy("when it was done", "at"), db_default=Now())

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translators’ desk")
        default_permissions = ()
        permissions = [("review_translations", "Can edit and approve translations")]
        constraints = [
            models.UniqueConstraint(fields=["language", "source_digest", "target_digest"], name="one_review_per_pair")
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.target_digest[:8]}"
