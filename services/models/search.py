"""What editors keep for the search, and what it could not find."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from absher_portal.languages import columns, of_pages
from absher_portal.models import PublicContent

LONGEST_TERM = 60
MOST_TERMS = 60


class SynonymGroup(PublicContent):
    """Words and short phrases that mean the same to people, one a line, in each language; or that mean nothing."""

    key = models.SlugField(_("key"), max_length=60, unique=True, null=True, blank=True, editable=False)
    terms = models.TextField(
        _("terms"), blank=True, help_text=_("One word or short phrase on each line, as people write it.")
    )
    is_ignored = models.BooleanField(
        _("ignored in a search"),
        default=False,
        help_text=_("For words around a question, such as “how do I”: they mean nothing by themselves."),
    )

    class Meta:
        verbose_name = _("synonym group")
        verbose_name_plural = _("synonym groups")
        ordering = ["pk"]

    def __str__(self) -> str:
        return "، ".join(self.all_terms()[:3])

    def all_terms(self) -> list[str]:
        """The terms of every language."""
        texts = (getattr(self, name) or "" for name in columns("terms"))
        return [line.strip() for text in texts for line in text.splitlines() if line.strip()]

    def clean(self) -> None:
        terms = self.all_terms()
        if len(set(terms)) < (1 if self.is_ignored else 2):
            raise ValidationError(_("Enter at least two terms, in one language or in several."))
        if long := next((term for term in terms if len(term) > LONGEST_TERM), ""):
            raise ValidationError(_("“%(term)s…” is too long for a term."), params={"term": long[:LONGEST_TERM]})
        if len(terms) > MOST_TERMS and not self.is_ignored:
            raise ValidationError(_("A group holds at most %(most)s terms."), params={"most": MOST_TERMS})


class SearchMiss(models.Model):
    """A question that found nothing, as search compares it. It says nothing of who asked."""

    text = models.CharField(_("what was typed"), max_length=LONGEST_TERM)
    language = models.CharField(_("language of the page"), max_length=10, choices=of_pages)
    count = models.PositiveIntegerField(_("times"), default=1)
    first_seen = models.DateTimeField(_("first"), auto_now_add=True)
    last_seen = models.DateTimeField(_("last"), auto_now_add=True)

    class Meta:
        verbose_name = _("search that found nothing")
        verbose_name_plural = _("searches that found nothing")
        ordering = ["-count", "-last_seen"]
        constraints = [models.UniqueConstraint(fields=["text", "language"], name="one_miss_per_text")]

    def __str__(self) -> str:
        return self.text
