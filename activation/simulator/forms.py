"""What is typed at the simulated bank and kiosk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from absher_portal.forms import DigitsField, PlainCharField, PortalForm
from activation import banks, reference


class MachineForm(PortalForm):
    """`attempt` makes pressing the button twice one attempt: it becomes the Idempotency-Key."""

    reference = PlainCharField(
        label=_("Reference"), max_length=40, help_text=_("From “My activation”, such as 7K3M-9QPX-4T27."),
        widget=forms.TextInput(attrs={"dir": "ltr", "class": "medium", "autocomplete": "off"}),
        error_messages={"required": _("Enter your reference")},
    )  # fmt: skip
    national_id = DigitsField(
        label=_("National ID or Iqama number"), max_length=20,
        widget=forms.TextInput(attrs={"class": "medium"}),
        error_messages={"required": _("Enter your ID or Iqama number, 10 digits")},
    )  # fmt: skip
    attempt = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def clean_reference(self) -> str:
        typed: str = self.cleaned_data["reference"]
        if reference.read(typed) is None:
            raise forms.ValidationError(_("Check the reference: one of its characters is wrong"))
        return typed

    def clean_national_id(self) -> str:
        number: str = self.cleaned_data["national_id"]
        if not (number.isascii() and number.isdigit() and len(number) == 10 and number[0] in "12"):
            raise forms.ValidationError(_("Enter your ID or Iqama number, 10 digits"))
        return number


class BankForm(MachineForm):
    bank = forms.ChoiceField(label=_("Bank"), error_messages={
        "required": _("Choose your bank"), "invalid_choice": _("Choose a bank from the list"),
    })  # fmt: skip
    confirmed = forms.BooleanField(
        label=_("I have signed in to my bank"), error_messages={"required": _("Tick that you have signed in")}
    )
    field_order = ("bank", "reference", "national_id", "confirmed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bank"].choices = [("", _("Choose a bank")), *banks.choices()]  # type: ignore[attr-defined]


class KioskForm(MachineForm):
    confirmed = forms.BooleanField(
        label=_("I have put my finger on the reader"),
        error_messages={"required": _("Tick that your finger is on the reader")},
    )
