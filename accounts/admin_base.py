"""What the admin's pages of accounts have in common."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest


class ShownColumnsAdmin(admin.ModelAdmin):
    """Filtered by what the list offers only: asked often enough, a query would spell out a hidden column."""

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        return lookup.partition("__")[0] in self.list_filter


class ReadOnlyAdmin(ShownColumnsAdmin):
    """Rows that the portal writes: to look at, never to touch."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """All of them, columns that are worked out included."""
        return list(self.fields or [])
