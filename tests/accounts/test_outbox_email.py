"""Confirming an e-mail address: a link that a button completes."""

import re
import time
from typing import Any

import pytest
from django.core import mail as mailbox
from django.test import Client
from django.utils import translation

from accounts import mail
from accounts.models import OutboxMessage, User
from accounts.numbers import EMAIL_LINK_LIFE
from accounts.sms.delivery import deliver_due
from tests.conftest import enter

pytestmark = pytest.mark.django_db


def page_for(user: User, language: str = "en") -> str:
    return f"/{language}/account/email/{mail.confirmation_token(user)}/"


def test_the_mail_speaks_the_persons_language_and_its_link_works(resident: User, settings: Any) -> None:
    settings.SITE_URL = "https://portal.example"
    mail.enqueue_email_confirmation(resident)
    with translation.override("ar"):
        deliver_due()
    (message,) = mailbox.outbox
    assert message.to == [resident.email]
    assert "Confirm your email" in message.subject
    link = re.search(r"https://portal\.example(/en/account/email/\S+)", str(message.body))
    assert link
    assert Client().get(link[1]).status_code == 200


def test_an_arabic_speaker_gets_an_arabic_mail(citizen: User) -> None:
    mail.enqueue_email_confirmation(citizen)
    deliver_due()
    (message,) = mailbox.outbox
    assert "أكّد بريدك الإلكتروني" in message.subject
    assert "الرابط صالح مدة 3 أيام." in message.body
    assert "/ar/account/email/" in message.body


def test_every_try_of_one_mail_carries_the_same_message_id(citizen: User) -> None:
    queued = mail.enqueue_email_confirmation(citizen)
    first, second = mail.compose(queued), mail.compose(queued)
    assert first
    assert second
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_the_queue_holds_neither_link_nor_address_in_the_clear(citizen: User) -> None:
    mail.enqueue_email_confirmation(citizen)
    row = str(list(OutboxMessage.objects.values()))
    assert citizen.email not in row
    assert "account/email" not in row


def test_nothing_is_sent_to_an_address_that_was_changed_or_confirmed_meanwhile(citizen: User) -> None:
    mail.enqueue_email_confirmation(citizen)
    User.objects.update(email="other@portal.example")
    deliver_due()
    assert mailbox.outbox == []
    assert OutboxMessage.objects.get().state == "expired"


def test_opening_the_link_changes_nothing_and_the_button_confirms(citizen: User) -> None:
    visitor = Client()
    page = visitor.get(page_for(citizen))
    assert "Confirm email" in page.content.decode()
    citizen.refresh_from_db()
    assert citizen.email_confirmed_at is None
    page = visitor.post(page_for(citizen), follow=True)
    assert "Your email is confirmed" in page.content.decode()
    citizen.refresh_from_db()
    assert citizen.email_confirmed_at


def test_pressing_the_button_again_keeps_the_first_moment(citizen: User) -> None:
    moments = set()
    for _ in range(2):
        assert Client().post(page_for(citizen)).status_code == 302
        citizen.refresh_from_db()
        moments.add(citizen.email_confirmed_at)
    assert len(moments) == 1


def test_an_old_link_says_so_in_plain_words(citizen: User, monkeypatch: pytest.MonkeyPatch) -> None:
    address = page_for(citizen, "ar")
    late = time.time() + EMAIL_LINK_LIFE.total_seconds() + 1
    monkeypatch.setattr("django.core.signing.time.time", lambda: late)
    for page in (Client().get(address), Client().post(address)):
        assert page.status_code == 200
        assert "لم يعد هذا الرابط صالحًا" in page.content.decode()
    citizen.refresh_from_db()
    assert citizen.email_confirmed_at is None


@pytest.mark.parametrize("token", ["x", "a:b:c", "%00", "<script>", "ع" * 50, "a" * 5000])
def test_a_made_up_link_is_an_old_link(token: str) -> None:
    assert "This link no longer works" in Client().get(f"/en/account/email/{token}/").content.decode()


def test_a_link_for_an_earlier_address_confirms_nothing(citizen: User) -> None:
    address = page_for(citizen)
    User.objects.update(email="other@portal.example")
    Client().post(address)
    assert User.objects.filter(email_confirmed_at=None).count() == 1


def test_a_person_may_ask_for_the_link_again_three_times_an_hour(citizen: User) -> None:
    browser = enter(Client(), citizen)
    for _ in range(3):
        assert "We sent the link again" in browser.post("/en/account/security/email/").content.decode()
    assert browser.post("/en/account/security/email/").status_code == 429
    assert OutboxMessage.objects.count() == 3
