"""The language that the portal and its messages speak to a person."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from absher_portal.form_page import FormPage, remember_language
from absher_portal.forms import PortalForm
from absher_portal.languages import of_people
from accounts.models import SecurityEvent, User
from accounts.security.events import write_down
from accounts.security.guards import ReauthenticatedPage
from accounts.signin.person import signed_in


class LanguageForm(PortalForm):
    language = forms.ChoiceField(
        label=gettext_lazy("Preferred language"),
        choices=of_people,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose a language"),
            "invalid_choice": gettext_lazy("Choose a language"),
        },
    )


class LanguagePage(ReauthenticatedPage, FormPage):
    """Confirmed first, because warnings in a language that the owner can't read warn nobody."""

    form_class = LanguageForm
    template_name = "accounts/language.html"

    def form_options(self) -> dict[str, Any]:
        return {"initial": {"language": signed_in(self.request).language}}

    def accepted(self, form: LanguageForm) -> HttpResponse:
        user, chosen = signed_in(self.request), form.cleaned_data["language"]
        with transaction.atomic():
            if User.objects.filter(pk=user.pk).exclude(language=chosen).update(language=chosen):
                write_down(self.request, SecurityEvent.Kind.LANGUAGE_CHANGED, user)
        with override(chosen):
            messages.success(self.request, _("Your language is saved."))
            return remember_language(redirect("security"))
