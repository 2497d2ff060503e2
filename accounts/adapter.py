"""allauth's hooks, translated to our modules. It holds no rule."""

import time
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.http import HttpRequest, HttpResponse
from django.urls import translate_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_from_path, override

from absher_portal.form_page import remember_language
from accounts.client import client_ip
from accounts.models import SecurityEvent, SignedInSession, User
from accounts.security.events import write_down
from accounts.signin.devices import device_name, remember_device


class PortalAccountAdapter(DefaultAccountAdapter):
    def get_login_stages(self) -> list[str]:
        return ["accounts.factors.stage.FactorStage", "accounts.signin.stage.SmsCodeStage"]

    def is_safe_url(self, url: str) -> bool:
        """This very host only: not every one that ALLOWED_HOSTS names; nothing that a page can't show."""
        host = context.request.get_host()
        ours = url_has_allowed_host_and_scheme(url, {host}, require_https=context.request.is_secure())
        return ours and url.isprintable()

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        request.session["started_at"] = request.session["seen_at"] = int(time.time())
        SignedInSession.begin(user, request.session, device_name(request))

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Write it down, know the browser from now on, and speak the person's language."""
        response = super().post_login(request, user, **kwargs)
        write_down(request, SecurityEvent.Kind.SIGNED_IN, user)
        remember_device(request, response, user)
        there = response["Location"]
        with override(get_language_from_path(urlsplit(there).path) or user.language):  # or it would not be found
            response["Location"] = translate_url(there, user.language)
        return remember_language(response, user.language)

    def is_ajax(self, request: HttpRequest) -> bool:
        """Pages only: allauth's JSON form holds what was typed, the password too."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what happened themselves."""

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_ip(request)
