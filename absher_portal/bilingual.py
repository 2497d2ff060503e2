"""Admin fields of all languages beside each other, each in its own language and direction."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db import models
from django.forms import Field, Textarea
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from absher_portal.languages import column_language, columns, direction


def both(*names: str) -> list[str | list[str] | tuple[str, ...] | tuple[()]]:
    """Rows of a fieldset: `name_ar` beside `name_en`, and whatever other language the settings name."""
    return [columns(name) for name in names]


def label_in(db_field: Any, language: str) -> SafeString:
    """The field's name and its language, apart, so that where languages stand side by side the name is seen once."""
    name, of = capfirst(db_field.translated_field.verbose_name), dict(settings.LANGUAGES)[language]
    return format_html('<span class="text-name">{}</span> <span class="text-language">({})</span>', name, of)


@dataclass(frozen=True)
class ReadText:
    """A column of `model` as the admin shows a value that is only read: in its own language and direction."""

    model: type[models.Model]
    column: str

    def __call__(self, row: models.Model) -> SafeString:
        language = column_language(self.column)
        text = getattr(row, self.column) or admin.site.empty_value_display
        return format_html('<bdi lang="{}" dir="{}">{}</bdi>', language, direction(language), linebreaksbr(text))

    @property
    def __name__(self) -> str:
        return self.column

    @property
    def admin_order_field(self) -> str:
        return self.column

    @property
    def short_description(self) -> str:
        field: Any = self.model._meta.get_field(self.column)
        return f"{field.translated_field.verbose_name} ({dict(settings.LANGUAGES)[column_language(self.column)]})"


def _read(model: type[models.Model], names: Any) -> Any:
    """The same names, one or several rows of them, with those of texts replaced."""
    if not isinstance(names, str):
        return names if callable(names) else [_read(model, name) for name in names]
    return ReadText(model, names) if column_language(names) else names


def languages_left_out(texts: Mapping[str, str]) -> list[str]:
    """Of a text by its languages: those that must say it too; none while no language says it."""
    said = {code for code, text in texts.items() if text.strip()}
    return [code for code in settings.REQUIRED_LANGUAGES if said and code not in said]


class BilingualFields(admin.options.BaseModelAdmin):
    """Tells the browser each field's language, and gives long texts room without taking the neighbour's."""

    class Media:
        css = {"all": ["services/admin.css"]}

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Field | None:
        language = column_language(db_field.name)
        length = getattr(db_field, "max_length", None) or 0
        if language and (length > 120 or isinstance(db_field, models.TextField)):
            kwargs["widget"] = Textarea(attrs={"rows": 5 if not length else 2, "cols": 40})
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and language:
            field.label = label_in(db_field, language)
            field.widget.attrs |= {"lang": language, "dir": direction(language)}
        return field


class BilingualPages(BilingualFields, admin.ModelAdmin):
    """Texts that are only read, in lists and on closed pages, stand in their own language and direction too."""

    def get_list_display(self, request: HttpRequest) -> Any:
        return _read(self.model, super().get_list_display(request))

    def get_list_display_links(self, request: HttpRequest, list_display: Any) -> Any:
        links = super().get_list_display_links(request, list_display)
        return links and _read(self.model, links)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if kwargs.get("change") and not self.has_change_permission(request, kwargs.get("obj")):
            form = context["adminform"]
            form.readonly_fields = _read(self.model, form.readonly_fields)
            for page in (form, *context["inline_admin_formsets"]):
                model = page.opts.model if page is not form else self.model
                page.fieldsets = [(name, o | {"fields": _read(model, o["fields"])}) for name, o in page.fieldsets]
        return super().render_change_form(request, context, *args, **kwargs)
