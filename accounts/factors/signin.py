"""Signing in with a strong factor: as the second step, or with a passkey as the only one."""

from typing import Any

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View

from accounts import failures, limits, refusals
from accounts.client import client_ip
from accounts.factors import codes, passkeys, strong
from accounts.factors.forms import ProofForm
from accounts.factors.pages import ProofPage, asks_options
from accounts.factors.stage import FactorStage
from accounts.factors.ways import Way
from accounts.models import SecurityEvent, User
from accounts.security.events import write_down
from accounts.signin.stage import SECOND_STEP, SmsCodeStage
from accounts.signin.step_page import SecondStepPage


class FactorPage(SecondStepPage, ProofPage):
    """After the password: the app's code, the passkey or a recovery code."""

    form_class = ProofForm
    template_name = "accounts/sign_in_factor.html"
    stage_key = FactorStage.key

    @property
    def person(self) -> User:
        user: User = self.stage.login.user
        return user

    def proved(self, way: Way | None) -> HttpResponse:
        passed: HttpResponse = self.stage.passed(way)
        return passed


class RecoveryCodePage(FactorPage):
    """In place of the text message, for whoever kept recovery codes and has no stronger factor."""

    stage_key = SmsCodeStage.key

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return super().get(request, **kwargs) if self.ways else redirect("sign_in_verify")

    @cached_property
    def ways(self) -> list[Way]:
        return [Way.RECOVERY_CODE] if codes.left(self.person) else []

    def proved(self, way: Way | None) -> HttpResponse:
        passed: HttpResponse = self.stage.exit()
        return passed


class PasskeySignIn(View):
    """A passkey that verifies its person stands for the password and the code; no name is asked."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not asks_options(request):
            return redirect("account_login")
        if isinstance(limited := limits.allow("passkey-challenges-ip", client_ip(request)), limits.Limited):
            return refusals.page(request, limited)
        return JsonResponse(passkeys.request_options(None))

    def post(self, request: HttpRequest) -> HttpResponse:
        if isinstance(limited := limits.allow("sign-in-tries-ip", client_ip(request)), limits.Limited):
            return refusals.page(request, limited)
        passkey = passkeys.proved(None, request.POST.get("credential", ""))
        if passkey is None:
            refused = SecurityEvent.Outcome.REFUSED
            write_down(request, SecurityEvent.Kind.WRONG_FACTOR, None, outcome=refused, purpose=Way.PASSKEY)
            return self._back(_("We could not accept this passkey. Sign in with your password."))
        if not passkey.user.is_active:
            return self._back(_("This account is locked. Visit an activation centre with your ID."))
        return self._entered(passkey)

    def _entered(self, passkey: Any) -> HttpResponse:
        """The stronger factor opens a password that strangers have closed, and may lift a hold on changes."""
        user, request = passkey.user, self.request
        failures.forget(user)
        strong.lift_hold(user, passkey)
        strong.mark_used(request, passkey)
        login = Login(user=user, redirect_url=get_next_redirect_url(request), state={SECOND_STEP: Way.PASSKEY.value})
        entered: HttpResponse = perform_login(request, login)
        return entered

    def _back(self, reason: str) -> HttpResponse:
        """To the sign-in page, and from there on to where they wanted."""
        messages.info(self.request, reason)
        there = get_next_redirect_url(self.request)
        return redirect(reverse("account_login", query={REDIRECT_FIELD_NAME: there} if there else {}))
