"""Register → verify → done, three pages that only do HTTP."""

from typing import Any

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from absher_portal.form_page import FormPage
from absher_portal.forms import PortalForm
from accounts import refusals
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
            return refusals.in_form(self, form, limited)
        form.human_check_spent()
        return redirect("register_verify")


class RegisterVerifyPage(CodePage):
    """The second stage: the code proves the phone, and only then is there an account."""

    template_name = "accounts/register_verify.html"
    start_again_url = "register"
    may_send_anew = True
    tells_delays = True

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
