"""How long a session lives: 15 minutes without a request, 12 hours in all, seen at most once a minute."""

import time
from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.logout import logout
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import SignedInSession
from accounts.numbers import SESSION_IDLE, SESSION_LIFE, SESSION_TOUCH


class SessionLifetimeMiddleware:
    """Public pages are left alone: they don't read the session, so they don't keep it alive either."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "session_is_gone", False) and _leads_to_sign_in(response):
            messages.info(request, gone())
        return response

    def process_view(self, request: HttpRequest, view: Any, *_args: Any) -> HttpResponse | None:
        if getattr(view, "is_public", False):
            return None
        if SESSION_KEY not in request.session:
            brought = settings.SESSION_COOKIE_NAME in request.COOKIES
            request.session_is_gone = brought and request.session.is_empty()  # type: ignore[attr-defined]
            return None
        if not request.user.is_authenticated:  # locked, or another password since
            return _ended(request, gone())
        now, session = int(time.time()), request.session
        idle = now - session.get("seen_at", 0)
        if idle > SESSION_IDLE.total_seconds():
            return _ended(request, _("We signed you out because you were inactive. Sign in to continue."))
        if now - session.get("started_at", 0) > SESSION_LIFE.total_seconds():
            return _ended(request, _("We signed you out because you signed in 12 hours ago. Sign in to continue."))
        if idle >= SESSION_TOUCH.total_seconds():
            session["seen_at"] = now
            SignedInSession.touch(session)
        return None


def gone() -> str:
    """Why a browser that was signed in is so no longer, when its session cannot tell any more."""
    return _(
        "You were signed out: from another browser, because your password changed, or after a long time."
        " Sign in to continue."
    )


def _leads_to_sign_in(response: HttpResponse) -> bool:
    return response.status_code == 302 and response["Location"].startswith(reverse("account_login"))


def _ended(request: HttpRequest, reason: str) -> HttpResponse:
    """To sign in, and from there back to where they were; what was posted is gone with the session."""
    logout(request, show_message=False)
    messages.info(request, reason)
    query = {REDIRECT_FIELD_NAME: request.get_full_path()} if request.method == "GET" else {}
    return redirect(reverse("account_login", query=query))
