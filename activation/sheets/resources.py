"""Which columns each sheet has, and what makes a row's key."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export import fields, resources

from absher_portal.languages import columns
from activation.models import Bank, BankStep, City, Holiday, Place, Region
from activation.sheets.changes import Difference, SheetRow
from activation.sheets.columns import Column, Day, Key, Number, Text, WeekColumn, YesNo, column_label, keep_typed_hours
from activation.sheets.formats import ReadSheet

STRICT: dict[str, Callable[..., Any]] = {
    **dict.fromkeys(("CharField", "TextField", "SlugField", "URLField"), lambda **options: Text()),
    **dict.fromkeys(("SmallIntegerField", "PositiveSmallIntegerField"), lambda **options: Number(int)),
    "FloatField": lambda **options: Number(float),
    "BooleanField": lambda **options: YesNo(),
    "DateField": lambda **options: Day(),
}


class Sheet(resources.ModelResource):
    """Changes rows and adds new ones, never deletes; a column that is left out stays as it is."""

    class Options:
        skip_unchanged = True
        report_skipped = False
        use_transactions = True
        clean_model_instances = True

    @classmethod
    def widget_from_django_field(cls, f: Any, default: Any = None) -> Any:
        return STRICT.get(f.get_internal_type()) or super().widget_from_django_field(f)

    @classmethod
    def get_row_result_class(cls) -> type[SheetRow]:
        return SheetRow

    @classmethod
    def get_diff_class(cls) -> type[Difference]:
        return Difference

    def columns(self) -> list[Column]:
        """The columns in order, with their names in words."""
        keys = self.get_import_id_fields()
        return [Column(name, column_label(self._meta.model, name), name in keys) for name in self.get_diff_headers()]

    def before_import(self, dataset: ReadSheet, **kwargs: Any) -> None:
        self.keys_seen: set[tuple[str, ...]] = set()
        self.lines = dataset.lines
        heads, known = dataset.headers or [], self.get_diff_headers()
        for fault, names in (
            (_("Unknown columns: %(names)s"), [head for head in heads if head not in known]),
            (_("Columns that stand there twice: %(names)s"), sorted({head for head in heads if heads.count(head) > 1})),
            (_("Missing columns: %(names)s"), [key for key in self.get_import_id_fields() if key not in heads]),
        ):
            if names:
                raise ValueError(fault % {"names": ", ".join(map(str, names))[:200]})

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        key = tuple(str(row.get(name)) for name in self.get_import_id_fields())
        if key in self.keys_seen:
            raise ValidationError(_("“%(key)s” stands in an earlier line already.") % {"key": "/".join(key)[:60]})
        self.keys_seen.add(key)

    def import_row(self, row: Any, instance_loader: Any, **kwargs: Any) -> SheetRow:
        result: SheetRow = super().import_row(row, instance_loader, **kwargs)
        result.line = self.lines[kwargs["row_number"] - 1]
        return result


class RegionSheet(Sheet):
    class Meta(Sheet.Options):
        model = Region
        import_id_fields = ("slug",)
        fields = ("slug", "code", "map_code", *columns("name", "short_name"), "order")


class CitySheet(Sheet):
    region = fields.Field("region", "region", Key(Region, "slug"))

    class Meta(Sheet.Options):
        model = City
        import_id_fields = ("slug",)
        fields = ("slug", "region", *columns("name"), "is_capital", "latitude", "longitude", "order")


class PlaceSheet(Sheet):
    city = fields.Field("city", "city", Key(City, "slug"))
    opening_hours = WeekColumn("opening_hours", "opening_hours")

    class Meta(Sheet.Options):
        model = Place
        import_id_fields = ("code",)
        fields = (
            *("code", "kind", "city", *columns("name", "address"), "phone", *columns("hours"), "opening_hours"),
            *("has_mens_section", "has_womens_section", "latitude", "longitude", "coordinates"),
            *("needs_second_officer", "is_illustrative", "source", "note"),
        )

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("city").prefetch_related("opening_hours")

    def after_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        keep_typed_hours(instance)


class HolidaySheet(Sheet):
    class Meta(Sheet.Options):
        model = Holiday
        import_id_fields = ("key",)
        fields = ("key", *columns("name"), "first_day", "last_day", "is_expected")


class BankSheet(Sheet):
    successor = fields.Field("successor", "successor", Key(Bank, "slug"))

    class Meta(Sheet.Options):
        model = Bank
        import_id_fields = ("slug",)
        fields = (
            *("slug", *columns("name"), "website", "is_active", "is_illustrative", "order"),
            *("successor", "successor_year", *columns("successor_note")),
        )


class BankStepSheet(Sheet):
    bank = fields.Field("bank", "bank", Key(Bank, "slug"))

    class Meta(Sheet.Options):
        model = BankStep
        import_id_fields = ("bank", "channel", "number")
        fields = ("bank", "channel", "number", *columns("text"))
