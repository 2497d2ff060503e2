"""Many people, or one impatient one, in the same recovery at the same moment."""

import pytest
from django.test import Client

from accounts.models import LimitCount, OtpChallenge, OutboxMessage, RecoveryAttempt, SecurityEvent
from tests.accounts.conftest import code_for
from tests.accounts.parallel import RACES, at_once

from .conftest import ANSWERS, NEW_PASSWORD, answer, at, field, proved, shown_questions, start

pytestmark = [*RACES, pytest.mark.usefixtures("asked")]


def browser(cookies: dict[str, str], number: int) -> Client:
    """The same browser once more, from an address of its own."""
    client = Client(REMOTE_ADDR=f"192.0.2.{number % 250}")
    for name, value in cookies.items():
        client.cookies[name] = value
    return client


def posted(client: Client, step: str, **typed: str):
    """An act for `at_once`: the page's form sent by one of many, as (status, where it leads)."""
    page = client.get(at(step))
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    tokens = {name: field(page, name) for name in ("submission", "attempt") if field(page, name)}

    def act(number: int) -> tuple[int, str]:
        sent = tokens | {name: value.format(number) for name, value in typed.items()}
        reply = browser(cookies, number).post(at(step), sent)
        return reply.status_code, getattr(reply, "url", "")

    return act


def test_of_64_answers_at_once_exactly_three_are_judged(client: Client) -> None:
    start(client)
    question = shown_questions(client.get(at("question/")))[0]
    results = at_once(posted(client, "question/", question=question, answer="guess {}"), 64)
    assert {status for status, _url in results} <= {302, 429}
    assert RecoveryAttempt.objects.get().answers_given == 3
    assert SecurityEvent.objects.filter(kind="recovery-answered").count() == 3
    used = LimitCount.objects.filter(name="recovery-answers").values_list("used", flat=True)
    assert set(used) == {3}


def test_one_answer_sent_64_times_at_once_is_one_answer_and_one_text(client: Client) -> None:
    start(client)
    question = shown_questions(client.get(at("question/")))[0]
    results = at_once(posted(client, "question/", question=question, answer=ANSWERS[0]), 64)
    assert set(results) == {(302, at("code/"))}
    assert RecoveryAttempt.objects.get().answers_given == 1
    assert OtpChallenge.objects.count() == OutboxMessage.objects.count() == 1
    assert client.get(at("code/")).status_code == 200


def test_one_password_saved_64_times_at_once_is_told_once(client: Client) -> None:
    proved(client)
    results = at_once(posted(client, "new/", password1=NEW_PASSWORD, password2=NEW_PASSWORD), 64)
    assert set(results) == {(302, at("new/"))}
    assert OutboxMessage.objects.filter(kind="notice", channel="sms").count() == 1
    assert SecurityEvent.objects.filter(kind="password-recovered").count() == 1


def test_two_recoveries_at_once_change_the_password_once() -> None:
    acts = [
        posted(proved(Client()), "new/", password1=f"{NEW_PASSWORD} {n}", password2=f"{NEW_PASSWORD} {n}")
        for n in (1, 2)
    ]
    at_once(lambda number: acts[number % 2](number), 32)
    done = RecoveryAttempt.objects.exclude(finished_at=None).count()
    assert done == 1


def test_a_username_asked_for_at_once_is_sent_once(client: Client) -> None:
    start(client, wanted="username")
    answer(client, wanted="username")
    page = client.get(at("code/", "username"))
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    typed = {"code": code_for("0500000101"), "attempt": field(page, "attempt")}
    at_once(lambda n: browser(cookies, n).post(at("code/", "username"), typed).status_code, 64)
    assert OutboxMessage.objects.filter(kind="username").count() == 1
