"""How long a session lives: 15 minutes without a request, 12 hours in all, seen at most once a minute."""

import time
from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.logout import logout
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.numbers import SESSION_IDLE, SESSION_LIFE, SESSION_TOUCH


class SessionLifetimeMiddleware:
    """Public pages are left alone: they don't read the session, so they don't keep it alive either."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_args: Any) -> HttpResponse | None:
        if getattr(view, "is_public", False) or SESSION_KEY not in request.session:
            return None
        now, session = int(time.time()), request.session
        idle = now - session.get("seen_at", 0)
        if idle > SESSION_IDLE.total_seconds():
            return _ended(request, _("We signed you out because you were inactive. Sign in to continue."))
        if now - session.get("started_at", 0) > SESSION_LIFE.total_seconds():
            return _ended(request, _("We signed you out because you signed in 12 hours ago. Sign in to continue."))
        if idle >= SESSION_TOUCH.total_seconds():
            session["seen_at"] = now
        return None


def _ended(request: HttpRequest, reason: str) -> HttpResponse:
    """To sign in, and from there back to where they were; what was posted is gone with the session."""
    logout(request, show_message=False)
    messages.info(request, reason)
    query = {REDIRECT_FIELD_NAME: request.get_full_path()} if request.method == "GET" else {}
    return redirect(reverse("account_login", query=query))
