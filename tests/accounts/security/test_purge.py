"""The daily purge: links, sessions and begun changes go when nothing needs them, and none sooner."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models.functions import Now

from accounts import numbers
from accounts.models import (
    ChangeHold,
    Disavowal,
    EmailChange,
    PhoneChange,
    RecoveryAttempt,
    SignedInSession,
    User,
)

pytestmark = pytest.mark.django_db
SOON, DAY, WEEK = timedelta(minutes=1), timedelta(days=1), timedelta(days=7)


def attempt(user: User) -> RecoveryAttempt:
    row = RecoveryAttempt(user=user, submission=uuid.uuid4(), wanted="password", language="ar")
    row.save()
    return row


MAKERS: dict[Any, Any] = {
    RecoveryAttempt: attempt,
    PhoneChange: lambda user: PhoneChange.begin(user, "+966500000199", None),
    EmailChange: lambda user: EmailChange.begin(user, "new@portal.example"),
    Disavowal: lambda user: Disavowal.objects.create(user=user, notice="password-changed"),
    ChangeHold: ChangeHold.begin,
    SignedInSession: lambda user: SignedInSession.objects.create(user=user, session_key="x"),
}


@pytest.mark.parametrize(
    ("model", "moment", "kept_for"),
    [
        (RecoveryAttempt, "expires_at", DAY),
        (PhoneChange, "expires_at", DAY),
        (EmailChange, "expires_at", DAY),
        (Disavowal, "expires_at", WEEK),
        (ChangeHold, "until", timedelta()),
        (SignedInSession, "started_at", numbers.SESSION_LIFE),
    ],
)
def test_a_row_goes_after_its_time_and_not_before(citizen: User, model: Any, moment: str, kept_for: timedelta) -> None:
    MAKERS[model](citizen)
    for age, left in [(kept_for - SOON, 1), (kept_for + SOON, 0)]:
        model.objects.update(**{moment: Now() - age})
        call_command("purge")
        assert model.objects.count() == left
