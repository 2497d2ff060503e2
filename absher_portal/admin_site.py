"""The admin's entrance: staff come in by the same door as everyone, with a factor that no text message replaces."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import URLPattern, URLResolver
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.factors.strong import has_strong_factor, used_strong_factor
from accounts.models import User

NOT_OURS = {
    "password_change",
    "password_change_done",
}  # the account pages do that, within limits

# allauth's tables: two that we leave empty, and people's factors, which nobody else may touch.
NOT_SHOWN = {"account.emailaddress", "account.emailconfirmation", "mfa.authenticator"}


class PortalAdminSite(AdminSite):
    index_title = _("Administration")

    def register(self, models: Any, *args: Any, **options: Any) -> None:  # type: ignore[override]
        models = models if isinstance(models, Iterable) else [models]
        super().register([m for m in models if m._meta.label_lower not in NOT_SHOWN], *args, **options)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [u for u in super().get_urls() if getattr(u, "name", None) not in NOT_OURS]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        language = get_language() or settings.LANGUAGE_CODE
        name = settings.SITE_NAME[language]
        return super().each_context(request) | {
            "site_header": name,
            "site_title": name,
            "site_url": f"/{language}/",
        }

    def logout(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # type: ignore[override]
        return HttpResponseRedirect(resolve_url("account_logout"))

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff, in a session that was opened or confirmed with an authenticator app or a passkey."""
        return super().has_permission(request) and used_strong_factor(request)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """On to the sign-in page and back; somebody signed in who is not staff is told so."""
        target = request.GET.get("next") or resolve_url("admin:index")
        if self.has_permission(request):
            return HttpResponseRedirect(resolve_url("admin:index"))
        if isinstance(request.user, User):
            return self._strengthened(request, request.user, target)
        return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': target})}")

    def _strengthened(self, request: HttpRequest, user: User, target: str) -> HttpResponse:
        """Staff without a strong factor add one; those who have not used theirs in this session show it."""
        if not super().has_permission(request):
            raise PermissionDenied
        if has_strong_factor(user):
            messages.info(request, _("To enter the administration, confirm with your authenticator app or passkey."))
            return HttpResponseRedirect(f"{resolve_url('account_reauthenticate')}?{urlencode({'next': target})}")
        messages.info(request, _("The administration needs more than a text message. Add an app or a passkey first."))
        return HttpResponseRedirect(resolve_url("security_factors"))
