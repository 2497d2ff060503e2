"""The activation centres for editors: both languages side by side, unconfirmed places first to be found."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from absher_portal.bilingual import BilingualFields, BilingualPages, both
from activation.api import admin as api_admin  # noqa: F401 (registers itself)
from activation.desk import admin as desk_admin  # noqa: F401 - registers itself
from activation.models import Bank, BankStep, Channel, City, Holiday, OpeningHours, Place, Region
from activation.sheets import resources
from activation.sheets.admin import SheetAdmin


@admin.register(Region)
class RegionAdmin(BilingualPages, SheetAdmin):
    resource_classes = (resources.RegionSheet,)
    list_display = ("name_ar", "name_en", "slug", "code", "order")
    search_fields = ("name_ar", "name_en", "slug", "code")
    fields = (*both("name", "short_name"), "slug", ("code", "map_code", "order"))


@admin.register(City)
class CityAdmin(BilingualPages, SheetAdmin):
    resource_classes = (resources.CitySheet,)
    list_display = ("name_ar", "name_en", "region", "is_capital")
    list_filter = ("region",)
    list_select_related = ("region",)
    search_fields = ("name_ar", "name_en", "slug")
    fields = (*both("name"), "slug", ("region", "is_capital", "order"), ("latitude", "longitude"))


@admin.register(Channel)
class ChannelAdmin(BilingualPages):
    list_display = ("name_ar", "name_en", "key", "order")
    fields = (*both("name", "summary", "steps", "note"), ("key", "order"))


class OpeningHoursInline(admin.TabularInline):
    model = OpeningHours
    extra = 0


@admin.register(Place)
class PlaceAdmin(BilingualPages, SheetAdmin):
    resource_classes = (resources.PlaceSheet,)
    list_display = ("code", "name_ar", "name_en", "kind", "city", "is_illustrative")
    list_filter = ("is_illustrative", "kind", "coordinates", "city__region")
    list_select_related = ("city",)
    search_fields = ("code", "name_ar", "name_en", "address_ar", "address_en")
    autocomplete_fields = ("city",)
    inlines = (OpeningHoursInline,)
    show_full_result_count = False
    fieldsets = (
        (None, {"fields": (*both("name", "address", "hours"), ("code", "kind", "city"), "phone")}),
        (_("Sections and position"), {"fields": (("has_mens_section", "has_womens_section"),
                                                 ("latitude", "longitude", "coordinates"))}),
        (_("Officers’ desk"), {"fields": ("needs_second_officer",)}),
        (_("How sure we are"), {"fields": ("is_illustrative", "source", "note")}),
    )  # fmt: skip


@admin.register(Holiday)
class HolidayAdmin(BilingualPages, SheetAdmin):
    resource_classes = (resources.HolidaySheet,)
    list_display = ("name_ar", "name_en", "first_day", "last_day", "is_expected")
    list_filter = ("is_expected",)
    search_fields = ("name_ar", "name_en", "key")
    fields = (*both("name"), "key", ("first_day", "last_day"), "is_expected")


class BankStepInline(BilingualFields, admin.TabularInline):
    model = BankStep
    fields = ("channel", "number", "text_ar", "text_en")
    extra = 0


@admin.register(BankStep)
class BankStepAdmin(BilingualPages, SheetAdmin):
    resource_classes = (resources.BankStepSheet,)
    list_display = ("bank", "channel", "number", "text_ar", "text_en")
    list_filter = ("channel", "bank")
    list_select_related = ("bank",)
    fields = (("bank", "channel", "number"), *both("text"))


@admin.register(Bank)
class BankAdmin(BilingualPages, SheetAdmin):
    resource_classes = (resources.BankSheet,)
    list_display = ("name_ar", "name_en", "is_active", "successor", "order")
    list_filter = ("is_active",)
    list_select_related = ("successor",)
    search_fields = ("name_ar", "name_en", "slug")
    inlines = (BankStepInline,)
    fields = (*both("name"), ("slug", "is_active", "is_illustrative", "order"), "website",
              ("successor", "successor_year"), *both("successor_note"))  # fmt: skip
