"""The activation centres for editors: both languages side by side, unconfirmed places first to be found."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from absher_portal.bilingual import BilingualFields, both
from activation.models import Bank, Channel, City, Place, Region


@admin.register(Region)
class RegionAdmin(BilingualFields, admin.ModelAdmin):
    list_display = ("name_ar", "name_en", "slug", "code", "order")
    search_fields = ("name_ar", "name_en", "slug", "code")
    fields = (*both("name"), "slug", ("code", "map_code", "order"))


@admin.register(City)
class CityAdmin(BilingualFields, admin.ModelAdmin):
    list_display = ("name_ar", "name_en", "region", "is_capital")
    list_filter = ("region",)
    list_select_related = ("region",)
    search_fields = ("name_ar", "name_en", "slug")
    fields = (*both("name"), "slug", ("region", "is_capital", "order"), ("latitude", "longitude"))


@admin.register(Channel)
class ChannelAdmin(BilingualFields, admin.ModelAdmin):
    list_display = ("name_ar", "name_en", "key", "order")
    fields = (*both("name", "summary", "steps", "note"), ("key", "order"))


@admin.register(Place)
class PlaceAdmin(BilingualFields, admin.ModelAdmin):
    list_display = ("code", "name_ar", "name_en", "kind", "city", "is_illustrative")
    list_filter = ("is_illustrative", "kind", "coordinates", "city__region")
    list_select_related = ("city",)
    search_fields = ("code", "name_ar", "name_en", "address_ar", "address_en")
    autocomplete_fields = ("city",)
    show_full_result_count = False
    fieldsets = (
        (None, {"fields": (*both("name", "address", "hours"), ("code", "kind", "city"))}),
        (_("Sections and position"), {"fields": (("has_mens_section", "has_womens_section"),
                                                 ("latitude", "longitude", "coordinates"))}),
        (_("How sure we are"), {"fields": ("is_illustrative", "source", "note")}),
    )  # fmt: skip


@admin.register(Bank)
class BankAdmin(BilingualFields, admin.ModelAdmin):
    list_display = ("name_ar", "name_en", "is_active", "successor", "order")
    list_filter = ("is_active",)
    list_select_related = ("successor",)
    search_fields = ("name_ar", "name_en", "slug")
    fields = (*both("name", "how"), ("slug", "is_active", "order"), "website",
              ("successor", "successor_year"), *both("successor_note"))  # fmt: skip
