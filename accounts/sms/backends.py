"""Ways for a text message to leave. A backend is a class named by `settings.SMS_BACKEND`."""

import sys
from typing import Protocol

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from accounts.models.demo import DemoMessage


class SmsError(Exception):
    """The message did not leave. `is_permanent`: trying again would not help (no such number, opted out)."""

    def __init__(self, reason: str, *, is_permanent: bool = False) -> None:
        super().__init__(reason)
        self.is_permanent = is_permanent


class SmsBackend(Protocol):
    def send(self, to: str, text: str, sender: str, reference: str) -> str:
        """Send `text` to `to` (E.164) and return the provider's message id; `SmsError` when it did not leave.

        `reference` is the same for every try of one message, for providers that recognise a repetition.
        """
        ...


def sms_backend() -> SmsBackend:
    """The backend of the settings."""
    backend: SmsBackend = import_string(settings.SMS_BACKEND)()
    return backend


class ConsoleBackend:
    """For developers: prints the message, code and all. Refused in production."""

    def send(self, to: str, text: str, sender: str, reference: str) -> str:
        sys.stdout.write(f"SMS {reference} {sender} → {to}\n{text}\n\n")
        return reference


class DemoPhoneBackend:
    """Shows the message on the demo phone. Refused in production."""

    def send(self, to: str, text: str, sender: str, reference: str) -> str:
        with transaction.atomic():
            DemoMessage.objects.receive("sms", to, text)
        return reference
