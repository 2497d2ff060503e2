"""Forms in one hand: the renderer, and a base form that can be redrawn in the other language."""

from typing import Any, Self

from django import forms
from django.forms.renderers import TemplatesSetting
from django.http import QueryDict

from absher_portal.text import compact_digits, without_hidden


class PortalRenderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


class PortalForm(forms.Form):
    """Every form of the portal: no `required` attribute (we answer in words), no label suffix."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    @classmethod
    def redrawn(cls, data: QueryDict, **kwargs: Any) -> Self:
        """The form showing what was typed, neither judged nor kept: for the language switch."""
        form = cls(data, **kwargs)
        form._errors = forms.utils.ErrorDict()  # type: ignore[attr-defined]
        form.cleaned_data = {}
        return form


class PlainCharField(forms.CharField):
    """One line of text without hidden or control characters; a NUL is dropped, not a 500."""

    def to_python(self, value: Any) -> str:
        return super().to_python(without_hidden(value) if isinstance(value, str) else value) or ""

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What is shown again is what was understood: HTML may not hold control characters."""
        return without_hidden(data) if isinstance(data, str) else super().bound_data(data, initial)


class DigitsField(PlainCharField):
    """A number people copy from a card or a message: any digits, spaces and dashes; `dir=ltr`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs |= {"dir": "ltr", "inputmode": "numeric", "autocomplete": "off"} | self.widget.attrs

    def to_python(self, value: Any) -> str:
        return compact_digits(super().to_python(value))
