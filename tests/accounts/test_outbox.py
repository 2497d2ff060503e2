"""How messages leave, and when they do not."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from absher_portal.clock import db_now
from accounts import mail, numbers, otp
from accounts.models import OtpChallenge, OutboxMessage, User
from accounts.otp import Purpose
from accounts.sms.backends import ConsoleBackend, SmsError
from accounts.sms.delivery import deliver_due

pytestmark = pytest.mark.django_db
PHONE = "+966500000001"


class Gateway:
    """A provider on strings: fails as often as told, remembers what it took."""

    sent: list[tuple[str, str, str, str]] = []
    faults: list[BaseException] = []

    def send(self, to: str, text: str, sender: str, reference: str) -> str:
        if self.faults:
            raise self.faults.pop(0)
        self.sent.append((to, text, sender, reference))
        return f"gw-{len(self.sent)}"


@pytest.fixture(autouse=True)
def gateway(settings: Any) -> type[Gateway]:
    settings.SMS_BACKEND = "tests.accounts.test_outbox.Gateway"
    Gateway.sent, Gateway.faults = [], []
    return Gateway


def issued(language: str = "ar") -> OtpChallenge:
    challenge = otp.issue(Purpose.REGISTER, PHONE, language=language, ip="203.0.113.1")
    assert isinstance(challenge, OtpChallenge)
    return challenge


def only() -> OutboxMessage:
    return OutboxMessage.objects.get()


def due_again() -> None:
    OutboxMessage.objects.update(next_try_at=db_now() - timedelta(seconds=1))


def test_a_code_leaves_once_with_its_reference_and_is_noted(gateway: type[Gateway], settings: Any) -> None:
    settings.SMS_SENDER = "Portal"
    challenge = issued()
    assert (deliver_due(), deliver_due()) == (1, 0)
    ((to, text, sender, reference),) = gateway.sent
    assert (to, sender, reference) == (PHONE, "Portal", only().reference)
    assert otp.code_of(challenge) in text
    assert (only().state, only().provider_id, only().tries) == ("sent", "gw-1", 1)


def test_a_failing_gateway_is_asked_again_later_each_time(gateway: type[Gateway]) -> None:
    issued()
    gateway.faults = [ConnectionError("down"), SmsError("busy")]
    pauses = []
    for _ in range(2):
        deliver_due()
        assert only().state == "queued"
        pauses.append((only().next_try_at - db_now()).total_seconds())
        assert deliver_due() == 0
        due_again()
    assert 1 < pauses[0] < 2.6 < pauses[1] < 5.1
    deliver_due()
    assert (only().state, only().tries, len(gateway.sent)) == ("sent", 3, 1)


def test_a_fault_of_one_message_keeps_no_other_from_leaving(gateway: type[Gateway]) -> None:
    issued()
    issued()
    gateway.faults = [RuntimeError("broken")]
    assert deliver_due() == 2
    assert len(gateway.sent) == 1


def test_a_number_that_cannot_be_reached_is_not_tried_again(gateway: type[Gateway]) -> None:
    issued()
    gateway.faults = [SmsError("no such number", is_permanent=True)]
    deliver_due()
    due_again()
    assert (deliver_due(), only().state) == (0, "failed")


def test_after_the_last_try_a_message_has_failed(gateway: type[Gateway]) -> None:
    issued()
    OutboxMessage.objects.update(tries=numbers.MESSAGE_TRIES - 1)
    gateway.faults = [ConnectionError("down")]
    deliver_due()
    assert only().state == "failed"


def test_a_fault_is_logged_without_phone_code_or_text(gateway: type[Gateway], caplog: pytest.LogCaptureFixture) -> None:
    challenge = issued()
    gateway.faults = [ConnectionError(f"could not send {otp.code_of(challenge)} to {PHONE}")]
    with caplog.at_level(logging.DEBUG):
        deliver_due()
    assert only().reference in caplog.text
    assert "ConnectionError" in caplog.text
    assert otp.code_of(challenge) not in caplog.text
    assert PHONE not in caplog.text


def test_an_expired_code_is_not_sent(gateway: type[Gateway]) -> None:
    issued()
    OutboxMessage.objects.update(not_after=db_now() - timedelta(seconds=1))
    assert (deliver_due(), only().state, gateway.sent) == (0, "expired", [])


def test_a_code_that_was_used_meanwhile_is_not_sent(gateway: type[Gateway]) -> None:
    challenge = issued()
    otp.redeem(challenge.pk, Purpose.REGISTER, otp.code_of(challenge))
    deliver_due()
    assert (only().state, gateway.sent) == ("expired", [])


def test_a_sender_that_dies_after_sending_costs_one_repetition_at_most(gateway: type[Gateway]) -> None:
    issued()
    gateway.faults = [KeyboardInterrupt()]  # gone, nothing noted
    with pytest.raises(KeyboardInterrupt):
        deliver_due()
    assert (only().state, deliver_due()) == ("sending", 0)
    OutboxMessage.objects.update(next_try_at=db_now() - timedelta(seconds=1))
    assert (deliver_due(), deliver_due(), len(gateway.sent)) == (1, 0, 1)


def test_a_sender_that_lost_its_lease_overwrites_nothing(gateway: type[Gateway], monkeypatch: Any) -> None:
    issued()

    def slow(self: Gateway, *args: str) -> str:
        OutboxMessage.objects.update(state="sent", tries=2, provider_id="another")
        raise ConnectionError("timed out")

    monkeypatch.setattr(Gateway, "send", slow)
    deliver_due()
    assert (only().state, only().provider_id) == ("sent", "another")


def test_without_a_worker_a_message_leaves_right_after_the_commit(
    gateway: type[Gateway], settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.DELIVER_AFTER_COMMIT = True
    with django_capture_on_commit_callbacks(execute=True):
        issued()
        assert gateway.sent == []
    assert len(gateway.sent) == 1


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_is_taken_back_sends_nothing(gateway: type[Gateway], settings: Any) -> None:
    settings.DELIVER_AFTER_COMMIT = True
    with transaction.atomic():
        issued()
        transaction.set_rollback(True)
    assert (gateway.sent, OutboxMessage.objects.count()) == ([], 0)


@pytest.mark.django_db(transaction=True)
def test_a_broken_gateway_never_reaches_the_person_who_asked(gateway: type[Gateway], settings: Any) -> None:
    settings.DELIVER_AFTER_COMMIT, settings.SMS_BACKEND = True, "no.such.Backend"
    issued()
    assert only().state == "queued"


def test_with_a_worker_the_request_sends_nothing_and_the_worker_sends_all(
    gateway: type[Gateway], settings: Any, django_capture_on_commit_callbacks: Any, citizen: User
) -> None:
    settings.DELIVER_AFTER_COMMIT = False
    with django_capture_on_commit_callbacks(execute=True):
        issued()
        mail.enqueue_email_confirmation(citizen)
    assert gateway.sent == []
    call_command("deliver", once=True)
    assert set(OutboxMessage.objects.values_list("state", flat=True)) == {"sent"}


def test_the_console_shows_a_developer_the_message(capsys: pytest.CaptureFixture[str]) -> None:
    assert ConsoleBackend().send(PHONE, "text", "Portal", "ref") == "ref"
    assert PHONE in capsys.readouterr().out
