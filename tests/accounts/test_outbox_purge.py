"""`manage.py purge`: what has served its time goes, what still counts stays."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from absher_portal.clock import db_now
from accounts import failures, limits, numbers, otp
from accounts.models import LimitCount, OtpChallenge, OutboxMessage, SendRange, WrongPasswords
from accounts.otp import Purpose

pytestmark = pytest.mark.django_db


def test_what_is_recent_stays() -> None:
    otp.issue(Purpose.REGISTER, "+966500000001", language="ar", ip="203.0.113.1")
    failures.reserve("name")
    call_command("purge")
    models = (OtpChallenge, OutboxMessage, LimitCount, WrongPasswords, SendRange)
    assert [model.objects.count() for model in models] == [1, 1, 5, 1, 1]


def test_old_codes_messages_and_counters_go_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "PURGE_BATCH", 2)
    for n in range(5):
        otp.issue(Purpose.REGISTER, f"+96650000000{n}", language="ar", ip="203.0.113.1")
    OtpChallenge.objects.update(dies_at=db_now() - timedelta(days=2))
    LimitCount.objects.update(ends=0)
    call_command("purge")
    assert [model.objects.count() for model in (OtpChallenge, OutboxMessage, LimitCount)] == [0, 0, 0]


def test_old_failures_are_forgotten_but_a_closed_password_stays_closed() -> None:
    failures.reserve("forgotten")
    failures.reserve("closed")
    WrongPasswords.objects.filter(key=failures._sealed("closed")).update(in_a_row=numbers.WRONG_PASSWORDS_CLOSE)
    WrongPasswords.objects.update(last=0)
    limits.allow("image-codes-ip", "203.0.113.1")
    call_command("purge")
    assert failures.recent("forgotten") == 0
    assert failures.reserve("closed") == failures.Closed()
    assert WrongPasswords.objects.count() == LimitCount.objects.count() == 1


def test_ranges_of_numbers_go_after_thirty_days() -> None:
    otp.issue(Purpose.REGISTER, "+966500000001", language="ar", ip="203.0.113.1")
    for days, left in ((30, 1), (31, 0)):
        SendRange.objects.update(hour=int(db_now().timestamp()) // 3600 - days * 24)
        call_command("purge")
        assert SendRange.objects.count() == left
