"""Delete what has served its time, in batches small enough to disturb nobody. Run it daily."""

from datetime import timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand
from django.db.models import QuerySet

from absher_portal.clock import db_now
from accounts import numbers
from accounts.captcha.purge import purge_all
from accounts.models import (
    ChangeHold,
    Disavowal,
    EmailChange,
    LimitCount,
    OtpChallenge,
    OutboxMessage,
    PendingRegistration,
    PhoneChange,
    RecoveryAttempt,
    SendRange,
    SignedInSession,
    WrongPasswords,
)
from accounts.security.chain import purge_before

SEND_HOURS_KEPT = numbers.SEND_RANGES_KEPT // timedelta(hours=1)


class Command(BaseCommand):
    help = "Delete old codes, messages, applications, counters, image codes, sessions and events."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, old in _old_rows().items():
            self.stdout.write(f"{name}: {delete_old(old)}")
        self.stdout.write(f"image codes: {purge_all()}")
        self.stdout.write(f"events: {purge_before(db_now() - numbers.EVENTS_KEPT)}")


def _old_rows() -> dict[str, QuerySet[Any]]:
    now = db_now()
    seconds = int(now.timestamp())
    forgotten = seconds - int(numbers.WRONG_PASSWORDS_KEPT.total_seconds())
    return {
        "applications": PendingRegistration.objects.filter(expires_at__lt=now - timedelta(hours=1)),
        "messages": OutboxMessage.objects.filter(not_after__lt=now - numbers.MESSAGES_KEPT),
        "codes": OtpChallenge.objects.filter(dies_at__lt=now - numbers.CHALLENGES_KEPT),
        "limits": LimitCount.objects.filter(ends__lt=seconds - 60),
        "ranges of numbers": SendRange.objects.filter(hour__lt=seconds // 3600 - SEND_HOURS_KEPT),
        # A closed password stays closed, however long ago.
        "wrong passwords": WrongPasswords.objects.filter(
            last__lt=forgotten, in_a_row__lt=numbers.WRONG_PASSWORDS_CLOSE
        ),
        "recoveries": RecoveryAttempt.objects.filter(expires_at__lt=now - numbers.CHALLENGES_KEPT),
        "changes of mobile": PhoneChange.objects.filter(expires_at__lt=now - numbers.CHALLENGES_KEPT),
        "changes of email": EmailChange.objects.filter(expires_at__lt=now - numbers.CHALLENGES_KEPT),
        "holds": ChangeHold.objects.filter(until__lt=now),
        "links of notices": Disavowal.objects.filter(expires_at__lt=now - numbers.MESSAGES_KEPT),
        "sessions": Session.objects.filter(expire_date__lt=now),
        "signed-in sessions": SignedInSession.objects.filter(started_at__lt=now - numbers.SESSION_LIFE),
    }


def delete_old(old: QuerySet[Any]) -> int:
    """A batch a transaction; a row that has come to life again meanwhile stays. Returns how many went."""
    deleted = 0
    while keys := list(old.order_by().values_list("pk", flat=True)[: numbers.PURGE_BATCH]):
        old.filter(pk__in=keys).delete()
        deleted += len(keys)
    return deleted
