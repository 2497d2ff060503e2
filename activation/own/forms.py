"""Choosing a way to be activated."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from absher_portal.forms import PortalForm
from activation import banks
from activation.models import Bank, Channel, Place
from activation.own.flow import Way

WAYS = {
    "passports": (_("At a passport office"), Way(Channel.Key.OFFICES, Place.Kind.PASSPORTS)),
    "civil-affairs": (_("At a civil affairs office"), Way(Channel.Key.OFFICES, Place.Kind.CIVIL_AFFAIRS)),
    "kiosks": (_("At a self-service kiosk"), Way(Channel.Key.KIOSKS)),
    "banks": (_("Through my bank"), Way(Channel.Key.BANKS)),
}


class WayForm(PortalForm):
    """`way`, and `bank` for whoever goes through one."""

    way = forms.ChoiceField(
        label=_("How do you want to activate your account?"),
        choices=[(key, label) for key, (label, _way) in WAYS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a way"), "invalid_choice": _("Choose a way")},
    )
    bank = forms.ChoiceField(label=_("Your bank"), required=False, help_text=_("Only if you go through your bank."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["bank"]
        field.choices = [("", _("Choose a bank")), *banks.choices()]  # type: ignore[attr-defined]
        field.error_messages["invalid_choice"] = _("Choose a bank from the list")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("way") == "banks" and not cleaned.get("bank") and "bank" not in self.errors:
            self.add_error("bank", _("Choose your bank"))
        return cleaned

    @property
    def chosen(self) -> Way:
        """The way that a valid form names."""
        way = WAYS[self.cleaned_data["way"]][1]
        if way.channel != Channel.Key.BANKS:
            return way
        return Way(way.channel, bank=Bank.objects.get(slug=self.cleaned_data["bank"]))
