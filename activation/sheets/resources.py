"""Which columns each sheet has, and what makes a row's key."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export import fields, resources
from import_export.results import Result
from tablib import Dataset

from activation.models import Bank, BankStep, City, Holiday, Place, Region
from activation.sheets.columns import Day, Key, Number, Text, WeekColumn, YesNo, keep_typed_hours

STRICT: dict[str, Callable[..., Any]] = {
    **dict.fromkeys(("CharField", "TextField", "SlugField", "URLField"), lambda **options: Text()),
    **dict.fromkeys(("SmallIntegerField", "PositiveSmallIntegerField"), lambda **options: Number(int)),
    "FloatField": lambda **options: Number(float),
    "BooleanField": lambda **options: YesNo(),
    "DateField": lambda **options: Day(),
}


class SheetResult(Result):
    """Counts rows as a spreadsheet does: the heads of the columns are line 1."""

    def append_invalid_row(self, number: int, row: Any, validation_error: ValidationError) -> None:
        super().append_invalid_row(number + 1, row, validation_error)

    def append_error_row(self, number: int, row: Any, errors: Any) -> None:
        super().append_error_row(number + 1, row, errors)


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
    def get_result_class(cls) -> type[Result]:
        return SheetResult

    def before_import(self, dataset: Dataset, **kwargs: Any) -> None:
        self.keys_seen: set[tuple[str, ...]] = set()
        known = [field.column_name for field in self.get_import_fields()]
        unknown = [str(head) for head in dataset.headers or [] if head not in known]
        if unknown:
            raise ValueError(_("Unknown columns: %(names)s") % {"names": ", ".join(unknown)[:200]})

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        key = tuple(str(row.get(name)) for name in self.get_import_id_fields())
        if key in self.keys_seen:
            raise ValidationError(_("“%(key)s” stands in an earlier line already.") % {"key": "/".join(key)[:60]})
        self.keys_seen.add(key)


class RegionSheet(Sheet):
    class Meta(Sheet.Options):
        model = Region
        import_id_fields = ("slug",)
        fields = ("slug", "code", "map_code", "name_ar", "name_en", "short_name_ar", "short_name_en", "order")


class CitySheet(Sheet):
    region = fields.Field("region", "region", Key(Region, "slug"))

    class Meta(Sheet.Options):
        model = City
        import_id_fields = ("slug",)
        fields = ("slug", "region", "name_ar", "name_en", "is_capital", "latitude", "longitude", "order")


class PlaceSheet(Sheet):
    city = fields.Field("city", "city", Key(City, "slug"))
    opening_hours = WeekColumn("opening_hours", "opening_hours")

    class Meta(Sheet.Options):
        model = Place
        import_id_fields = ("code",)
        fields = (
            *(
                "code",
                "kind",
                "city",
                "name_ar",
                "name_en",
                "address_ar",
                "address_en",
                "phone",
                "hours_ar",
                "hours_en",
            ),
            *("opening_hours", "has_mens_section", "has_womens_section", "latitude", "longitude", "coordinates"),
            *("is_illustrative", "source", "note"),
        )

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("city").prefetch_related("opening_hours")

    def after_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        keep_typed_hours(instance)


class HolidaySheet(Sheet):
    class Meta(Sheet.Options):
        model = Holiday
        import_id_fields = ("key",)
        fields = ("key", "name_ar", "name_en", "first_day", "last_day", "is_expected")


class BankSheet(Sheet):
    successor = fields.Field("successor", "successor", Key(Bank, "slug"))

    class Meta(Sheet.Options):
        model = Bank
        import_id_fields = ("slug",)
        fields = (
            *("slug", "name_ar", "name_en", "website", "is_active", "is_illustrative", "order"),
            *("successor", "successor_year", "successor_note_ar", "successor_note_en"),
        )


class BankStepSheet(Sheet):
    bank = fields.Field("bank", "bank", Key(Bank, "slug"))

    class Meta(Sheet.Options):
        model = BankStep
        import_id_fields = ("bank", "channel", "number")
        fields = ("bank", "channel", "number", "text_ar", "text_en")
