"""A small page behind the human check, and the ways people meet it."""

import re
from typing import Any

from captcha.models import CaptchaStore
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template import Context, Template
from django.test import Client
from django.urls import include, path
from django.utils.translation import override

from absher_portal.form_page import FormPage
from absher_portal.forms import PortalForm
from absher_portal.urls import urlpatterns as portal_urls
from accounts.captcha.forms import HumanCheckMixin


class GateForm(HumanCheckMixin, PortalForm):
    human_check_name = "gate"
    word = forms.RegexField("^[a-z]+$", error_messages={"invalid": "letters only"})


class QuietForm(GateForm):
    """Asks for the code only after a failure in this session, as signing in does."""

    human_check_name = "quiet"

    @property
    def ask_human_check(self) -> bool:
        return bool(self.request.session.get("failed"))

    def clean(self) -> None:
        if self.cleaned_data.get("word") != "sesame":
            self.request.session["failed"] = True
            raise forms.ValidationError("no")


class GatePage(FormPage):
    form_class = GateForm

    def form_options(self) -> dict[str, Any]:
        return {"request": self.request}

    def shown(self, form: PortalForm, status: int = 200) -> HttpResponse:
        return HttpResponse(Template("{{ form }}{{ form.non_field_errors }}").render(Context({"form": form})))

    def accepted(self, form: GateForm) -> HttpResponse:
        form.human_check_spent()
        return HttpResponse("open")


def gate(request: HttpRequest, language: str, page: type[FormPage]) -> HttpResponseBase:
    with override(language):
        return page.as_view()(request)


class OtherForm(GateForm):
    human_check_name = "other"


PAGES = [("gate", GateForm), ("other", OtherForm), ("quiet", QuietForm)]
urlpatterns = [
    *(
        path(f"<slug:language>/{name}", gate, {"page": type("Page", (GatePage,), {"form_class": form})})
        for name, form in PAGES
    ),
    path("", include(portal_urls[:-1])),
    *portal_urls[-1:],
]


def key_on(page: Any) -> str:
    found = re.search(r'name="captcha_0" value="([0-9a-f]{40})"', page.content.decode())
    assert found, "the page shows no image code"
    return found[1]


def digits_of(key: str) -> str:
    return CaptchaStore.objects.get(hashkey=key).response


def wrong(digits: str) -> str:
    return "".join("3" if digit == "2" else "2" for digit in digits)


def submit(client: Client, key: str = "", digits: str = "", place: str = "/en/gate", **more: str) -> str:
    """Press the button; the words of the answer."""
    answers = {"word": "sesame", "captcha_0": key, "captcha_1": digits} | more
    response = client.post(place, answers)
    assert response.status_code == 200
    return response.content.decode()


def solve(client: Client, place: str = "/en/gate", **more: str) -> str:
    key = key_on(client.get(place))
    return submit(client, key, digits_of(key), place, **more)
