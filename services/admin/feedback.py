"""What people say about services' pages: the counts of each service, and every answer."""

import re
from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin_base import ReadOnlyAdmin
from services.models import Service, ServiceFeedback

MOST_COUNTED = 30


class CountedServices(admin.SimpleListFilter):
    """The services of whose pages most people say that they were of no use, with their counts."""

    title = gettext_lazy("service")
    parameter_name = "of"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[Any, str]]:
        yes, no = (Count("feedback", filter=Q(feedback__is_useful=useful)) for useful in (True, False))
        services = Service.objects.annotate(yes=yes, no=no, answers=Count("feedback")).filter(answers__gt=0)
        words = _("%(name)s: useful %(yes)s, not %(no)s")
        shown = services.order_by("-no", "-answers", "pk")[:MOST_COUNTED]
        return [(row.pk, words % {"name": row.name, "yes": row.yes, "no": row.no}) for row in shown]

    def queryset(self, request: HttpRequest, queryset: QuerySet[ServiceFeedback]) -> QuerySet[ServiceFeedback]:
        if (value := self.value()) is None:
            return queryset
        return queryset.filter(service=int(value)) if re.fullmatch("[0-9]{1,18}", value) else queryset.none()


@admin.register(ServiceFeedback)
class ServiceFeedbackAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "service", "is_useful", "words", "language")
    list_filter = (CountedServices, "is_useful", "language")
    list_select_related = ("service",)
    list_per_page = 50
    search_fields = ("words",)
    fields = ("created_at", "service", "is_useful", "words", "language")

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        return lookup == CountedServices.parameter_name or super().lookup_allowed(lookup, value, request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Editors may take away what should not have been written."""
        return admin.ModelAdmin.has_delete_permission(self, request, obj)
