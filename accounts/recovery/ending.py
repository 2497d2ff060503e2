"""What a recovery ends in: a new password, or the username on its way to the owner's mobile."""

from django.db import transaction
from django.http import HttpRequest

from absher_portal.clock import db_now
from accounts import failures, limits
from accounts.factors import strong, totp
from accounts.models import (
    ChangeHold,
    OutboxMessage,
    RecoveryAttempt,
    RecoveryCode,
    SecurityEvent,
    SignedInSession,
    User,
    forget_changes,
)
from accounts.numbers import RECOVERY_LIFE
from accounts.passwords import normalise_password
from accounts.security.events import write_down
from accounts.security.notices import Notice, tell
from accounts.signin.devices import device_name
from accounts.sms.compose import USERNAME


def send_username(request: HttpRequest, attempt: RecoveryAttempt, user: User, budget: str) -> None:
    """By text, whole, in the caller's transaction; told by notice too, so that a thief's attempt shows."""
    if not RecoveryAttempt.objects.get(pk=attempt.pk).finish():
        return
    OutboxMessage.objects.enqueue(
        channel=OutboxMessage.Channel.SMS, kind=USERNAME, recipient=user.phone, language=user.language,
        user=user, context={"user": user.pk}, not_after=db_now() + RECOVERY_LIFE,
    )  # fmt: skip
    _forget_answers(attempt, budget)
    tell(user, Notice.USERNAME_RECOVERED, device=device_name(request))
    write_down(request, SecurityEvent.Kind.USERNAME_RECOVERED, user, purpose=attempt.purpose)


@transaction.atomic
def set_password(request: HttpRequest, attempt: RecoveryAttempt, password: str, budget: str) -> bool:
    """Save it once, and end whatever the old password or a thief has open. False when the proof counts no more."""
    User.objects.kept_still(attempt.user_id or 0)
    fresh = RecoveryAttempt.found(pk=attempt.pk)
    if fresh is None or not fresh.holds or (user := fresh.owner) is None or not fresh.finish():
        return bool(fresh and fresh.finished_at)
    user.set_password(normalise_password(password))
    user.save(update_fields=["password"])
    RecoveryAttempt.cancel(user)  # waits for answers being judged, which hold what is forgotten next
    failures.forget(user)
    _forget_answers(fresh, budget)
    SignedInSession.end_all(user)
    user.known_devices.all().delete()
    forget_changes(user)
    _hold_changes(user, has_strong_proof=fresh.has_strong_proof)
    tell(user, Notice.PASSWORD_RECOVERED, device=device_name(request))
    write_down(request, SecurityEvent.Kind.PASSWORD_RECOVERED, user, purpose=fresh.purpose)
    return True


def _hold_changes(user: User, *, has_strong_proof: bool) -> None:
    """For a day, or not at all: a stronger proof ends an earlier hold too, unless it may be a thief's."""
    if not has_strong_proof:
        ChangeHold.begin(user)
    elif (app := totp.authenticator(user)) or RecoveryCode.objects.filter(user=user).exists():
        strong.lift_hold(user, app)


def _forget_answers(attempt: RecoveryAttempt, budget: str) -> None:
    for key in sorted({budget, attempt.pair}):
        limits.forget("recovery-answers", key)
