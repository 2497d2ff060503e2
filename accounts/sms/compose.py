"""From a queued text message to its words, at delivery: what the row itself never holds."""

from collections.abc import Callable

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts import otp
from accounts.models.outbox import OutboxMessage
from accounts.models.user import User
from accounts.security import notices
from accounts.sms.texts import code_text, notice_text

USERNAME = "username"


def compose(message: OutboxMessage) -> str | None:
    """The text of a queued message, or None when there is nothing to say any more."""
    return TEXTS[message.kind](message)


def _code(message: OutboxMessage) -> str | None:
    challenge = message.challenge
    if challenge is None or challenge.is_decoy or challenge.is_spent or challenge.is_exhausted:
        return None
    code = otp.code_of(challenge)
    return code_text(challenge.purpose, code, message.language) if code else None


def _username(message: OutboxMessage) -> str | None:
    """To the phone that has just been proved; `context` names the account."""
    user = User.objects.filter(pk=message.context["user"]).first()
    if user is None or user.phone != message.recipient:
        return None
    with override(message.language):
        # Translators: a text message
        words = _("Your username for %(site)s is %(username)s")
        return words % {"site": settings.SITE_NAME[message.language], "username": user.username}


def _notice(message: OutboxMessage) -> str:
    link = notices.link_to(notices.disavowal_of(message), message.language)
    return notice_text(notices.Notice(message.context["notice"]).label, link, message.language)


TEXTS: dict[str, Callable[[OutboxMessage], str | None]] = {
    otp.KIND: _code,
    USERNAME: _username,
    notices.KIND: _notice,
}
