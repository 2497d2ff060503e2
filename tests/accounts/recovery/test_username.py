"""A forgotten username: whole by text, in part on the page, and from there to a new password."""

import pytest
from django.test import Client

from accounts.models import Disavowal, OutboxMessage, RecoveryAttempt, SecurityEvent, User
from tests.accounts.conftest import sign_in, texts
from tests.conftest import enter

from .conftest import NEW_PASSWORD, at, field, proved, set_password

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("asked")]


def test_noura_gets_her_username_by_text_and_sees_part_of_it(client: Client, noura: User) -> None:
    page = proved(client, "username").get(at("done/", "username")).content.decode()
    assert "no•••26" in page
    assert "noura2026" not in page
    assert any("noura2026" in text for text in texts(noura.phone))


def test_it_is_sent_once_told_and_written_down(client: Client, noura: User) -> None:
    proved(client, "username")
    for step in ("", "question/", "code/", "done/"):
        client.get(at(step, "username"))
    kinds = OutboxMessage.objects.values_list("kind", flat=True)
    assert sorted(kinds) == ["code", "notice", "username"]
    assert SecurityEvent.objects.filter(kind="username-recovered", chain=noura.events_chain).count() == 1


def test_its_proof_goes_on_to_a_new_password_once(client: Client, noura: User) -> None:
    page = proved(client, "username").get(at("done/", "username"))
    token = {"attempt": field(page, "attempt")}
    assert [client.post(at("done/", "username"), token).url for _ in range(2)] == [at("new/")] * 2
    assert RecoveryAttempt.objects.count() == 2
    set_password(client)
    assert sign_in(Client(), "noura2026", NEW_PASSWORD).url == "/ar/account/sign-in/verify/"
    assert client.post(at("done/", "username"), token).url == at("", "username")


def test_no_proof_goes_on_when_the_account_has_changed(client: Client, noura: User) -> None:
    page = proved(client, "username").get(at("done/", "username"))
    noura.state = "locked"
    noura.save()
    assert client.post(at("done/", "username"), {"attempt": field(page, "attempt")}).url == at("", "username")


def test_in_english_too(client: Client, noura: User) -> None:
    proved(client, "username")
    assert "It is" in client.get(at("done/", "username", "en")).content.decode()


def test_a_proof_whose_account_was_cancelled_meanwhile_becomes_no_password(client: Client, noura: User) -> None:
    page = proved(client, "username").get(at("done/", "username"))
    token = {"attempt": field(page, "attempt")}
    RecoveryAttempt.cancel(noura)  # as the owner's new questions, number or password do
    assert client.post(at("done/", "username"), token).url == at("", "username")
    assert client.get(at("new/")).url == at()


def test_nor_does_one_that_has_gone_on_already(client: Client, noura: User) -> None:
    page = proved(client, "username").get(at("done/", "username"))
    client.post(at("done/", "username"), {"attempt": field(page, "attempt")})
    RecoveryAttempt.cancel(noura)
    assert client.get(at("new/")).url == at()


def test_a_lock_that_staff_open_again_brings_no_proof_back(client: Client, noura: User, admin: User) -> None:
    page = proved(client, "username").get(at("done/", "username"))
    link = Disavowal.objects.latest("pk")
    Client().post(f"/ar/account/not-me/{link.token}/")
    enter(Client(), admin).post(f"/admin/accounts/user/{noura.pk}/change/", {"state": "open", "language": "ar"})
    noura.refresh_from_db()
    assert noura.state == "open"
    assert client.post(at("done/", "username"), {"attempt": field(page, "attempt")}).url == at("", "username")
