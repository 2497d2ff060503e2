"""For a day after a recovery without a stronger factor, nobody takes the account from its owner."""

from datetime import timedelta

import pytest
from django.test import Client

from absher_portal.clock import db_now
from accounts.models import ChangeHold, EmailChange, PhoneChange, SecurityAnswer, SecurityQuestion, User
from tests.conftest import confirm, enter

pytestmark = pytest.mark.django_db
SECURITY = "/en/account/security/"
HELD = ["phone/", "phone/old/", "phone/new/", "email/new/", "questions/change/"]


@pytest.fixture
def held(client: Client, resident: User) -> Client:
    ChangeHold.begin(resident)
    return confirm(enter(client, resident), resident)


@pytest.mark.parametrize("page", HELD)
def test_a_change_is_refused_and_the_page_says_why_and_until_when(held: Client, resident: User, page: str):
    for answer in (held.get(SECURITY + page), held.post(SECURITY + page, {"phone": "0500000500"})):
        words = answer.content.decode()
        assert answer.status_code == 403
        assert "Your account was recovered a short while ago" in words
        assert f"{ChangeHold.until_when(resident):%Y}" in words
        assert " AH" in words
    assert not PhoneChange.objects.exists()
    assert not EmailChange.objects.exists()


def test_the_first_choice_of_questions_is_held_too(held: Client):
    question = SecurityQuestion.objects.create(text_ar="سؤال؟", text_en="Question?")
    given = {"question1": question.pk, "answer1": "whatever"}
    assert held.get(f"{SECURITY}questions/").status_code == 403
    assert held.post(f"{SECURITY}questions/", given).status_code == 403
    assert not SecurityAnswer.objects.exists()


@pytest.mark.parametrize("page", ["", "password/", "language/", "email/"])
def test_what_shuts_nobody_out_stays_open(held: Client, page: str):
    assert held.get(SECURITY + page).status_code == 200


@pytest.mark.parametrize("page", ["/en/account/", SECURITY])
def test_the_account_says_until_when(held: Client, page: str):
    assert "Some changes are on hold" in held.get(page).content.decode()


def test_a_day_later_changes_are_open_again(held: Client, resident: User):
    assert timedelta(hours=23) < ChangeHold.until_when(resident) - db_now() <= timedelta(hours=24)
    ChangeHold.objects.update(until=db_now())
    assert held.get(f"{SECURITY}phone/").status_code == 200
    assert "on hold" not in held.get(SECURITY).content.decode()


def test_a_second_recovery_begins_the_day_anew(resident: User):
    ChangeHold.begin(resident)
    ChangeHold.objects.update(until=db_now())
    ChangeHold.begin(resident)
    assert ChangeHold.until_when(resident) is not None


def test_a_stronger_factor_lifts_it(held: Client, resident: User):
    ChangeHold.lift(resident)
    assert held.get(f"{SECURITY}phone/").status_code == 200


def test_the_hold_of_one_account_holds_no_other(held: Client, citizen: User):
    other = confirm(enter(Client(), citizen), citizen)
    assert other.get("/ar/account/security/phone/").status_code == 200


def test_a_stranger_learns_of_no_hold(resident: User):
    ChangeHold.begin(resident)
    assert "/sign-in/" in Client().get(f"{SECURITY}phone/").url
