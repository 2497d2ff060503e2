"""What the demo phone and the demo mailbox received. Sealed: not even here does a code stand in the clear."""

import json
import re

from django.db import models

from absher_portal.sealing import fingerprint, seal, unseal
from accounts import numbers
from accounts.identity import normalise_phone


def normalise_recipient(address: str) -> str:
    """A phone in E.164, an e-mail address in lower case."""
    return normalise_phone(address) or address.strip().lower()


class DemoMessageQuerySet(models.QuerySet["DemoMessage"]):
    def receive(self, channel: str, recipient: str, text: str, subject: str = "") -> "DemoMessage":
        """Keep a message, and only the newest `DEMO_MESSAGES_KEPT` of all."""
        recipient = normalise_recipient(recipient)
        message = self.create(
            channel=channel,
            recipient_fingerprint=fingerprint("demo", recipient),
            content_sealed=seal(json.dumps([recipient, subject, text])),
        )
        self.filter(pk__lte=message.pk - numbers.DEMO_MESSAGES_KEPT).delete()
        return message

    def received_by(self, channel: str, recipient: str) -> "DemoMessageQuerySet":
        """Newest first; any spelling of a number."""
        key = fingerprint("demo", normalise_recipient(recipient))
        return self.filter(channel=channel, recipient_fingerprint=key).order_by("-pk")

    def recipients(self, channel: str) -> list[str]:
        """Every number or address that received something, the latest first."""
        kept = self.filter(channel=channel).order_by("-pk")
        return list(dict.fromkeys(message.recipient for message in kept))


class DemoMessage(models.Model):
    channel = models.CharField(max_length=5)
    recipient_fingerprint = models.CharField(max_length=64, db_index=True)
    content_sealed = models.TextField()
    sent_at = models.DateTimeField(auto_now_add=True)

    objects = DemoMessageQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.channel} {self.pk}"

    @property
    def content(self) -> tuple[str, str, str]:
        """Recipient, subject, text."""
        recipient, subject, text = json.loads(unseal(self.content_sealed))
        return recipient, subject, text

    @property
    def recipient(self) -> str:
        return self.content[0]

    @property
    def language(self) -> str:
        """Backends are not told the language; Arabic letters tell it well enough."""
        return "ar" if re.search("[\u0621-\u064a]", self.text) else "en"

    @property
    def subject(self) -> str:
        return self.content[1]

    @property
    def text(self) -> str:
        return self.content[2]
