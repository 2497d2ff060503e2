"""Register → verify → done, three pages that only do HTTP."""

from datetime import datetime
from typing import Any

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from absher_portal.form_page import FormPage
from absher_portal.forms import PortalForm
from absher_portal.refusal import seconds_until, wait_in_words
from accounts.code_page import CodePage
from accounts.models import User
from accounts.registration.flow import Conflict, Registration
from accounts.registration.forms import RegistrationForm


class RegisterPage(FormPage):
    form_class = RegistrationForm
    template_name = "accounts/register.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            return redirect("account")
        return super().dispatch(request, *args, **kwargs)

    def form_options(self) -> dict[str, Any]:
        return {"request": self.request}

    def rejected(self, form: PortalForm) -> HttpResponse:
        """Unless this very form has begun an application already: it was sent twice."""
        if Registration(self.request).resume(form.cleaned_data):
            return redirect("register_verify")
        return super().rejected(form)

    def accepted(self, form: RegistrationForm) -> HttpResponse:
        if (limited := Registration(self.request).apply(form.cleaned_data)) is not None:
            return self._refused(form, limited.until)
        form.human_check_spent()
        return redirect("register_verify")

    def _refused(self, form: RegistrationForm, until: datetime) -> HttpResponse:
        """The form again, nothing lost, with the wait in words."""
        wait = _("No more codes can be sent to this number or from this network now. Try again in %(wait)s.")
        form.add_error(None, wait % {"wait": wait_in_words(until)})
        response = self.shown(form, status=429)
        response["Retry-After"] = str(seconds_until(until))
        return response


class RegisterVerifyPage(CodePage):
    """The second stage: the code proves the phone, and only then is there an account."""

    template_name = "accounts/register_verify.html"
    start_again_url = "register"
    may_send_anew = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            return redirect("register_done")
        self.journey = Registration(request)
        if not self.journey.pending:
            return self.ended()
        return super().dispatch(request, *args, **kwargs)

    def ended(self) -> HttpResponse:
        return render(self.request, "accounts/register_expired.html")

    def rejected(self, form: PortalForm) -> HttpResponse:
        """Unless the other half of a double click has meanwhile made it an account."""
        return super().rejected(form) if Registration(self.request).pending else self.ended()

    @property
    def challenge(self) -> Any:
        return self.journey.challenge

    def redeem(self, code: str) -> Any:
        return self.journey.prove(code)

    def resend(self) -> Any:
        return self.journey.resend()

    def proved(self, result: User | Conflict) -> HttpResponse:
        self.journey.forget()
        if isinstance(result, Conflict):
            return render(self.request, "accounts/register_conflict.html")
        done = reverse("register_done")
        return perform_login(self.request, Login(user=result, redirect_url=done, signup=True))
