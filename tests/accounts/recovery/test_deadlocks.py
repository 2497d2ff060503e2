"""Whoever takes an account back waits for what others have begun in it, and it for them; never both for ever."""

import time

import pytest
from django.db import transaction
from django.test import Client

from accounts.models import RecoveryAttempt, SecurityAnswer, User
from activation.desk import way_back
from tests.accounts.parallel import RACES, at_once
from tests.conftest import confirm, enter

from .conftest import NEW_PASSWORD, at, proved, start
from .test_races import posted

pytestmark = [*RACES, pytest.mark.usefixtures("asked", "slow_answers")]
judged = SecurityAnswer.is_right


@pytest.fixture
def slow_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that an answer is being judged while its owner acts."""
    monkeypatch.setattr(SecurityAnswer, "is_right", slowly)


def slowly(answer: str, hashed: str | None) -> bool:
    time.sleep(1.2)
    return judged(answer, hashed)


def answering(client: Client):
    """An act for `at_once`: a stranger's answer in an attempt of its own."""
    start(client)
    question = RecoveryAttempt.objects.latest("expires_at").user.security_answers.first().question_id
    return posted(client, "question/", question=str(question), answer="guess")


def meanwhile(act):
    time.sleep(0.5)
    return act(0)


def test_a_new_password_waits_for_an_answer_being_judged() -> None:
    owner = posted(proved(Client()), "new/", password1=NEW_PASSWORD, password2=NEW_PASSWORD)
    strangers = [answering(Client()) for _ in range(2)]
    results = at_once(lambda n: meanwhile(owner) if n == 0 else strangers[n - 1](n), 3)
    assert (302, at("new/")) in results
    assert {status for status, _url in results} == {302}


def test_so_does_an_account_that_is_deleted(noura: User) -> None:
    cookies = confirm(enter(Client(), noura), noura).cookies
    stranger = answering(Client())

    def delete(_: int) -> tuple[int, str]:
        client = Client()
        client.cookies = cookies
        return client.post("/ar/account/security/delete/", {"username": noura.username}).status_code, ""

    results = at_once(lambda n: meanwhile(delete) if n == 0 else stranger(n), 2)
    assert {status for status, _url in results} <= {302, 429}  # 429: its attempt is gone
    assert not User.objects.exists()


def test_so_does_a_new_number_at_the_desk(noura: User) -> None:
    stranger = answering(Client())

    def move(_: int) -> tuple[int, str]:
        with transaction.atomic():
            kept = User.objects.kept_still(noura.pk)
            return 302 if way_back.move_to(kept, "+966500000777", "Riyadh") else 0, ""

    results = at_once(lambda n: meanwhile(move) if n == 0 else stranger(n), 2)
    assert {status for status, _url in results} <= {302, 429}
