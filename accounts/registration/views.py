"""Register → verify → done, three pages that only do HTTP."""

from typing import Any

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from absher_portal.form_page import FormPage
from absher_portal.forms import PortalForm
from absher_portal.refusal import too_many_requests
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

    @transaction.atomic
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """One transaction, so that the second half of a double click waits for the first, and then resumes it."""
        return super().post(request, **kwargs)

    def rejected(self, form: PortalForm) -> HttpResponse:
        if Registration(self.request).resume(form.cleaned_data):
            return redirect("register_verify")
        return super().rejected(form)

    def accepted(self, form: RegistrationForm) -> HttpResponse:
        limited = Registration(self.request).apply(form.cleaned_data)
        if limited is not None:
            return too_many_requests(self.request, limited.until)
        form.human_check_spent()
        return redirect("register_verify")


class RegisterVerifyPage(CodePage):
    """The second stage: the code proves the phone, and only then is there an account."""

    template_name = "accounts/register_verify.html"
    start_again_url = "register"

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


@login_required
def done(request: HttpRequest) -> HttpResponse:
    """The third stage: registered, not yet activated; the ways on."""
    return render(request, "accounts/register_done.html")
