"""The demo phone and the demo mailbox."""

from typing import Any

import pytest
from django.test import Client

from accounts import mail, numbers, otp
from accounts.models import DemoMessage, OtpChallenge, User
from accounts.otp import Purpose
from accounts.sms.delivery import deliver_due

pytestmark = pytest.mark.django_db
PHONE = "+966500000001"


def received(phone: str) -> Any:
    return Client().get("/demo/phone/messages.json", {"phone": phone}).json()["messages"]


def shown(path: str, **query: str) -> str:
    page = Client(HTTP_ACCEPT_LANGUAGE="en").get(path, query)
    assert page.status_code == 200
    return page.content.decode()


def test_the_phone_shows_a_code_that_works() -> None:
    challenge = otp.issue(Purpose.REGISTER, PHONE, language="en", ip="203.0.113.1")
    assert isinstance(challenge, OtpChallenge)
    deliver_due()
    assert otp.code_of(challenge) in received(PHONE)[0]["text"]
    assert otp.code_of(challenge) in shown("/demo/phone/", phone="0500000001")


@pytest.mark.parametrize("spelling", ["0500000001", "500000001", "00966 50 000 0001", "٠٥٠٠٠٠٠٠٠١", "+966-500000001"])
def test_any_spelling_of_the_number_finds_its_messages_newest_first(spelling: str) -> None:
    for text in ("first", "second"):
        DemoMessage.objects.receive("sms", PHONE, text)
    DemoMessage.objects.receive("sms", "+966500000002", "another's")
    assert [message["text"] for message in received(spelling)] == ["second", "first"]


def test_without_a_number_the_latest_phone_is_shown_and_all_are_offered() -> None:
    assert "No messages yet" in shown("/demo/phone/")
    for phone in (PHONE, "+966500000002"):
        DemoMessage.objects.receive("sms", phone, f"for {phone}")
    page = shown("/demo/phone/")
    assert "for +966500000002" in page
    assert f"for {PHONE}" not in page
    assert "?phone=%2B966500000001" in page


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "\x00", "9" * 10_000, "\u202eabc", "ع"])
def test_nonsense_finds_nothing_and_breaks_nothing(typed: str) -> None:
    assert received(typed) == []
    for path, name in (("/demo/phone/", "phone"), ("/demo/mailbox/", "address")):
        assert "<script>alert" not in shown(path, **{name: typed})


def test_the_mailbox_shows_a_mail_whose_link_can_be_followed(citizen: User, settings: Any) -> None:
    settings.EMAIL_BACKEND = "accounts.demo.mailbox.DemoMailboxBackend"
    mail.enqueue_email_confirmation(citizen)
    deliver_due()
    page = shown("/demo/mailbox/", address=citizen.email.upper())
    assert f'href="{settings.SITE_URL}/ar/account/email/' in page


def test_a_mail_cannot_put_markup_into_the_mailbox() -> None:
    DemoMessage.objects.receive("email", "a@portal.example", "<b>x</b> https://portal.example/", "<i>s</i>")
    page = shown("/demo/mailbox/")
    assert "<b>x" not in page
    assert "<i>s" not in page


def test_only_the_newest_messages_are_kept_and_none_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "DEMO_MESSAGES_KEPT", 3)
    for n in range(5):
        DemoMessage.objects.receive("sms", PHONE, f"code 12345{n}")
    assert [message["text"][-1] for message in received(PHONE)] == ["4", "3", "2"]
    assert "code 12345" not in str(list(DemoMessage.objects.values()))


def test_the_page_says_that_it_is_a_simulation_in_both_languages() -> None:
    assert "Simulation" in shown("/demo/phone/")
    assert "محاكاة" in Client().get("/demo/mailbox/").content.decode()
