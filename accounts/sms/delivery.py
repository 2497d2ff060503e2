"""The outbox's way out: take a due message, put it into words, send it, note what became of it.

A message is taken in a transaction of its own and sent outside of any, so a slow gateway holds nothing. If the
sender dies between sending and noting, its lease ends and another sends that one message a second time.
"""

import logging
import random
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Now
from django.db.models.signals import post_save
from django.dispatch import receiver

from absher_portal.clock import db_now
from accounts import mail, numbers
from accounts.models.outbox import OutboxMessage
from accounts.sms.backends import SmsError, sms_backend
from accounts.sms.compose import compose

State = OutboxMessage.State
log = logging.getLogger("portal.outbox")


def deliver_due(limit: int = 100) -> int:
    """Try up to `limit` due messages, one by one, whatever becomes of each; returns how many were tried."""
    late = OutboxMessage.objects.waiting().filter(not_after__lte=Now())
    if late.exists():
        late.update(state=State.EXPIRED)
    for tried in range(limit):
        if (message := _take()) is None:
            return tried
        _deliver(message)
    return limit


@receiver(post_save, sender=OutboxMessage)
def deliver_after_commit(created: bool, **kwargs: Any) -> None:
    """Without a worker (embedded profile) a message leaves as soon as its transaction is committed."""
    if created and settings.DELIVER_AFTER_COMMIT:
        transaction.on_commit(deliver_due, robust=True)


def _take() -> OutboxMessage | None:
    """Lease the message that has waited longest; nobody else gets it until the lease ends."""
    with transaction.atomic():
        due = OutboxMessage.objects.waiting().filter(not_after__gt=Now()).order_by("next_try_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        message = due.first()
        if message is None:
            return None
        lease = db_now() + numbers.MESSAGE_LEASE
        mine = OutboxMessage.objects.waiting().filter(pk=message.pk)
        if not mine.update(state=State.SENDING, tries=F("tries") + 1, next_try_at=lease):
            return None
    message.refresh_from_db()
    return message


def _deliver(message: OutboxMessage) -> None:
    try:
        provider_id = _send_sms(message) if message.channel == "sms" else _send_email(message)
    except Exception as error:  # whatever a gateway or a template does, the other messages still leave
        _put_off(message, error)
    else:
        if provider_id is None:
            _note(message, state=State.EXPIRED)
        else:
            _note(message, state=State.SENT, sent_at=Now(), provider_id=provider_id[:100])


def _send_sms(message: OutboxMessage) -> str | None:
    """The provider's message id, or None when there is nothing to say any more."""
    text = compose(message)
    if text is None:
        return None
    return sms_backend().send(message.recipient, text, settings.SMS_SENDER, message.reference)


def _send_email(message: OutboxMessage) -> str | None:
    email = mail.compose(message)
    if email is None:
        return None
    if not email.send():
        raise SmsError("the mail server took nothing")
    return message.reference


def _put_off(message: OutboxMessage, error: Exception) -> None:
    """Again later, with doubling pauses and jitter; an error's text may hold a code, so only its kind is logged."""
    log.warning("%s: try %d failed: %s", message, message.tries, type(error).__name__)
    if getattr(error, "is_permanent", False) or message.tries >= numbers.MESSAGE_TRIES:
        _note(message, state=State.FAILED)
        return
    pause = min(numbers.MESSAGE_RETRY_FIRST * 2 ** (message.tries - 1), numbers.MESSAGE_RETRY_LONGEST)
    pause *= random.uniform(0.75, 1.25)  # noqa: S311 - spreads retries, hides nothing
    _note(message, state=State.QUEUED, next_try_at=db_now() + timedelta(seconds=pause))


def _note(message: OutboxMessage, **changes: Any) -> None:
    """Only while the lease is still ours: `tries` names it."""
    ours = OutboxMessage.objects.filter(pk=message.pk, state=State.SENDING, tries=message.tries)
    ours.update(**changes)
