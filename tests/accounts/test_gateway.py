"""The message gateway fails where the person may be told so: signing in, registering, changing the mobile."""

import pytest
from django.db.models.functions import Now
from django.test import Client

from accounts.models import OtpChallenge, OutboxMessage, User
from accounts.numbers import MESSAGE_TRIES
from accounts.sms.delivery import deliver_due
from tests.conftest import confirm, enter

from .conftest import code_for, register, sign_in, texts
from .recovery.test_gateway import Failing, failing, works_again  # noqa: F401 (a fixture)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("failing")]
SENT, LATE, LOST = "We sent a 6-digit code", "has not left yet", "could not be sent"
SIGN_IN, REGISTER = "/en/account/sign-in/verify/", "/en/account/register/verify/"
PHONE, NEW = "/en/account/security/phone/", "+966500000500"
EVERY_PAGE = pytest.mark.parametrize("page", [SIGN_IN, REGISTER, f"{PHONE}old/", f"{PHONE}new/"])


def begin(client: Client, page: str, noura: User) -> None:
    """Walk to the page that asks for the code."""
    if page == REGISTER:
        noura.delete()
        register(client, "en")
    elif page == SIGN_IN:
        sign_in(client, "noura2026", language="en")
    else:
        confirm(enter(client, noura), noura)
        client.post(PHONE, {"phone": "0500000500"})
        if page == f"{PHONE}new/":
            works_again()
            Failing.is_down = True
            client.post(f"{PHONE}old/", {"code": code_for(noura.phone)})


def words(client: Client, page: str) -> str:
    return client.get(page).content.decode()


def resent(client: Client, page: str) -> str:
    """What the page says after its button for the code again, a minute later."""
    for challenge in OtpChallenge.objects.all():
        OtpChallenge.objects.filter(pk=challenge.pk).update(sent_at=challenge.sent_at.replace(year=2020))
    return client.post(page, {"resend": "1"}, follow=True).content.decode()


def give_up() -> None:
    """Every try is used up in vain."""
    OutboxMessage.objects.filter(state="queued").update(next_try_at=Now(), tries=MESSAGE_TRIES - 1)
    deliver_due()


@EVERY_PAGE
def test_the_page_says_that_no_message_has_left_and_the_journey_completes(client: Client, noura: User, page: str):
    begin(client, page, noura)
    assert LATE in words(client, page)
    assert "We keep trying until" in words(client, page)
    assert SENT not in words(client, page)
    works_again()
    assert SENT in words(client, page)
    phone = NEW if page == f"{PHONE}new/" else "+966500000101"
    assert client.post(page, {"code": code_for(phone)}).status_code == 302


@EVERY_PAGE
def test_a_message_given_up_is_called_lost_and_the_code_is_sent_again(client: Client, noura: User, page: str):
    begin(client, page, noura)
    give_up()
    body = words(client, page)
    assert LOST in body
    assert LATE not in body
    assert 'name="resend"' in body
    Failing.is_down = False
    assert SENT in resent(client, page)


def test_a_code_asked_for_again_in_vain_is_not_called_sent(client: Client, noura: User):
    begin(client, SIGN_IN, noura)
    body = resent(client, SIGN_IN)
    assert "We sent" not in body
    assert LATE in body
    assert texts(noura.phone) == []


def test_a_message_that_is_lost_after_the_last_send_leads_to_the_start(client: Client, noura: User):
    begin(client, SIGN_IN, noura)
    OtpChallenge.objects.update(sends=3)
    give_up()
    body = words(client, SIGN_IN)
    assert 'name="resend"' not in body
    assert 'href="/en/account/sign-in/"' in body[body.index(LOST) :]


def test_a_message_too_old_to_leave_is_lost_before_anyone_notes_it(client: Client, noura: User):
    begin(client, SIGN_IN, noura)
    OutboxMessage.objects.update(not_after=Now())
    assert LOST in words(client, SIGN_IN)


def test_a_retry_under_way_is_still_late(client: Client, noura: User):
    begin(client, SIGN_IN, noura)
    OutboxMessage.objects.update(state="sending", tries=2)
    assert LATE in words(client, SIGN_IN)
