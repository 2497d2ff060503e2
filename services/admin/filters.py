"""What the list of services is narrowed by."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from services.models import Service
from services.models.publishing import BEFORE_PUBLISHING


class DraftWaiting(admin.SimpleListFilter):
    """By the stage of the draft beside it."""

    title = pgettext_lazy("filter", "draft")
    parameter_name = "draft"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        stages = [(stage.value, stage.label) for stage in BEFORE_PUBLISHING]
        return [("any", _("With a draft")), *stages, ("none", _("Without a draft"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Service]) -> QuerySet[Service]:
        match self.value():
            case None:
                return queryset
            case "any":
                return queryset.exclude(draft=None)
            case "none":
                return queryset.filter(draft=None)
        return queryset.filter(draft__stage=self.value())


class ReviewDue(admin.SimpleListFilter):
    title = pgettext_lazy("filter", "review")
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("due", _("Due for review"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Service]:
        return queryset.due_for_review(timezone.localdate()) if self.value() == "due" else queryset
