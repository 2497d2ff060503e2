"""The admin's entrance: staff come in by the same door as everyone, code by text message included."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import URLPattern, URLResolver
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

NOT_OURS = {
    "password_change",
    "password_change_done",
}  # the account pages do that, within limits

NOT_SHOWN = {"account.emailaddress", "account.emailconfirmation"}  # allauth's tables, which we leave empty


class PortalAdminSite(AdminSite):
    index_title = _("Administration")

    def register(self, models: Any, *args: Any, **options: Any) -> None:  # type: ignore[override]
        models = models if isinstance(models, Iterable) else [models]
        super().register([m for m in models if m._meta.label_lower not in NOT_SHOWN], *args, **options)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [u for u in super().get_urls() if getattr(u, "name", None) not in NOT_OURS]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        language = get_language() or settings.LANGUAGE_CODE
        name = settings.SITE_NAME[language[:2]]
        return super().each_context(request) | {
            "site_header": name,
            "site_title": name,
            "site_url": f"/{language}/",
        }

    def logout(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:  # type: ignore[override]
        return HttpResponseRedirect(resolve_url("account_logout"))

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """On to the sign-in page and back; somebody signed in who is not staff is told so."""
        target = request.GET.get("next") or resolve_url("admin:index")
        if self.has_permission(request):
            return HttpResponseRedirect(resolve_url("admin:index"))
        if request.user.is_authenticated:
            raise PermissionDenied
        return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': target})}")
