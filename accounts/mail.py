"""E-mails: queued in the transaction that needs them, put into words in the person's language at delivery."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from absher_portal.clock import db_now
from absher_portal.formats import dates
from absher_portal.sealing import fingerprint
from accounts.models.changes import EmailChange
from accounts.models.outbox import OutboxMessage
from accounts.models.user import User
from accounts.numbers import DISAVOWAL_LIFE, EMAIL_LINK_LIFE, NEW_EMAIL_LINK_LIFE
from accounts.security import notices

CONFIRM_EMAIL = "confirm-email"
NEW_EMAIL = "new-email"


def enqueue_email_confirmation(user: User) -> OutboxMessage:
    """Ask the account's address to be confirmed; call it in the transaction that sets the address."""
    return OutboxMessage.objects.enqueue(
        channel=OutboxMessage.Channel.EMAIL, kind=CONFIRM_EMAIL, recipient=user.email, language=user.language,
        user=user, context={"user": user.pk}, not_after=db_now() + EMAIL_LINK_LIFE,
    )  # fmt: skip


def enqueue_new_email(change: EmailChange) -> OutboxMessage:
    """Ask at an address whether it is to be the account's; call it in the transaction that keeps the change."""
    return OutboxMessage.objects.enqueue(
        channel=OutboxMessage.Channel.EMAIL, kind=NEW_EMAIL, recipient=change.address, language=change.user.language,
        user=change.user, not_after=change.expires_at,
    )  # fmt: skip


def email_fingerprint(address: str) -> str:
    """64 bits are plenty beside a signature, and a shorter link breaks less often."""
    return fingerprint("email", address.lower())[:16]


def confirmation_token(user: User) -> str:
    """Names the account and the address it had; signed, good for `EMAIL_LINK_LIFE`."""
    return signing.dumps([user.pk, email_fingerprint(user.email)], salt=CONFIRM_EMAIL)


def new_email_token(change: EmailChange) -> str:
    """Names the account and the address it is to have; good for nothing else."""
    return signing.dumps([change.user_id, email_fingerprint(change.address)], salt=NEW_EMAIL)


def read_confirmation_token(token: str, kind: str = CONFIRM_EMAIL) -> tuple[int, str] | None:
    """(account's id, fingerprint of the address), or None when the token is old, of another kind or not ours."""
    try:
        user_id, address = signing.loads(token, salt=kind, max_age=EMAIL_LINK_LIFE)
    except signing.BadSignature:
        return None
    return user_id, address


def compose(message: OutboxMessage) -> EmailMessage | None:
    """The e-mail for a queued message, or None when there is nothing to say any more."""
    context = CONTEXTS[message.kind](message)
    if context is None:
        return None
    with override(message.language):
        context |= {"site_name": settings.SITE_NAME[message.language], "site_url": settings.SITE_URL}
        template = f"mail/{message.kind.replace('-', '_')}"
        subject = render_to_string(f"{template}.subject.txt", context).strip()
        body = render_to_string(f"{template}.txt", context)
    # One id for every try of a message: mail programs drop the second copy.
    headers = {
        "Message-ID": f"<{message.reference}@{urlsplit(settings.SITE_URL).hostname}>",
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [message.recipient], headers=headers)


def _confirm_email(message: OutboxMessage) -> dict[str, Any] | None:
    user = User.objects.filter(pk=message.context["user"], email_confirmed_at=None).first()
    if user is None or user.email != message.recipient:
        return None
    with override(message.language):
        path = reverse("confirm_email", args=[confirmation_token(user)])
    return {"username": user.username, "link": settings.SITE_URL + path, "days": EMAIL_LINK_LIFE.days}


def _new_email(message: OutboxMessage) -> dict[str, Any] | None:
    change = EmailChange.waiting(message.user_id) if message.user_id else None
    if change is None or change.address != message.recipient:
        return None
    with override(message.language):
        path = reverse("confirm_new_email", args=[new_email_token(change)])
    return {"username": change.user.username, "link": settings.SITE_URL + path, "days": NEW_EMAIL_LINK_LIFE.days}


def _notice(message: OutboxMessage) -> dict[str, Any]:
    link = notices.disavowal_of(message)
    with override(message.language):
        what = str(notices.Notice(message.context["notice"]).label)
        day, time = dates.both(dates.local_date(message.created_at)), dates.clock_time(message.created_at)
    return {
        "what": what,
        "headline": what.rstrip("."),
        "username": message.user.username if message.user else "",
        "day": day,
        "time": time,
        "device": link.device if link else "",
        "by": message.context.get("by", ""),
        "link": notices.link_to(link, message.language),
        "days": DISAVOWAL_LIFE.days,
    }


CONTEXTS = {CONFIRM_EMAIL: _confirm_email, NEW_EMAIL: _new_email, notices.KIND: _notice}
