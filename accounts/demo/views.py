"""The demo phone and the demo mailbox: what a number or an address received. Embedded profile only."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from absher_portal.text import without_hidden
from accounts.models.demo import DemoMessage, normalise_recipient


@require_safe
def phone(request: HttpRequest) -> HttpResponse:
    """`?phone=` in any spelling: the text messages that it received."""
    return render(request, "demo/phone.html", _received("sms", request.GET.get("phone", "")))


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """`?address=`: the e-mails that it received."""
    return render(request, "demo/mailbox.html", _received("email", request.GET.get("address", "")))


@require_safe
def phone_messages(request: HttpRequest) -> JsonResponse:
    """`?phone=` in any spelling → `{"messages": [{"text", "sent_at"}]}`, newest first."""
    received = DemoMessage.objects.received_by("sms", without_hidden(request.GET.get("phone", "")))
    return JsonResponse({"messages": [{"text": m.text, "sent_at": m.sent_at} for m in received]})


def _received(channel: str, typed: str) -> dict[str, Any]:
    """What the one asked for received; without a question, the latest one to receive anything."""
    typed = without_hidden(typed).strip()[:254]
    recipients = DemoMessage.objects.recipients(channel)
    shown = normalise_recipient(typed) if typed else next(iter(recipients), "")
    return {
        "typed": typed,
        "shown": shown,
        "recipients": recipients,
        "messages": DemoMessage.objects.received_by(channel, shown),
    }
