"""What is typed to ask without sign-in."""

import re
import uuid
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from absher_portal.days import read_day
from absher_portal.forms import DigitsField, PlainCharField, PortalForm
from accounts.captcha.forms import HumanCheckMixin
from accounts.fields import NationalIdField, read_submission
from services.inquiries.definition import Input, Inquiry

FIRST_YEAR = 1850  # nobody alive was born before; a year of two digits is none


class BirthDateField(PlainCharField):
    """A day in the past, in either calendar and any digits, the month as a number or a word; cleans to a date."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Date of birth"),
            help_text=_("As on the ID document, Hijri or Gregorian, for example 25/8/1410 or 22/3/1990"),
            max_length=40,
            widget=forms.TextInput(attrs={"class": "medium", "dir": "ltr", "autocomplete": "off"}),
            error_messages={"required": _("Enter the date of birth")},
            **kwargs,
        )

    def clean(self, value: Any) -> date:
        day = read_day(super().clean(value))
        if day is None or day.year < FIRST_YEAR:
            raise ValidationError(_("Enter the day, the month and the year in four digits, such as 22/3/1990"), "shape")
        if day > timezone.localdate():
            raise ValidationError(_("Enter a date of birth in the past"), "future")
        return day


class SequenceNumberField(DigitsField):
    """The number on a vehicle's registration."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Vehicle sequence number"),
            help_text=_("9 digits, on the vehicle registration"),
            widget=forms.TextInput(attrs={"class": "medium"}),
            error_messages={"required": _("Enter the vehicle sequence number")},
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        number = super().clean(value)
        if not re.fullmatch(r"[0-9]{9}", number):
            raise ValidationError(_("Enter a sequence number of 9 digits"), "shape")
        return number


class PublicInquiryForm(HumanCheckMixin, PortalForm):
    """ID and date of birth for every inquiry: a number alone is no secret. The vehicle where it is about one."""

    human_check_name = "public-inquiry"

    national_id = NationalIdField(help_text=_("Of the person it is about: 10 digits starting with 1 or 2"))
    birth_date = BirthDateField()
    sequence_number = SequenceNumberField()
    submission = forms.CharField(widget=forms.HiddenInput, required=False)

    field_order = ["national_id", "birth_date", "sequence_number", "captcha", "submission"]

    def __init__(self, *args: Any, inquiry: Inquiry, request: HttpRequest, **kwargs: Any) -> None:
        initial = {"submission": uuid.uuid4()} | kwargs.pop("initial", {})
        super().__init__(*args, request=request, initial=initial, **kwargs)
        if Input.SEQUENCE_NUMBER not in inquiry.inputs:
            del self.fields["sequence_number"]

    def clean_submission(self) -> uuid.UUID:
        """The form's own token; whoever spoils it merely asks anew."""
        return read_submission(self.cleaned_data["submission"]) or uuid.uuid4()

    @property
    def typed(self) -> dict[str, str]:
        """What was typed, as it was typed, to be corrected."""
        names = [name for name in ("national_id", "birth_date", "sequence_number") if name in self.fields]
        return {name: str(self.data.get(name, "")) for name in names}
