"""Agencies, categories with their listings, and sources."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from absher_portal.bilingual import BilingualPages, both
from absher_portal.languages import columns
from services.admin.sources import SourceForm
from services.editing.permissions import may_hold
from services.models import Agency, Category, Listing, Service, Source


class OrderForm(forms.ModelForm):
    """A row of a list in which the numbers are typed; each box says whose number it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["order"].widget.attrs["aria-label"] = gettext("Order of “%(name)s”") % {
            "name": getattr(self.instance, "service", self.instance)
        }


@admin.register(Agency)
class AgencyAdmin(BilingualPages):
    list_display = ("name_ar", "name_en", "slug")
    search_fields = ("name_ar", "name_en", "slug")
    fields = (*both("name"), "slug", "note")
    show_full_result_count = False


@admin.register(Listing)
class ListingAdmin(admin.ModelAdmin):
    """The order of services in their categories, page by page; which category lists what is said in drafts."""

    list_display = ("service", "category", "order")
    list_display_links = None
    list_editable = ("order",)
    fields = ("order",)
    list_filter = ("category",)
    list_select_related = ("service", "category")
    list_per_page = 50
    search_fields = ("service__key", *columns("service__name"))
    ordering = ("category__order", "category", "order", "pk")
    show_full_result_count = False

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> Any:
        return super().get_changelist_form(request, form=OrderForm, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Listing]:
        """Those of categories that are theirs, without those of drafts."""
        live = super().get_queryset(request).filter(service__draft_of=None)
        if request.user.is_superuser:
            return live
        return live.filter(category__in=[c for c in Category.objects.all() if may_hold(request.user, c)])

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Category)
class CategoryAdmin(BilingualPages):
    list_display = ("name_ar", "name_en", "kind", "agency", "order", "listed")
    list_editable = ("order",)
    list_filter = ("kind", "agency")
    list_select_related = ("agency",)
    search_fields = ("name_ar", "name_en", "slug")
    fields = (*both("name", "full_name", "summary"), "slug", ("agency", "kind", "order"))
    show_full_result_count = False

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> Any:
        return super().get_changelist_form(request, form=OrderForm, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Category | None = None) -> tuple[str, ...]:
        """The address of a section, and of all that stands in it, is chosen once."""
        return ("slug",) if obj else ()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and request.user.is_superuser

    def has_change_permission(self, request: HttpRequest, obj: Category | None = None) -> bool:
        """All of them at once, as in the list, only for those whose are all."""
        theirs = may_hold(request.user, obj) if obj else request.user.is_superuser
        return super().has_change_permission(request, obj) and theirs

    def has_delete_permission(self, request: HttpRequest, obj: Category | None = None) -> bool:
        return super().has_delete_permission(request, obj) and request.user.is_superuser

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """The places in it go with it, but no service loses its only one: it would have no address."""
        listed, counts, _lacking, protected = super().get_deleted_objects(objs, request)
        elsewhere = Listing.objects.exclude(category__in=objs).values("service")
        only_here = Service.everything.filter(listings__category__in=objs).exclude(pk__in=elsewhere).distinct()
        kind = capfirst(Service._meta.verbose_name)
        return listed, counts, set(), [*protected, *(f"{kind}: {service}" for service in only_here)]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Category]:
        live = Q(listings__service__draft_of=None)
        return super().get_queryset(request).annotate(listed_count=Count("listings", filter=live))

    @admin.display(description=_("services"), ordering="listed_count")
    def listed(self, category: Any) -> SafeString:
        """How many, leading to their order."""
        order = f"{reverse('admin:services_listing_changelist')}?category__id__exact={category.pk}"
        return format_html('<a href="{}">{}</a>', order, category.listed_count)


@admin.register(Source)
class SourceAdmin(BilingualPages):
    form = SourceForm
    list_display = ("key", "title", "as_of", "url", "note")
    search_fields = ("key", *columns("title"), "url", "note")
    fields = (*both("title"), "key", "as_of", "url", "note")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    show_full_result_count = False
