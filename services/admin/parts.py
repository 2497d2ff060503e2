"""What belongs to a service, on its page: one list a kind, each row in all languages."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import Field
from django.http import HttpRequest

from absher_portal.bilingual import BilingualFields
from absher_portal.languages import column_language, columns
from services.admin.drafting import PartForm, PartRows
from services.editing.permissions import may_edit
from services.models import (
    Action,
    Citation,
    Keyword,
    Listing,
    OtherWay,
    Question,
    Relation,
    Requirement,
    Step,
)


class Part(BilingualFields, admin.TabularInline):
    """Open to whoever may edit services: nobody is given rights to steps and questions one by one."""

    form = PartForm
    formset = PartRows
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_edit(request.user)

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Field | None:
        """A draft may wait for its texts; what is missing is said on its page."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and column_language(db_field.name):
            field.required = False
        return field

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


class Listings(Part):
    model = Listing
    fields = ("category", *columns("label"))


class Requirements(Part):
    model = Requirement
    fields = ("order", *columns("text"))


class Steps(Part):
    model = Step
    fields = ("order", *columns("text"))


class Questions(Part):
    model = Question
    fields = ("order", *columns("question", "answer"))


class OtherWays(Part):
    model = OtherWay
    fields = ("order", "channel", *columns("text"), "url")


class Actions(Part):
    model = Action
    fields = ("order", "key", *columns("name"), "fee")


class Keywords(Part):
    model = Keyword
    fields = ("language", "text")


class Relations(Part):
    model = Relation
    fk_name = "service"
    fields = ("order", "target")
    autocomplete_fields = ("target",)


class Citations(Part):
    model = Citation
    fields = ("source", "subject")
    autocomplete_fields = ("source",)


ALL = (Listings, Requirements, Steps, Questions, OtherWays, Actions, Keywords, Relations, Citations)
