"""What belongs to a service, on its page: one list a kind, each row in all languages."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Field
from django.http import HttpRequest
from django.utils.translation import gettext as _

from absher_portal.bilingual import BilingualFields
from absher_portal.languages import column_language, columns
from services.admin.drafting import PartForm, PartRows
from services.editing.permissions import may_edit, may_hold
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

    template = "admin/services/service/part.html"
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


class ListingRows(PartRows):
    """The first of them says whose the service is: nobody gives theirs away, or takes another's place."""

    user: Any

    def clean(self) -> None:
        super().clean()
        rows = [form.cleaned_data for form in self.forms if hasattr(form, "cleaned_data")]
        first = next((row["category"] for row in rows if row.get("category") and not row.get("DELETE")), None)
        if first is None and (self.instance.is_draft_beside or self.user.is_superuser):
            return
        if first is None or not may_hold(self.user, first):
            raise ValidationError(_("The first category must be one of yours."))


class Listings(Part):
    model = Listing
    formset = ListingRows
    fields = ("category", *columns("label"))

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """It knows who fills it in."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.user = request.user
        return formset


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
