"""A service with all that belongs to it on one page."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from absher_portal.bilingual import BilingualFields, both
from services.models import Action, Citation, Keyword, Listing, Relation, Requirement, Service, Step
from services.search.index import current_index
from services.search.words import query_words

MOST_FOUND = 500


class Listings(BilingualFields, admin.TabularInline):
    model = Listing
    fields = ("category", "order", "label_ar", "label_en")
    extra = 0
    min_num = 1

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """A service that no category lists has no address."""
        return super().get_formset(request, obj, **kwargs, validate_min=True)


class Requirements(BilingualFields, admin.TabularInline):
    model = Requirement
    fields = ("order", "text_ar", "text_en")
    extra = 0


class Steps(BilingualFields, admin.TabularInline):
    model = Step
    fields = ("order", "text_ar", "text_en")
    extra = 0


class Actions(BilingualFields, admin.TabularInline):
    model = Action
    fields = ("order", "key", "name_ar", "name_en", "fee")
    extra = 0


class Keywords(admin.TabularInline):
    model = Keyword
    fields = ("language", "text")
    extra = 0


class Relations(admin.TabularInline):
    model = Relation
    fk_name = "service"
    fields = ("order", "target")
    autocomplete_fields = ("target",)
    extra = 0


class Citations(admin.TabularInline):
    model = Citation
    fields = ("source", "subject")
    autocomplete_fields = ("source",)
    extra = 0


@admin.register(Service)
class ServiceAdmin(BilingualFields, admin.ModelAdmin):
    list_display = ("name_ar", "name_en", "agency", "kind", "access", "fee", "status", "reviewed_on")
    list_display_links = ("name_ar", "name_en")
    list_filter = ("status", "kind", "access", "audience", "agency", "listings__category")
    list_select_related = ("agency",)
    list_per_page = 50
    search_fields = ("name_ar", "name_en", "key")
    search_help_text = _("Search by name, key or search word, in either language.")
    ordering = ("name_ar",)
    date_hierarchy = None
    show_full_result_count = False
    inlines = (Listings, Requirements, Steps, Actions, Keywords, Relations, Citations)
    fieldsets = (
        (None, {"fields": both("name", "summary", "description")}),
        (_("For whom"), {"fields": ("key", ("agency", "audience"), ("kind", "access"))}),
        (
            _("Cost and time"),
            {"fields": (*both("fee_note", "processing_time"), ("fee", "fee_unit"), "fee_remark")},
        ),
        (_("Status"), {"fields": (("status", "paused_until", "reviewed_on"), *both("status_note"))}),
        (_("For the portal’s own use"), {"fields": (("returns", "is_hub"),), "classes": ("collapse",)}),
    )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Service], search_term: str
    ) -> tuple[QuerySet[Service], bool]:
        """As written in names and keys, or as people would search the portal."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        words = query_words(search_term)
        if words:
            as_searched = [entry.pk for entry in current_index().search(words)[:MOST_FOUND]]
            found |= queryset.filter(pk__in=as_searched)
        return found, may_repeat

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The key is the address: it is chosen once."""
        return ("key",) if obj else ()
