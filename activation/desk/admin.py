"""Officers are kept by administrators; what they looked up and did is to be read only."""

import uuid
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.admin_base import ReadOnlyAdmin
from activation import reference
from activation.models import Act, DeskVisit, Officer


@admin.register(Officer)
class OfficerAdmin(admin.ModelAdmin):
    """The permission itself is given by a group, among the account's staff rights."""

    list_display = ("user", "place", "is_active")
    list_filter = ("is_active",)
    list_select_related = ("user", "place")
    autocomplete_fields = ("user", "place")
    search_fields = ("user__username", "place__code")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever leaves serves no longer; the row says where they did."""
        return False


class PseudonymAdmin(ReadOnlyAdmin):
    """Found by exact, indexed look-ups only."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        term = search_term.strip()
        if not term:
            return queryset, False
        try:
            key = uuid.UUID(term)
        except ValueError:
            number = reference.read(term)
            is_act = queryset.model is Act and number
            return (queryset.filter(reference=number) if is_act else queryset.none()), False
        return queryset.filter(Q(account=key) | Q(officer=key)), False


@admin.register(Act)
class ActAdmin(PseudonymAdmin):
    """Newest first; found by the account's or the officer's pseudonym, or by the reference."""

    list_display = ("at", "kind", "state", "channel", "place", "bank", "reference")
    list_filter = ("kind", "channel")
    list_select_related = ("place", "bank")
    ordering = ("-pk",)
    search_fields = ("reference",)
    search_help_text = _("Whole reference, or the pseudonym of an account or officer")
    fields = (*list_display, "account", "seq", "officer", "provider_key", "checked", "reason")


@admin.register(DeskVisit)
class DeskVisitAdmin(PseudonymAdmin):
    """Every look-up at a desk, whether it found somebody or not."""

    list_display = ("started_at", "found_by", "place", "officer", "account")
    list_filter = ("found_by",)
    list_select_related = ("place",)
    ordering = ("-started_at",)
    search_fields = ("account",)
    search_help_text = _("Pseudonym of an account or officer")
    fields = (*list_display, "reason", "proved_at")
