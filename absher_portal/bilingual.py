"""Admin fields of all languages beside each other, each in its own language and direction."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db import models
from django.forms import Field, Textarea
from django.http import HttpRequest
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
