"""Changing the mobile: the new number, the code to the present one, the code to the new one."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from absher_portal.form_page import FormPage
from absher_portal.forms import PortalForm
from accounts import refusals
from accounts.code_page import CodePage
from accounts.fields import PhoneField, read_submission
from accounts.models import OtpChallenge, SecurityEvent, User
from accounts.security.events import write_down
from accounts.security.guards import AccountChangePage
from accounts.security.phone_flow import Conflict, PhoneJourney
from accounts.signin.person import signed_in

PAGES = {"begin": "security_phone", "old": "security_phone_old", "new": "security_phone_new", "done": "security"}


class PhoneForm(PortalForm):
    """Tells nobody whether a number is another account's: only the code sent to it does."""

    phone = PhoneField(label=gettext_lazy("New mobile number"))
    submission = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: User, phone: str = "", **kwargs: Any) -> None:
        super().__init__(*args, initial={"phone": phone, "submission": uuid.uuid4()}, **kwargs)
        self.user = user

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if phone == self.user.phone:
            raise ValidationError(_("Enter a number other than your current one"), "same")
        return phone

    def clean_submission(self) -> uuid.UUID | None:
        return read_submission(self.cleaned_data["submission"])


class PhonePage(AccountChangePage, FormPage):
    """A change that is under way, or ran out of time, is filled in again."""

    form_class = PhoneForm
    template_name = "accounts/phone.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.journey = PhoneJourney(request) if request.user.is_authenticated else None

    def form_options(self) -> dict[str, Any]:
        change = self.journey.change if self.journey and self.journey.step != "done" else None
        return {"user": signed_in(self.request), "phone": change.phone if change else ""}

    def context(self) -> dict[str, Any]:
        return {"is_late": self.journey and self.journey.step == "begin" and self.journey.change}

    def accepted(self, form: PhoneForm) -> HttpResponse:
        limited = PhoneJourney(self.request).begin(form.cleaned_data["phone"], form.cleaned_data["submission"])
        return redirect("security_phone_old") if limited is None else refusals.in_form(self, form, limited, form.user)


class PhoneCodePage(AccountChangePage, CodePage):
    """A step that is not the present one leads to that: Back, a reload, another tab, an end of its time."""

    start_again_url = "security_phone"
    may_send_anew = True
    tells_delays = True
    step: str

    def barred(self) -> HttpResponse | None:
        return super().barred() or self._elsewhere()

    def _elsewhere(self) -> HttpResponse | None:
        self.journey = PhoneJourney(self.request)
        return None if self.journey.step == self.step else redirect(PAGES[self.journey.step])

    def rejected(self, form: PortalForm) -> HttpResponse:
        """Unless the other half of a double click has meanwhile gone on."""
        return self._elsewhere() or super().rejected(form)

    @property
    def challenge(self) -> OtpChallenge:
        return self.journey.challenge

    @property
    def owner(self) -> User:
        return self.journey.user

    def resend(self) -> Any:
        return self.journey.resend()

    def wrong(self) -> None:
        purpose = self.challenge.purpose
        write_down(self.request, SecurityEvent.Kind.WRONG_CODE, self.owner, purpose=purpose)

    def context(self) -> dict[str, Any]:
        return super().context() | {"change": self.journey.change}


class PhoneOldPage(PhoneCodePage):
    step = "old"
    template_name = "accounts/phone_old.html"

    def redeem(self, code: str) -> Any:
        return self.journey.prove_old(code)

    def proved(self, result: Any) -> HttpResponse:
        return redirect("security_phone_new")


class PhoneNewPage(PhoneCodePage):
    step = "new"
    template_name = "accounts/phone_new.html"

    def redeem(self, code: str) -> Any:
        return self.journey.prove_new(code)

    def proved(self, result: Any) -> HttpResponse:
        if isinstance(result, Conflict):
            return render(self.request, "accounts/phone_conflict.html")
        messages.success(self.request, _("Your mobile number is changed."))
        return redirect("security")
