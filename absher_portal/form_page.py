"""The page with a form: shows, redraws in the other language, judges, and only then acts."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters

from absher_portal.forms import PortalForm

REDRAWING = ("redraw", "new_code")  # buttons that show what was typed again, unjudged


@method_decorator(sensitive_post_parameters(), name="dispatch")
class FormPage(View):
    """Subclasses name the form and the template, and say in `accepted` what a good form does."""

    form_class: type[PortalForm]
    template_name: str

    def form_options(self) -> dict[str, Any]:
        """Keyword arguments of the form beside its data."""
        return {}

    def context(self) -> dict[str, Any]:
        return {}

    def accepted(self, form: Any) -> HttpResponse:
        """Do what the good form asks for; usually a redirect."""
        raise NotImplementedError

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.shown(self.form_class(**self.form_options()))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if any(button in request.POST for button in REDRAWING):
            return remember_language(self.shown(self.form_class.redrawn(request.POST, **self.form_options())))
        form = self.form_class(request.POST, **self.form_options())
        return self.accepted(form) if form.is_valid() else self.rejected(form)

    def rejected(self, form: PortalForm) -> HttpResponse:
        return self.shown(form)

    def shown(self, form: PortalForm, status: int = 200) -> HttpResponse:
        return render(self.request, self.template_name, {"form": form} | self.context(), status=status)


def remember_language(response: HttpResponse, language: str | None = None) -> HttpResponse:
    """Keep the language (default: the page's) for addresses that name none."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language or get_language() or settings.LANGUAGE_CODE,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
    )
    return response
