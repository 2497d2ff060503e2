"""The desk's forms: one text in its two languages, and a file that comes back from a translator's tool."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from absher_portal.bilingual import languages_left_out
from absher_portal.languages import column, direction
from absher_portal.messages import files
from services.translators.content import STATUS_NOTE, service_of
from services.translators.exchange import FORMATS
from services.translators.reviews import digest, first_language, texts_of

MOST_BYTES = 5 * 1024 * 1024


class TextForm(forms.Form):
    """A text beside its translation. `seen_…` say what the person was shown, so that nobody overwrites another."""

    is_minor = forms.BooleanField(
        label=_("Minor edit"),
        required=False,
        help_text=_("The meaning is the same: what was reviewed stays reviewed."),
    )

    def __init__(self, row: Any, name: str, language: str, data: Any = None) -> None:
        super().__init__(data)
        self.is_seen_at_once = service_of(row) is None or name == STATUS_NOTE
        self.standing = texts_of(row, name)
        self.languages = (first_language(), language)
        for code in self.languages:
            text = self.standing[code]
            self.fields[f"text_{code}"] = _text_field(row, name, code, text)
            seen = forms.CharField(widget=forms.HiddenInput, initial=digest(text), max_length=64, required=False)
            self.fields[f"seen_{code}"] = seen

    def clean(self) -> dict[str, Any]:
        """A draft may be half-translated, until it is published; what people see at once may not."""
        typed = super().clean() or {}
        after = self.standing | {code: typed.get(f"text_{code}", "") for code in self.languages}
        for code in languages_left_out(after) if self.is_seen_at_once else ():
            if code in self.languages and not self.has_error(f"text_{code}"):
                self.add_error(f"text_{code}", _("Give the text in this language too."))
        return typed

    def by_language(self, prefix: str) -> dict[str, str]:
        """`text` or `seen` of each language, of a form that is valid."""
        return {code: self.cleaned_data[f"{prefix}_{code}"].replace("\r\n", "\n") for code in self.languages}

    def sides(self) -> list[dict[str, Any]]:
        """For the page: each language with its field and what it holds."""
        names = dict(settings.LANGUAGES)
        return [
            {"code": code, "name": names[code], "direction": direction(code), "field": self[f"text_{code}"],
             "seen": self[f"seen_{code}"]}
            for code in self.languages
        ]  # fmt: skip


def _text_field(row: Any, name: str, code: str, text: str) -> forms.Field:
    """As the model's own column judges it: its length, and whether it may be empty."""
    found = row._meta.get_field(column(name, code))
    is_long = not found.max_length or found.max_length > 120
    attributes = {"lang": code, "dir": direction(code), "rows": 6 if is_long else 2}
    return forms.CharField(
        label=found.verbose_name,
        initial=text,
        required=not found.blank,
        max_length=found.max_length,
        widget=forms.Textarea(attrs=attributes),
    )


class UploadForm(forms.Form):
    """A file of translated messages."""

    language = forms.ChoiceField(label=_("Language"))
    file = forms.FileField(label=_("File"), help_text=_("A .po file or XLIFF 1.2, at most 5 MB."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(settings.LANGUAGES)
        self.fields["language"].choices = [(code, names[code]) for code in files.translated()]  # type: ignore[attr-defined]
        self.fields["file"].widget.attrs["accept"] = ",".join(f".{kind}" for kind in FORMATS)

    def clean_file(self) -> Any:
        found = self.cleaned_data["file"]
        if found.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 5 MB."))
        return found
