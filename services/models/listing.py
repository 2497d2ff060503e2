from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from services.models.category import Category
from services.models.publishing import Stage
from services.models.service import Service, ServicePart


class Listings(models.QuerySet["Listing"]):
    def public(self) -> "Listings":
        """Those of services that people see."""
        return self.filter(service__stage=Stage.PUBLISHED)


class Listing(ServicePart):
    """A service's place in a category. Its first listing is its canonical address."""

    category = models.ForeignKey(Category, models.CASCADE, verbose_name=_("category"), related_name="listings")
    service = models.ForeignKey(Service, models.CASCADE, verbose_name=_("service"), related_name="listings")
    order = models.PositiveIntegerField(_("order"), default=0)
    label = models.CharField(
        _("label in this category"),
        max_length=160,
        blank=True,
        help_text=_("Empty: the name of the service."),
    )

    objects = Listings.as_manager()
    kept_on_publishing = frozenset({"order"})  # the category's own, see its page

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["service", "category"], name="one_listing_per_category")]
        indexes = [models.Index(fields=["category", "order"], name="listing_in_order")]

    def __str__(self) -> str:
        return f"{self.service_id} · {self.category_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new listing without a place comes last in its category."""
        if self._state.adding and not self.order:
            last = Listing.objects.filter(category=self.category_id).aggregate(last=models.Max("order"))["last"]
            self.order = (last or 0) + 1
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("service", args=[self.category.slug, self.service.key])
