"""Asking for a report, and asking whether one is genuine."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from absher_portal.forms import PlainCharField, PortalForm
from absher_portal.text import compact_digits
from accounts.fields import read_submission
from activation import reference
from services.inquiries.display import plain
from services.inquiries.subjects import Subject
from services.models.reports import TYPED_LENGTH
from services.registry.kinds.identity import Person
from services.registry.kinds.traffic import Vehicle

NAME, SPECS = Person.specs()["name"], Vehicle.specs()


class ReportForm(PortalForm):
    """`about` and `vehicle` are asked only where there is a choice; oneself stands first among `people`."""

    about = forms.ChoiceField(
        label=_("About whom?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a person"), "invalid_choice": _("Choose a person from the list")},
    )
    vehicle = forms.ChoiceField(
        label=_("Which vehicle?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a vehicle"), "invalid_choice": _("Choose a vehicle from the list")},
    )
    submission = forms.CharField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)

    def __init__(self, *args: Any, people: list[Subject], vehicles: tuple[Vehicle, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people, self.vehicles = [one for one in people if not one.why_not], vehicles
        self._offer("about", [(one.token, _name(one)) for one in self.people])
        self._offer("vehicle", [(one.sequence_number, _plate(one)) for one in vehicles])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        if len(choices) < 2:
            del self.fields[name]
        else:
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def subject(self) -> Subject:
        """Whom a valid form is about."""
        chosen = self.cleaned_data.get("about", self.people[0].token)
        return next(one for one in self.people if one.token == chosen)

    @property
    def vehicle_chosen(self) -> Vehicle | None:
        """Which vehicle it is about; None for reports that are about none."""
        if not self.vehicles:
            return None
        chosen = self.cleaned_data.get("vehicle", self.vehicles[0].sequence_number)
        return next(one for one in self.vehicles if one.sequence_number == chosen)

    def clean_submission(self) -> uuid.UUID:
        return read_submission(self.cleaned_data["submission"]) or uuid.uuid4()


class CheckForm(PortalForm):
    """What stands on a sheet, for whoever cannot scan it."""

    number = PlainCharField(
        label=_("Number of the report"),
        help_text=_("12 letters and digits, for example 7K3M-9QPX-4T27"),
        max_length=40,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false", "class": "medium"}),
        error_messages={"required": _("Enter the number of the report")},
    )
    code = PlainCharField(
        label=_("Check code"),
        help_text=_("8 letters and digits, below the QR code"),
        max_length=40,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false", "class": "medium"}),
        error_messages={"required": _("Enter the check code")},
    )

    def clean_number(self) -> str:
        number = reference.read(self.cleaned_data["number"])
        if number is None:
            raise ValidationError(_("Check the number: a letter or digit is wrong"), "check_digits")
        return number

    def clean_code(self) -> str:
        code = compact_digits(self.cleaned_data["code"]).upper().translate(reference.LIKE_ANOTHER)
        if len(code) != TYPED_LENGTH:
            raise ValidationError(_("Enter the 8 letters and digits of the check code"), "length")
        return code


def _name(subject: Subject) -> Any:
    return plain(NAME, subject.name) if subject.name else _("Myself")


def _plate(vehicle: Vehicle) -> str:
    facts = ((SPECS[name], getattr(vehicle, name)) for name in ("plate", "make", "model", "year"))
    return " ".join(plain(spec, held) for spec, held in facts)
