"""What editors keep for the search, and what people searched for in vain."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from absher_portal.bilingual import BilingualPages, both
from absher_portal.languages import codes, column, columns
from services.models import SearchMiss, SynonymGroup


@admin.register(SynonymGroup)
class SynonymGroupAdmin(BilingualPages):
    list_display = ("__str__", "is_ignored")
    list_filter = ("is_ignored",)
    list_per_page = 50
    search_fields = columns("terms")
    fields = (*both("terms"), "is_ignored")
    show_full_result_count = False


@admin.register(SearchMiss)
class SearchMissAdmin(admin.ModelAdmin):
    list_display = ("text", "language", "count", "first_seen", "last_seen", "as_synonym")
    list_display_links = None
    list_filter = ("language",)
    list_per_page = 50
    search_fields = ("text",)
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("what it means"))
    def as_synonym(self, miss: SearchMiss) -> SafeString:
        """A link to a new group of synonyms that begins with what was typed."""
        language = miss.language if miss.language in codes() else codes()[0]
        query = urlencode({column("terms", language): miss.text})
        return format_html(
            '<a href="{}?{}">{}</a>', reverse("admin:services_synonymgroup_add"), query, _("Add synonyms")
        )
