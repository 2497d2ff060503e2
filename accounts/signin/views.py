"""Sign in, the code, sign out: pages that only do HTTP."""

from typing import Any

from allauth.account.internal.flows.logout import logout
from allauth.account.views import LoginView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from absher_portal.form_page import REDRAWING, remember_language
from absher_portal.refusal import seconds_until
from accounts import otp, refusals
from accounts.client import client_ip
from accounts.code_page import CodePage
from accounts.factors import codes
from accounts.models import OtpChallenge, SecurityEvent, User
from accounts.security.events import write_down
from accounts.signin.devices import budget_key
from accounts.signin.forms import SignInForm
from accounts.signin.stage import SmsCodeStage
from accounts.signin.step_page import SecondStepPage


@method_decorator(sensitive_post_parameters(), name="dispatch")
class SignInPage(LoginView):
    template_name = "accounts/sign_in.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if any(button in request.POST for button in REDRAWING):
            form = SignInForm.redrawn(request.POST, request=request)
            if form.refused is not None:
                return refusals.page(request, form.refused)
            return remember_language(self.render_to_response(self.get_context_data(form=form)))
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """Without allauth's own `site`, which would hide ours."""
        return {name: value for name, value in super().get_context_data(**context).items() if name != "site"}

    def form_valid(self, form: SignInForm) -> HttpResponse:
        form.human_check_spent()
        self.request.session.cycle_key()
        return super().form_valid(form)

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        response = super().form_invalid(form)
        if form.limited_until:
            response.status_code = 429
            response["Retry-After"] = str(seconds_until(form.limited_until))
        return response


class SignInVerifyPage(SecondStepPage, CodePage):
    stage_key = SmsCodeStage.key
    template_name = "accounts/sign_in_verify.html"
    start_again_url = "account_login"
    tells_delays = True

    @property
    def owner(self) -> User:
        return self.stage.login.user

    @property
    def _budget(self) -> str:
        return budget_key(self.request, self.owner)

    @property
    def challenge(self) -> OtpChallenge:
        return OtpChallenge.objects.get(pk=self.stage.state["challenge"])

    def context(self) -> dict[str, Any]:
        return super().context() | {"has_codes": codes.left(self.owner) > 0}

    def redeem(self, code: str) -> Any:
        return otp.redeem(self.stage.state["challenge"], otp.Purpose.SIGN_IN, code, guesser=self._budget)

    def resend(self) -> Any:
        ip = client_ip(self.request)
        return otp.resend(self.stage.state["challenge"], otp.Purpose.SIGN_IN, ip=ip, budget=self._budget)

    def wrong(self) -> None:
        write_down(self.request, SecurityEvent.Kind.WRONG_CODE, self.owner)

    def proved(self, result: otp.Redeemed) -> HttpResponse:
        return self.stage.exit()


@require_http_methods(["GET", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """A page with a button; only its POST signs out."""
    if request.method == "POST":
        if request.user.is_authenticated:
            write_down(request, SecurityEvent.Kind.SIGNED_OUT, request.user)
        logout(request, show_message=False)
        messages.success(request, _("You have signed out."))
        return redirect("account_login")
    return render(request, "accounts/sign_out.html")
