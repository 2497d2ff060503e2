"""Telling people what happened to their account, where only they read it, with a way to say “this wasn't me”."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from absher_portal.clock import db_now
from accounts.models import Disavowal, OutboxMessage, User
from accounts.numbers import DISAVOWAL_LIFE

KIND = "notice"  # of the outbox message
Channel = OutboxMessage.Channel


class Notice(models.TextChoices):
    """The label is the sentence that the text message, the e-mail and the link's page say."""

    PASSWORD_RECOVERED = "password-recovered", _("Your password was reset.")
    USERNAME_RECOVERED = "username-recovered", _("Your username was sent to your mobile.")
    PASSWORD_CHANGED = "password-changed", _("Your password was changed.")
    PHONE_CHANGED = "phone-changed", _("Your account mobile number was changed.")
    EMAIL_CHANGE_ASKED = "email-change-asked", _("A change of your account email was requested.")
    EMAIL_CHANGED = "email-changed", _("Your account email was changed.")
    QUESTIONS_CHANGED = "questions-changed", _("Your security questions were changed.")
    FACTOR_ADDED = "factor-added", _("A new way to sign in was added to your account.")
    FACTOR_REMOVED = "factor-removed", _("A way to sign in was removed from your account.")
    RECOVERY_CODES_MADE = "recovery-codes-made", _("New recovery codes were made for your account.")
    ACTIVATED_BY_BANK = "activated-by-bank", _("Your account was activated through your bank.")
    ACTIVATED_AT_KIOSK = "activated-at-kiosk", _("Your account was activated at a self-service kiosk.")
    ACTIVATED_AT_OFFICE = "activated-at-office", _("Your account was activated at an office.")
    ACTIVATION_SUSPENDED = "activation-suspended", _("The activation of your account was suspended at an office.")
    ACTIVATION_RESUMED = "activation-resumed", _("The activation of your account was resumed at an office.")
    ACTIVATION_REVOKED = "activation-revoked", _("The activation of your account was withdrawn at an office.")
    DESK_LOOK_UP = "desk-look-up", _("An activation officer looked up your account by your ID number.")
    PHONE_CHANGED_AT_OFFICE = (
        "phone-changed-at-office",
        _("Your account mobile number was changed at an activation office."),
    )
    ACCOUNT_REOPENED = "account-reopened", _("Your account was opened again at an activation office.")
    QUESTIONS_CLEARED = "questions-cleared", _("Your security questions were cleared at an activation office.")
    FACTORS_CLEARED = "factors-cleared", _("Your ways to sign in were cleared at an activation office.")
    ACCOUNT_LOCKED = "account-locked", _("Your account was locked with a link from our message.")
    ACCOUNT_DELETED = "account-deleted", _("Your account was deleted.")


WITHOUT_LINK = {Notice.ACCOUNT_LOCKED, Notice.ACCOUNT_DELETED}  # nothing is left to lock


def tell(user: User, notice: Notice, *, phone: str = "", email: str = "", device: str = "", by: str = "") -> None:
    """Queue, in the caller's transaction, a text to the account's phone and an e-mail to its address if confirmed.

    Named, `phone` (E.164) or `email` is told instead, and nobody else: the old one after a change. It must have
    been proved or confirmed. Each message has a link of its own. `device` as `device_name` says it; `by` in the
    person's language is who did it, in the e-mail only.
    """
    confirmed = user.email if user.email_confirmed_at else ""
    wanted = {Channel.SMS: phone, Channel.EMAIL: email}
    if not (phone or email):
        wanted = {Channel.SMS: user.phone, Channel.EMAIL: confirmed}
    for channel, recipient in wanted.items():
        if recipient:
            _enqueue(channel, recipient, user, notice, device, by)


def disavowal_of(message: OutboxMessage) -> Disavowal | None:
    """The row of the link that a notice carries, if any."""
    return Disavowal.objects.filter(pk=message.context.get("disavowal")).first()


def link_to(row: Disavowal | None, language: str) -> str:
    """The address that locks the account; empty where nothing is left to lock."""
    with override(language):
        return settings.SITE_URL + reverse("not_me", args=[row.token]) if row else ""


def _enqueue(channel: Channel, recipient: str, user: User, notice: Notice, device: str, by: str) -> None:
    context: dict[str, int | str] = {"notice": notice.value}
    if by:
        context["by"] = by
    if notice not in WITHOUT_LINK:
        context["disavowal"] = Disavowal.objects.create(user=user, notice=notice, device=device).pk
    OutboxMessage.objects.enqueue(
        channel=channel, kind=KIND, recipient=recipient, language=user.language, context=context,
        user=None if notice == Notice.ACCOUNT_DELETED else user, not_after=db_now() + DISAVOWAL_LIFE,
    )  # fmt: skip
