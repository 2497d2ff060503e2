"""Solved once, it stays solved for the same form when something else was wrong."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.test import Client

from accounts.models import HumanCheckHold
from tests.accounts.image_code_page import digits_of, key_on, solve, submit

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.image_code_page")]
DONE = "Done: you do not need to enter it again"
ASKED = 'name="captcha_1"'


@pytest.fixture
def held(client: Client) -> Client:
    """Somebody who solved the code and got another field wrong."""
    page = solve(client, word="42")
    assert DONE in page
    assert "letters only" in page
    assert ASKED not in page
    return client


def test_the_next_submit_needs_no_code(held: Client) -> None:
    assert submit(held) == "open"


def test_in_arabic_the_page_says_so_too(client: Client) -> None:
    assert "اكتمل التحقق، فلا حاجة إلى إدخال الرمز مرة أخرى" in solve(client, "/ar/gate", word="42")


def test_opening_the_page_again_uses_nothing_up(held: Client) -> None:
    for _ in range(5):
        assert DONE in held.get("/en/gate").content.decode()
    assert HumanCheckHold.objects.get().submits_left == 3


def test_it_holds_for_three_submits_and_then_asks_again(held: Client) -> None:
    assert DONE in submit(held, word="42")
    assert DONE in submit(held, word="42")
    assert ASKED in submit(held, word="42")
    assert "Enter the digits in the picture" in submit(held)


def test_it_ends_when_the_form_has_done_its_work(held: Client) -> None:
    assert submit(held) == "open"
    assert ASKED in submit(held)
    assert not HumanCheckHold.objects.exists()


def test_it_ends_after_ten_minutes(held: Client) -> None:
    holds = HumanCheckHold.objects.all()
    assert holds.get().expires_at is not None
    assert holds.filter(expires_at__range=(Now() + timedelta(minutes=9), Now() + timedelta(minutes=10))).exists()
    holds.update(expires_at=Now() - timedelta(seconds=1))
    assert ASKED in submit(held)


def test_it_holds_for_no_other_form_and_nobody_else(held: Client) -> None:
    assert ASKED in submit(held, place="/en/other")
    assert ASKED in submit(Client())


def test_another_language_keeps_it(held: Client) -> None:
    page = held.post("/ar/gate", {"word": "x", "redraw": "ar"}).content.decode()
    assert "الرمز المرئي" in page
    assert submit(held, place="/ar/gate") == "open"


def test_a_form_that_asks_after_a_failure_asks_in_the_same_answer(client: Client) -> None:
    assert ASKED not in client.get("/en/quiet").content.decode()
    page = client.post("/en/quiet", {"word": "wrong"})
    assert ASKED in page.content.decode()
    key = key_on(page)
    assert "Enter the digits in the picture" in submit(client, place="/en/quiet")
    assert "Those digits" in submit(client, key, "1", place="/en/quiet")
    key = key_on(client.get("/en/quiet"))
    assert submit(client, key, digits_of(key), place="/en/quiet") == "open"
