"""What an officer types at the counter."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from absher_portal.forms import PlainCharField, PortalForm
from accounts.fields import NationalIdField, PhoneField, read_submission
from accounts.models import User
from activation import reference

DOCUMENTS = {
    "national-id": gettext_lazy("National ID card"),
    "resident-id": gettext_lazy("Resident ID (Iqama)"),
    "passport": gettext_lazy("Passport"),
    "gcc-id": gettext_lazy("ID card of a GCC country"),
}
OF_CITIZENS, OF_OTHERS = ("national-id", "passport"), ("resident-id", "passport", "gcc-id")


class ReasonField(PlainCharField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", pgettext_lazy("desk", "Reason"))
        kwargs.setdefault("help_text", gettext_lazy("It stays in the records. No ID or phone numbers."))
        widget = forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"})
        super().__init__(max_length=500, widget=widget, error_messages={"required": gettext_lazy("Enter the reason")},
                         **kwargs)  # fmt: skip


class ReferenceForm(PortalForm):
    """Typed in any usual spelling, or scanned: a scanner types and presses Enter."""

    reference = PlainCharField(
        label=gettext_lazy("Reference"),
        help_text=gettext_lazy("Scan the slip, or type the 12 characters on it."),
        widget=forms.TextInput(attrs={"class": "medium", "dir": "ltr", "autocomplete": "off", "autofocus": True,
                                      "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Scan or enter the reference")},
    )  # fmt: skip

    def clean_reference(self) -> str:
        number = reference.read(self.cleaned_data["reference"])
        if number is None:
            raise ValidationError(_("Check the reference: a character is missing or wrong"), "shape")
        return number


class IdForm(PortalForm):
    """Finds an applicant without a slip; a code goes to their mobile."""

    national_id = NationalIdField()
    submission = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"submission": uuid.uuid4()}, **kwargs)

    def clean_submission(self) -> uuid.UUID | None:
        return read_submission(self.cleaned_data["submission"])


class DocumentForm(PortalForm):
    """Finds an applicant who has neither slip nor phone."""

    national_id = NationalIdField()
    reason = ReasonField(help_text=gettext_lazy("Why there is neither a slip nor the phone. It stays in the records."))


class DeskForm(PortalForm):
    """`after` is the number of the account's newest act as the officer saw it: one that came since is told first."""

    after = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, applicant: User, after: int, must_explain: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, initial={"after": after}, **kwargs)
        self.applicant, self.must_explain = applicant, must_explain
        if "document" in self.fields:
            kinds = OF_CITIZENS if applicant.national_id.startswith("1") else OF_OTHERS
            self.fields["document"].choices = [(key, DOCUMENTS[key]) for key in kinds]  # type: ignore[attr-defined]

    @property
    def checked(self) -> dict[str, Any]:
        """What the officer confirmed, as outcomes only."""
        return {name: self.cleaned_data[name] for name in ("document", "face", "fingerprint") if name in self.fields}


class ReasonForm(DeskForm):
    reason = ReasonField()


class CheckedForm(DeskForm):
    document = forms.ChoiceField(
        label=gettext_lazy("Which document is before you?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the document"),
                        "invalid_choice": gettext_lazy("Choose the document")},
    )  # fmt: skip
    face = forms.BooleanField(
        label=gettext_lazy("The document is valid, its number is the account’s, and the face matches"),
        error_messages={"required": gettext_lazy("Tick that document, number and face match, or stop here")},
    )


class ActivateForm(CheckedForm):
    """A fingerprint that could not be taken, and serving a closed office, must be explained."""

    fingerprint = forms.BooleanField(
        label=gettext_lazy("The fingerprint matches, on this office’s own equipment"), required=False
    )
    reason = ReasonField(
        required=False, help_text=gettext_lazy("Only without a fingerprint, or outside the office’s hours.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("reason"):
            if self.must_explain:
                self.add_error("reason", _("The office is closed now: enter why you serve"))
            elif not cleaned.get("fingerprint"):
                self.add_error("reason", _("Tick the fingerprint, or enter why it could not be taken"))
        return cleaned


class WayBackForm(CheckedForm):
    reason = ReasonField()


class PhoneForm(WayBackForm):
    phone = PhoneField(
        label=gettext_lazy("New mobile number"), help_text=gettext_lazy("The person’s own. A code goes to it now.")
    )
    field_order = ["document", "face", "phone", "reason"]

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if phone == self.applicant.phone:
            raise ValidationError(_("Enter a number other than the current one"), "same")
        return phone
