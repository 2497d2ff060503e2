"""Forms in one hand: the renderer, and a base form that can be redrawn in the other language."""

from typing import Any, Self

from django import forms
from django.forms.renderers import TemplatesSetting
from django.http import QueryDict
from django.utils.translation import ngettext_lazy

from absher_portal.text import CONTROL, compact_digits, without_hidden

# For fields with a `max_length`, in place of Django's words.
TOO_LONG: dict[str, Any] = {
    "max_length": ngettext_lazy(
        "Enter no more than %(limit_value)d character", "Enter no more than %(limit_value)d characters", "limit_value"
    )
}


class PortalRenderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


class PortalForm(forms.Form):
    """Every form of the portal: no `required` attribute (we answer in words), no label suffix.

    Control characters are dropped before anything else: no HTML may show them again, no database keeps a NUL.
    """

    use_required_attribute = False

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(_without_control(data), *args, **kwargs)

    @classmethod
    def redrawn(cls, data: QueryDict, **kwargs: Any) -> Self:
        """The form showing what was typed, neither judged nor kept: for the language switch."""
        form = cls(data, **kwargs)
        form._errors = forms.utils.ErrorDict()  # type: ignore[attr-defined]
        form.cleaned_data = {}
        return form


def _without_control(data: QueryDict | None) -> QueryDict | None:
    if not isinstance(data, QueryDict):
        return data
    plain = data.copy()
    for name, texts in plain.lists():
        plain.setlist(name, [CONTROL.sub("", text) for text in texts])
    return plain


class PlainCharField(forms.CharField):
    """One line of text without hidden or control characters; a NUL is dropped, not a 500."""

    default_error_messages = TOO_LONG

    def to_python(self, value: Any) -> str:
        return super().to_python(without_hidden(value) if isinstance(value, str) else value) or ""


class DigitsField(PlainCharField):
    """A number people copy from a card or a message: any digits, spaces and dashes; `dir=ltr`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs |= {"dir": "ltr", "inputmode": "numeric", "autocomplete": "off"} | self.widget.attrs

    def to_python(self, value: Any) -> str:
        return compact_digits(super().to_python(value))
