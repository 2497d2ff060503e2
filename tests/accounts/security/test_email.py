"""Another e-mail: the present one stays until the link sent to the new one is used, and hears of it twice."""

import re

import pytest
from django.core import mail as mailbox
from django.test import Client

from accounts.models import ChangeHold, EmailChange, OutboxMessage, SecurityEvent, User
from accounts.sms.delivery import deliver_due
from tests.conftest import confirm, enter, person

pytestmark = pytest.mark.django_db
PAGE = "/en/account/security/email/new/"
NEW = "new15@portal.example"


@pytest.fixture
def resident(resident: User) -> User:
    User.objects.update(email_confirmed_at="2026-01-01T00:00Z")
    resident.refresh_from_db()
    return resident


@pytest.fixture
def inside(client: Client, resident: User) -> Client:
    return confirm(enter(client, resident), resident)


def ask(client: Client, address: str = NEW) -> str:
    return client.post(PAGE, {"email": address}).url


def link_to(address: str = NEW) -> str:
    deliver_due()
    bodies = [str(m.body) for m in mailbox.outbox if m.to == [address]]
    return re.search(r"/en/account/email/new/\S+", bodies[-1])[0]


def email_of(user: User) -> str:
    return User.objects.get(pk=user.pk).email


def recipients() -> list[str]:
    return sorted(m.recipient for m in OutboxMessage.objects.filter(kind="notice"))


def test_the_link_changes_the_email_and_needs_no_sign_in(inside: Client, resident: User):
    assert ask(inside) == "/en/account/security/email/"
    link = link_to()
    assert NEW in Client().get(link).content.decode()
    assert email_of(resident) == resident.email
    assert "Your email is confirmed" in Client().post(link, follow=True).content.decode()
    assert email_of(resident) == NEW
    assert User.objects.get(pk=resident.pk).email_confirmed_at > resident.email_confirmed_at


def test_the_old_address_and_the_mobile_are_told_when_it_is_asked_and_when_it_is_done(inside: Client, resident: User):
    ask(inside)
    assert recipients() == sorted([resident.phone, resident.email])
    Client().post(link_to())
    assert recipients() == sorted([resident.phone, resident.email] * 2)
    assert set(SecurityEvent.objects.values_list("kind", flat=True)) == {"email-change-asked", "email-changed"}


def test_an_address_that_was_never_confirmed_is_told_nothing(inside: Client, resident: User):
    User.objects.update(email_confirmed_at=None)
    ask(inside)
    Client().post(link_to())
    assert recipients() == [resident.phone, resident.phone]


def test_the_page_shows_what_waits_and_lets_it_go(inside: Client, resident: User):
    ask(inside)
    link = link_to()
    assert NEW in inside.get("/en/account/security/email/").content.decode()
    assert NEW not in inside.post("/en/account/security/email/", {"cancel": "1"}).content.decode()
    assert "no longer works" in Client().post(link).content.decode()
    assert email_of(resident) == resident.email


def test_a_later_choice_ends_the_link_of_the_earlier_one(inside: Client, resident: User):
    ask(inside, "first@portal.example")
    first = link_to("first@portal.example")
    ask(inside)
    assert "no longer works" in Client().post(first).content.decode()
    Client().post(link_to())
    assert email_of(resident) == NEW


def test_a_link_is_good_for_three_days(inside: Client, resident: User):
    ask(inside)
    link = link_to()
    EmailChange.objects.update(expires_at="2026-01-01T00:00Z")
    assert "no longer works" in Client().post(link).content.decode()
    assert email_of(resident) == resident.email


def test_a_link_used_twice_says_the_same_and_tells_nobody_again(inside: Client, resident: User):
    ask(inside)
    link = link_to()
    Client().post(link)
    told = recipients()
    assert "Your email is confirmed" in Client().post(link).content.decode()
    assert recipients() == told


def test_an_address_of_another_account_gets_the_same_answer_and_no_account(inside: Client, resident: User):
    person("fictional23", "1900000132", "+966500000132")
    assert ask(inside, "fictional23@portal.example") == "/en/account/security/email/"
    page = Client().post(link_to("fictional23@portal.example")).content.decode()
    assert "We cannot use this email" in page
    assert email_of(resident) == resident.email


def test_the_link_of_a_locked_account_changes_nothing(inside: Client, resident: User):
    ask(inside)
    link = link_to()
    User.objects.update(state="locked")
    assert "no longer works" in Client().post(link).content.decode()


def test_the_link_is_held_too_and_works_once_the_hold_is_over(inside: Client, resident: User):
    ask(inside)
    link = link_to()
    ChangeHold.begin(resident)
    refused = Client().post(link)
    assert refused.status_code == 403
    assert "Your account was recovered a short while ago" in refused.content.decode()
    ChangeHold.lift(resident)
    Client().post(link)
    assert email_of(resident) == NEW


def test_another_password_ends_what_was_asked_before_it(inside: Client, resident: User):
    ask(inside)
    link = link_to()
    new = {"password1": "lantern mango orbit 42", "password2": "lantern mango orbit 42"}
    inside.post("/en/account/security/password/", new)
    assert "no longer works" in Client().post(link).content.decode()


def test_a_token_that_is_not_ours_changes_nothing(resident: User):
    assert "no longer works" in Client().get("/en/account/email/new/x.y.z/").content.decode()


@pytest.mark.parametrize(
    ("address", "words"),
    [("fictional15@portal.example", "other than your current one"), ("x", "Enter an email like"), ("", "new email")],
)
def test_an_address_that_will_not_do_is_refused_in_words(inside: Client, resident: User, address: str, words: str):
    assert words in inside.post(PAGE, {"email": address}).content.decode()
    assert not EmailChange.objects.exists()


def test_links_are_sent_within_a_budget(inside: Client, resident: User):
    for n in range(3):
        ask(inside, f"new{n}@portal.example")
    refused = inside.post(PAGE, {"email": NEW})
    assert refused.status_code == 429
    assert NEW in refused.content.decode()


def test_no_address_waits_in_the_queue_in_the_clear(inside: Client, resident: User):
    ask(inside)
    assert NEW not in str(list(OutboxMessage.objects.values()))
