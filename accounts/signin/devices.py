"""The browser before us: is it known to an account, what does it call itself, and its cookie."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.models import KnownDevice, User
from accounts.models.devices import COOKIE, COOKIE_LIFE

# First match wins: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
BROWSERS = {"Edg": "Edge", "OPR": "Opera", "SamsungBrowser": "Samsung Internet", "Firefox|FxiOS": "Firefox",
            "Chrome|CriOS": "Chrome", "Safari": "Safari"}  # fmt: skip
SYSTEMS = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows", "Mac OS": "macOS",
           "Linux": "Linux"}  # fmt: skip


def known_device(request: HttpRequest, user: User | None) -> KnownDevice | None:
    """The browser's device row when this user has signed in with it before, else None."""
    return KnownDevice.find(user, request.COOKIES.get(COOKIE, ""))


def budget_key(request: HttpRequest, user: User) -> str:
    """Whose budget a try at this account costs: a known browser's own, else the account's."""
    device = known_device(request, user)
    return f"device:{device.pk}" if device else f"account:{user.pk}"


def remember_device(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Let this browser keep its own budget of wrong passwords from now on."""
    token = KnownDevice.remember(user, request.COOKIES.get(COOKIE, ""))
    response.set_cookie(
        COOKIE,
        token,
        max_age=COOKIE_LIFE,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def device_name(request: HttpRequest) -> str:
    """`Chrome, Windows`: enough to recognise one's own, nothing that identifies; empty when unknown."""
    agent = request.headers.get("User-Agent", "")
    found = (next((name for p, name in t.items() if re.search(p, agent)), "") for t in (BROWSERS, SYSTEMS))
    return ", ".join(filter(None, found))
