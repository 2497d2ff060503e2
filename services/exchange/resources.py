"""The sheet of services. What it brings lands in drafts: nothing that people see changes by a file."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from import_export import fields
from import_export.instance_loaders import CachedInstanceLoader

from activation.sheets.columns import Column, Key, column_label
from activation.sheets.formats import ReadSheet
from activation.sheets.resources import Sheet
from services.editing.content import content_columns, values
from services.editing.drafts import unique_columns
from services.editing.history import What, keep
from services.editing.permissions import may_begin, may_edit, may_hold
from services.editing.restoring import fill
from services.editing.workflow import Flow, NotPossible
from services.exchange.columns import COLUMNS, Money, OptionalDay, PartsColumn, typed_parts
from services.models import (
    Action,
    Agency,
    Category,
    Citation,
    Keyword,
    Listing,
    OtherWay,
    Question,
    Relation,
    Requirement,
    Service,
    Step,
)

OWN: dict[str, Callable[..., Any]] = {
    "DecimalField": lambda **options: Money(),
    "DateField": lambda **options: OptionalDay(),
}


class ServiceSheet(Sheet):
    """One line a service: its draft, where it has one, as editors see it."""

    agency = fields.Field("agency", "agency", Key(Agency, "slug"))
    listings = PartsColumn(Listing)
    requirements = PartsColumn(Requirement)
    steps = PartsColumn(Step)
    actions = PartsColumn(Action)
    questions = PartsColumn(Question)
    other_ways = PartsColumn(OtherWay)
    keywords = PartsColumn(Keyword)
    relations = PartsColumn(Relation)
    citations = PartsColumn(Citation)

    class Meta(Sheet.Options):
        model = Service
        import_id_fields = ("key",)
        fields = ("key", "agency", *(name for name in content_columns(Service) if name != "agency_id"), *COLUMNS)
        instance_loader_class = CachedInstanceLoader

    @classmethod
    def widget_from_django_field(cls, f: Any, default: Any = None) -> Any:
        return OWN.get(f.get_internal_type()) or super().widget_from_django_field(f, default)

    @property
    def parts(self) -> list[PartsColumn]:
        return [field for field in self.fields.values() if isinstance(field, PartsColumn)]

    def columns(self) -> list[Column]:
        parts = {column.attribute: column for column in self.parts}
        return [
            Column(name, parts[name].label() if name in parts else column_label(Service, name), name == "key")
            for name in self.get_diff_headers()
        ]

    def get_queryset(self) -> Any:
        return with_drafts(super().get_queryset())

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        return with_drafts(queryset)

    def export_resource(self, instance: Service, *args: Any, **kwargs: Any) -> list[Any]:
        return super().export_resource(edited(instance), *args, **kwargs)

    def before_import(self, dataset: ReadSheet, **kwargs: Any) -> None:
        self.user = kwargs["user"]
        super().before_import(dataset, **kwargs)

    def get_instance(self, instance_loader: Any, row: Any) -> Service | None:
        live = super().get_instance(instance_loader, row)
        if live is None:
            return None
        for column in self.parts:
            column.rows(edited(live))
        return edited(live)

    def skip_row(self, instance: Service, original: Any, row: Any, import_validation_errors: Any = None) -> bool:
        """What reads the same in the sheet is the same: no text and an empty one, 75 and 75.00."""
        if import_validation_errors or instance.pk is None:
            return False
        return self.export_resource(instance) == self.export_resource(original)

    def validate_instance(
        self, instance: Service, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """Missing texts may come later: they are said on the draft's page, and before it is published."""
        faults: dict[str, Any] = dict(import_validation_errors or {})
        try:
            instance.clean_fields(exclude={*others(instance), *empty(instance), *faults})
        except ValidationError as error:
            faults = error.update_error_dict(faults)
        for column in self.parts:
            if found := list(faults_of_parts(column, instance)):
                faults.setdefault(column.attribute, []).extend(found)
        if fault := self._forbidden(instance):
            faults.setdefault("key", []).append(fault)
        if not self._keeps_its_place(instance):
            faults.setdefault("listings", []).append(_("The first category must be one of yours."))
        if faults:
            raise ValidationError(faults)

    def _forbidden(self, instance: Service) -> str:
        """Why this person may not change the service now, or ""."""
        if instance.pk is None:
            return "" if may_begin(self.user) else _("You may not add services.")
        if not may_edit(self.user, instance):
            return _("This service belongs to a category that is not yours.")
        if instance.stage in (Service.Stage.IN_REVIEW, Service.Stage.SCHEDULED):
            return _("Its draft is in review or scheduled. Send it back first.")
        return ""

    def _keeps_its_place(self, instance: Service) -> bool:
        first = next((row["category_id"] for row in self.fields["listings"].rows(instance)), None)
        if first is None:
            return self.user.is_superuser or instance.pk is not None
        return may_hold(self.user, Category(pk=first))

    def save_instance(self, instance: Service, is_create: bool, row: Any, **kwargs: Any) -> None:
        """Into the draft, begun now where there is none; a new service is a draft of its own."""
        found: dict[str, Any] = {"service": values(instance)} | {
            column.model._meta.label: column.rows(instance) for column in self.parts
        }
        if is_create:
            for name, value in found["service"].items():
                setattr(instance, name, value)
            instance.save()
            Flow(instance, self.user).created()
        draft = instance if is_create else Flow(instance, self.user).edit()
        try:
            fill(draft, found)
        except NotPossible:
            raise ValidationError({"key": self._forbidden(draft)}) from None
        keep(draft, self.user, What.IMPORTED)


def with_drafts(services: Any) -> Any:
    """With all that a line of the sheet reads, in a constant number of queries."""
    names = list(COLUMNS)
    both = [*names, *(f"draft__{name}" for name in names)]
    return services.select_related("agency", "draft__agency").prefetch_related(*both)


def edited(service: Service) -> Service:
    """What editors see: the draft beside it, or else the service."""
    return getattr(service, "draft", None) or service


def others(row: models.Model) -> set[str]:
    """The columns that no file fills."""
    own = {*content_columns(type(row)), "key"}
    return {field.name for field in row._meta.concrete_fields if field.attname not in own}


def empty(row: models.Model) -> set[str]:
    """The texts that are still missing."""
    return {name for name, value in values(row).items() if value == ""}


def faults_of_parts(column: PartsColumn, service: Service) -> Any:
    """What is wrong with those that were read, with their lines in the cell."""
    seen: list[Any] = []
    unique = unique_columns(column.model)
    for number, row in enumerate(typed_parts(service).get(column.model, []), 1):
        part = column.model(**row)
        key = [row[name] for name in unique]
        faults = [_("It stands in an earlier line already.")] if unique and key in seen else []
        seen.append(key)
        try:
            part.clean_fields(exclude={*others(part), *empty(part), "service"})
        except ValidationError as error:
            faults += error.messages
        for fault in faults:
            yield _("Line %(line)d of this cell: %(fault)s") % {"line": number, "fault": fault}
