"""Agencies, categories with their listings, and sources."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from absher_portal.bilingual import BilingualFields, both
from absher_portal.languages import columns
from services.editing.permissions import may_hold
from services.models import Agency, Category, Listing, Source


@admin.register(Agency)
class AgencyAdmin(BilingualFields, admin.ModelAdmin):
    list_display = ("name_ar", "name_en", "slug")
    search_fields = ("name_ar", "name_en", "slug")
    fields = (*both("name"), "slug", "note")
    show_full_result_count = False


class ListingsOfCategory(BilingualFields, admin.TabularInline):
    """Editors of the category put its services in order; which services it lists is said in their drafts."""

    model = Listing
    fields = ("order", "service", "label_ar", "label_en")
    autocomplete_fields = ("service",)
    ordering = ("order", "pk")
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Listing]:
        """Without those of drafts, which wait beside the same services."""
        return super().get_queryset(request).filter(service__draft_of=None)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and request.user.is_superuser

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and request.user.is_superuser

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return () if request.user.is_superuser else ("service", *columns("label"))


@admin.register(Category)
class CategoryAdmin(BilingualFields, admin.ModelAdmin):
    list_display = ("name_ar", "name_en", "kind", "agency", "order", "listed")
    list_editable = ("order",)
    list_filter = ("kind", "agency")
    list_select_related = ("agency",)
    search_fields = ("name_ar", "name_en", "slug")
    fields = (*both("name", "full_name", "summary"), "slug", ("agency", "kind", "order"))
    inlines = (ListingsOfCategory,)
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and request.user.is_superuser

    def has_change_permission(self, request: HttpRequest, obj: Category | None = None) -> bool:
        """All of them at once, as in the list, only for those whose are all."""
        theirs = may_hold(request.user, obj) if obj else request.user.is_superuser
        return super().has_change_permission(request, obj) and theirs

    def has_delete_permission(self, request: HttpRequest, obj: Category | None = None) -> bool:
        return super().has_delete_permission(request, obj) and request.user.is_superuser

    def get_queryset(self, request: HttpRequest) -> QuerySet[Category]:
        live = Q(listings__service__draft_of=None)
        return super().get_queryset(request).annotate(listed_count=Count("listings", filter=live))

    @admin.display(description=_("services"), ordering="listed_count")
    def listed(self, category: Any) -> int:
        return category.listed_count


@admin.register(Source)
class SourceAdmin(BilingualFields, admin.ModelAdmin):
    list_display = ("key", "title", "as_of", "url", "note")
    search_fields = ("key", *columns("title"), "url", "note")
    fields = (*both("title"), "key", "as_of", "url", "note")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    show_full_result_count = False
