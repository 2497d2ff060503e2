"""The form of a source."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from absher_portal.bilingual import languages_left_out
from absher_portal.languages import codes, column


class SourceForm(forms.ModelForm):
    """Pages show the title, so it stands in all languages or in none."""

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        titles = {code: column("title", code) for code in codes()}
        for code in languages_left_out({code: typed.get(name) or "" for code, name in titles.items()}):
            if not self.has_error(titles[code]):
                self.add_error(titles[code], _("Give the text in this language too."))
        return typed
