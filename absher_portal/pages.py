"""Pages that only say something: the individuals' entrance, help, and the statements."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from absher_portal.public import public_page
from accounts import numbers
from accounts.models.devices import COOKIE as KNOWN_DEVICE_COOKIE
from services.models import Category


def statement(name: str) -> Callable[[HttpRequest], HttpResponse]:
    """A page that is its template, `pages/<name>.html`; every number in it is the rule's own."""

    @public_page
    def show(request: HttpRequest) -> HttpResponse:
        return render(request, f"pages/{name}.html", {"numbers": NUMBERS})

    return show


@public_page
def individuals(request: HttpRequest) -> HttpResponse:
    """The individuals' entrance: the doors of an account, and the categories."""
    return render(request, "pages/individuals.html", {"categories": Category.objects.all()})


NUMBERS = {
    "code_minutes": numbers.CODE_LIFE.seconds // 60,
    "resend_seconds": numbers.CODE_RESEND_AFTER.seconds,
    "pending_minutes": numbers.PENDING_LIFE.seconds // 60,
    "recovery_days": numbers.CHALLENGES_KEPT.days,
    "session_hours": numbers.SESSION_LIFE.seconds // 3600,
    "message_days": (numbers.DISAVOWAL_LIFE + numbers.MESSAGES_KEPT).days,  # notices wait longest
    "event_months": numbers.EVENTS_KEPT.days // 30,
    "attempt_days": numbers.WRONG_PASSWORDS_KEPT.days,
    "password_length": numbers.PASSWORD_MIN_LENGTH,
    "cookies": {
        "session": settings.SESSION_COOKIE_NAME,
        "csrf": settings.CSRF_COOKIE_NAME,
        "language": settings.LANGUAGE_COOKIE_NAME,
        "device": KNOWN_DEVICE_COOKIE,
    },
}
