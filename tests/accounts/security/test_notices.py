"""Telling people what happened to their account: where, in which words, and with a link that is nowhere kept."""

import re
from typing import Any

import pytest
from django.core import mail as mailbox
from django.utils import timezone

from accounts.models import Disavowal, OutboxMessage, User
from accounts.numbers import HOST_MAX_LENGTH
from accounts.security.notices import WITHOUT_LINK, Notice, tell
from accounts.sms.delivery import deliver_due
from accounts.sms.texts import notice_text, parts

from ..conftest import texts

pytestmark = pytest.mark.django_db
LONGEST_HOST = "h" * (HOST_MAX_LENGTH - len(".example")) + ".example"
LINK = re.compile(r"https?://\S+/(?:ar|en)/account/not-me/(\S+)/")


@pytest.fixture
def confirmed(citizen: User) -> User:
    citizen.email_confirmed_at = timezone.now()
    citizen.save()
    return citizen


def test_the_phone_and_the_confirmed_address_are_told_each_with_a_link_of_its_own(confirmed: User) -> None:
    tell(confirmed, Notice.PASSWORD_CHANGED, device="Firefox, Linux")
    deliver_due()
    (text,), (email,) = texts(confirmed.phone), mailbox.outbox
    assert "تغيّرت كلمة مرور حسابك" in text
    assert "تغيّرت كلمة مرور حسابك" in email.subject
    assert "Firefox, Linux" in email.body
    assert email.to == [confirmed.email]
    assert {Disavowal.find(LINK.search(str(words))[1]).user for words in (text, email.body)} == {confirmed}
    assert LINK.search(text)[1] != LINK.search(str(email.body))[1]


def test_an_address_that_nobody_confirmed_hears_nothing(resident: User) -> None:
    tell(resident, Notice.PASSWORD_CHANGED)
    deliver_due()
    assert mailbox.outbox == []
    assert "Your password was changed. Not you? Lock your account: http" in texts(resident.phone)[0]


def test_an_old_number_named_is_told_alone(confirmed: User) -> None:
    tell(confirmed, Notice.PHONE_CHANGED, phone="+966500000099")
    deliver_due()
    assert "رقم الجوال" in texts("+966500000099")[0]
    assert texts(confirmed.phone) == mailbox.outbox == []


def test_an_old_address_named_is_told_alone(confirmed: User) -> None:
    tell(confirmed, Notice.EMAIL_CHANGED, email="old@portal.example")
    deliver_due()
    assert [message.to for message in mailbox.outbox] == [["old@portal.example"]]
    assert texts(confirmed.phone) == []


@pytest.mark.parametrize("notice", sorted(WITHOUT_LINK))
def test_where_nothing_is_left_to_lock_there_is_no_link(confirmed: User, notice: Notice) -> None:
    tell(confirmed, notice)
    deliver_due()
    assert "not-me" not in texts(confirmed.phone)[0] + str(mailbox.outbox[0].body)
    assert not Disavowal.objects.exists()


def test_no_row_holds_the_link(confirmed: User) -> None:
    tell(confirmed, Notice.PASSWORD_CHANGED)
    rows = str([*OutboxMessage.objects.values(), *Disavowal.objects.values()])
    token = Disavowal.objects.first().token
    assert token[:16] not in rows
    assert "not-me" not in rows
    assert confirmed.phone not in rows


def test_every_try_of_a_message_carries_the_same_link(confirmed: User) -> None:
    tell(confirmed, Notice.PASSWORD_CHANGED)
    row = Disavowal.objects.first()
    assert row.token == Disavowal.objects.get(pk=row.pk).token


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("notice", Notice)
def test_two_parts_suffice_with_the_longest_host(notice: Notice, language: str, settings: Any) -> None:
    link = f"https://{LONGEST_HOST}/{language}/account/not-me/{'t' * 22}/"
    assert parts(notice_text(notice.label, link, language)) <= 2


@pytest.mark.parametrize("notice", Notice)
def test_an_email_says_what_and_when_in_both_calendars(confirmed: User, notice: Notice) -> None:
    tell(confirmed, notice)
    deliver_due()
    (message,) = mailbox.outbox
    assert message.subject.startswith(str(notice.label).rstrip(".") + " – ")
    assert re.search(r"\d+هـ.*\d+م", str(message.body))
    assert not re.search(r"\n{3,}|[ \t]\n", str(message.body))
