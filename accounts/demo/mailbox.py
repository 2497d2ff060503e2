"""Where e-mail ends up in the embedded profile."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from accounts.models.demo import DemoMessage


class DemoMailboxBackend(BaseEmailBackend):
    """Shows every e-mail in the demo mailbox. Refused in production."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for recipient in message.recipients():
                with transaction.atomic():
                    DemoMessage.objects.receive("email", recipient, str(message.body), str(message.subject))
        return len(email_messages)
