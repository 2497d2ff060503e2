"""Which categories are whose."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from absher_portal.formats.lists import joined
from services.models import Editor


@admin.register(Editor)
class EditorAdmin(admin.ModelAdmin):
    """The rights themselves are given by a group, among the account's staff rights."""

    list_display = ("user", "shown_categories")
    list_select_related = ("user",)
    autocomplete_fields = ("user",)
    formfield_overrides = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}
    search_fields = ("user__username",)
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Editor]:
        return super().get_queryset(request).prefetch_related("categories")

    @admin.display(description=_("categories"))
    def shown_categories(self, editor: Any) -> str:
        return joined([category.name for category in editor.categories.all()])
