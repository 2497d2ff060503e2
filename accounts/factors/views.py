"""A person's ways to sign in: what they have, adding one, removing one."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from absher_portal.form_page import FormPage
from absher_portal.forms import PlainCharField, PortalForm
from accounts.factors import changes, codes, enrolment, passkeys, strong, totp
from accounts.factors.forms import AppCodeField
from accounts.factors.pages import asks_options
from accounts.factors.ways import Way
from accounts.models import SignedInSession, User
from accounts.numbers import PASSKEYS, RECOVERY_CODES
from accounts.security.guards import AccountChangePage
from accounts.signin.devices import device_name
from accounts.signin.person import signed_in


@login_required
def factors(request: HttpRequest) -> HttpResponse:
    """What there is, why it is better than a text message, and what can be added."""
    user = signed_in(request)
    own = list(strong.factors(user))
    context = {
        "factors": own,
        "has_app": any(Way.of(factor) == Way.APP for factor in own),
        "may_add_passkey": may_add_passkey(user),
        "codes_left": codes.left(user),
        "codes_in_all": RECOVERY_CODES,
        "is_signed_in_elsewhere": SignedInSession.objects.filter(user=user).count() > 1,
        "may_enter_admin": user.is_staff and strong.used_strong_factor(request),
    }
    return render(request, "accounts/factors/factors.html", context)


def may_add_passkey(user: User) -> bool:
    """Each is tried against what a browser sends, so there is an end to them."""
    return strong.factors(user).filter(type=Authenticator.Type.WEBAUTHN).count() < PASSKEYS


def added(request: HttpRequest, said: str) -> HttpResponse:
    """On to the recovery codes of whoever has none, else back to the list."""
    messages.success(request, said)
    return redirect("security_factors" if codes.left(signed_in(request)) else "security_recovery_codes")


class AppForm(PortalForm):
    code = AppCodeField()


class AddAppPage(AccountChangePage, FormPage):
    form_class = AppForm
    template_name = "accounts/factors/app.html"

    def barred(self) -> HttpResponse | None:
        has_app = self.request.user.is_authenticated and totp.authenticator(signed_in(self.request))
        return redirect("security_factors") if has_app else super().barred()

    def context(self) -> dict[str, Any]:
        secret = enrolment.secret_for(self.request)
        address = get_adapter().build_totp_url(signed_in(self.request), secret)
        return {"secret": enrolment.in_fours(secret), "address": address, "picture": enrolment.picture_of(address)}

    def accepted(self, form: AppForm) -> HttpResponse:
        secret = enrolment.secret_for(self.request)
        if changes.add_app(self.request, secret, form.cleaned_data["code"]) is None:
            form.add_error("code", _("That is not the code your app shows now. Check the app and your phone’s clock."))
            return self.rejected(form)
        enrolment.forget_secret(self.request)
        return added(self.request, _("Your authenticator app is added. We will ask for its code when you sign in."))


class PasskeyForm(PortalForm):
    name = PlainCharField(
        label=gettext_lazy("Name of this passkey"),
        help_text=gettext_lazy("So that you recognise it later, for example “My phone”"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"class": "medium", "autocomplete": "off", "dir": "auto"}),
    )


class AddPasskeyPage(AccountChangePage, FormPage):
    form_class = PasskeyForm
    template_name = "accounts/factors/passkey.html"
    notice = ""

    def barred(self) -> HttpResponse | None:
        user = self.request.user
        is_full = isinstance(user, User) and not may_add_passkey(user)
        return redirect("security_factors") if is_full else super().barred()

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if asks_options(request):
            return JsonResponse(passkeys.creation_options(signed_in(request)))
        return super().get(request, **kwargs)

    def form_options(self) -> dict[str, Any]:
        return {"initial": {"name": device_name(self.request)}}

    def context(self) -> dict[str, Any]:
        return {"notice": self.notice}

    def accepted(self, form: PasskeyForm) -> HttpResponse:
        name = form.cleaned_data["name"] or device_name(self.request) or str(Way.PASSKEY.label)
        if changes.add_passkey(self.request, name, self.request.POST.get("credential", "")) is None:
            self.notice = _("We could not accept this passkey. Try again.")
            return self.shown(form)
        return added(self.request, _("Your passkey is added. You can now sign in with it alone."))


class RemoveFactorPage(AccountChangePage):
    """Own factors only: another person's are not found."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        factor = self._factor(pk)
        context = {"factor": factor, "is_last": strong.factors(signed_in(request)).count() == 1}
        return render(request, "accounts/factors/remove.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        changes.remove(request, self._factor(pk))
        messages.success(request, _("Removed. You can no longer sign in with it."))
        return redirect("security_factors")

    def _factor(self, pk: int) -> Authenticator:
        return get_object_or_404(strong.factors(signed_in(self.request)), pk=pk)
