"""The small forms of the editing pages: a note, a time, a status."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from absher_portal.any_digits import DateField
from absher_portal.bilingual import label_in, languages_left_out
from absher_portal.forms import PlainCharField
from absher_portal.languages import codes, column, column_language, columns, direction
from absher_portal.text import ascii_digits
from services.editing.content import STATUS
from services.models import Service


class NoteForm(forms.Form):
    use_required_attribute = False

    note = PlainCharField(
        label=pgettext_lazy("of a move", "Note"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("For colleagues: it stays in the history."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class TimeField(forms.DateTimeField):
    """A minute in the portal's time zone, in any digits."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "dir": "ltr"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value: Any) -> datetime | None:
        return super().to_python(ascii_digits(value) if isinstance(value, str) else value)


class ScheduleForm(NoteForm):
    at = TimeField(
        label=gettext_lazy("Publish on"),
        help_text=gettext_lazy("Riyadh time."),
        error_messages={
            "required": gettext_lazy("Choose the day and time."),
            "invalid": gettext_lazy("Enter a day and time such as 2027-01-31 08:00."),
        },
    )
    field_order = ("at", "note")

    def clean_at(self) -> datetime:
        at = self.cleaned_data["at"]
        if at <= timezone.now():
            raise ValidationError(_("Choose a time that is still to come."))
        return at


class StatusForm(forms.ModelForm):
    """A service's own status, on what people see: the reason in all languages or in none, a pause's end ahead."""

    use_required_attribute = False

    class Meta:
        model = Service
        fields = STATUS
        field_classes = {"paused_until": DateField}
        widgets = {
            "paused_until": forms.DateInput(attrs={"type": "date", "dir": "ltr"}, format="%Y-%m-%d"),
            **{
                name: forms.Textarea(attrs={"rows": 2, "lang": code, "dir": direction(code)})
                for name in columns("status_note")
                for code in (column_language(name),)
            },
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in columns("status_note"):
            self.fields[name].label = label_in(Service._meta.get_field(name), column_language(name))

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        for code in languages_left_out({code: typed.get(column("status_note", code)) or "" for code in codes()}):
            self.add_error(column("status_note", code), _("Give the reason in this language too."))
        until = typed.get("paused_until")
        if typed.get("status") == Service.Status.PAUSED and until and until <= timezone.localdate():
            self.add_error("paused_until", _("Choose a day that is still to come."))
        return typed
