"""My activation: where I stand, the request, its slip, taking it back."""

from typing import Any

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from absher_portal.form_page import FormPage
from accounts.signin.person import signed_in
from activation.own.flow import OwnActivation
from activation.own.forms import WayForm
from activation.own.qr import svg

BACK = "activation_back"  # of the session


class OwnActivationPage(LoginRequiredMixin, FormPage):
    """A page that says where one stands and, where it makes sense, asks for the way."""

    form_class = WayForm
    template_name = "activation/own.html"

    def context(self) -> dict[str, Any]:
        own = OwnActivation(signed_in(self.request))
        return {"own": own, "channel": own.channel, "back": self._back()}

    def accepted(self, form: WayForm) -> HttpResponse:
        OwnActivation(signed_in(self.request)).ask(form.chosen)
        return redirect(self.request.get_full_path())

    def _back(self) -> str:
        """The page of ours that they came from; the slip, another way and a bank lie between, so the session knows."""
        there = self.request.GET.get(REDIRECT_FIELD_NAME, "")
        if there and url_has_allowed_host_and_scheme(there, {self.request.get_host()}):
            self.request.session[BACK] = there
        return str(self.request.session.get(BACK, ""))


@login_required
def slip(request: HttpRequest) -> HttpResponse:
    """To print or to keep on the phone; without a request there is none."""
    own = OwnActivation(signed_in(request))
    if own.request is None:
        return redirect("own_activation")
    page = {"own": own, "channel": own.channel, "qr": svg(own.request.reference)}
    return render(request, "activation/slip.html", page)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest) -> HttpResponse:
    """A page with a button; only its POST takes back what is awaited."""
    own = OwnActivation(signed_in(request))
    if request.method == "POST":
        own.cancel()
    if request.method == "POST" or not own.may_cancel:
        return redirect("own_activation")
    return render(request, "activation/cancel.html", {"own": own})
