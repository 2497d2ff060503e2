"""Providers and their keys, which are added, ended and revoked, never rewritten."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from activation.models import Provider, ProviderKey

KEY_LIFE = timedelta(days=365)  # offered; a shorter one may be typed


@admin.register(Provider)
class ProviderAdmin(admin.ModelAdmin):
    list_display = ("name", "bank", "is_active", "is_simulated")
    list_filter = ("is_active", "is_simulated")
    list_select_related = ("bank",)
    search_fields = ("name",)
    fields = ("name", "bank", "is_active")


@admin.register(ProviderKey)
class ProviderKeyAdmin(admin.ModelAdmin):
    """A key once registered keeps its ID and its bytes: another key is another row, or acts would name two."""

    list_display = ("key_id", "provider", "valid_from", "valid_until", "revoked_at")
    list_filter = ("provider",)
    list_select_related = ("provider",)
    search_fields = ("key_id",)
    fields = ("provider", "key_id", "public_key", ("valid_from", "valid_until"), "revoked_at")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        now = timezone.now().replace(second=0, microsecond=0)
        return {"valid_from": now, "valid_until": now + KEY_LIFE, **super().get_changeform_initial_data(request)}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        kept = ("provider", "key_id", "public_key") if obj else ()
        return (*kept, "revoked_at") if obj and obj.revoked_at else kept  # revoked is revoked

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
