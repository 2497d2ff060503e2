"""Questions that a registry answers: what it knows, in any usual spelling."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from absher_portal.days import read_day
from accounts.models import SecurityQuestion, User
from accounts.recovery import registry
from accounts.recovery.registry import DemoRegistry, Fact
from tests.accounts.conftest import code_for, texts
from tests.conftest import person

from .conftest import UNKNOWN, answer, at, choose, enter_code, start

pytestmark = pytest.mark.django_db(transaction=True)
RESIDENT = {"national_id": "2900000015", "phone": "0500000015"}
FACTS = DemoRegistry().facts


@pytest.fixture
def omar(questions: list[SecurityQuestion]) -> User:
    """A resident who chose questions."""
    user = person("omar2026", RESIDENT["national_id"], "+966500000015", language="en")
    choose(user, questions[:3])
    return user


def question_about(fact: str) -> str:
    return str(SecurityQuestion.objects.get(fact=fact).pk)


@pytest.mark.parametrize("fact", [Fact.PASSPORT_NUMBER, Fact.IQAMA_EXPIRY, Fact.DEPENDENT_IQAMA])
def test_the_registry_s_question_opens_as_well_as_one_s_own(client: Client, omar: User, fact: str) -> None:
    start(client, RESIDENT)
    answer(client, FACTS(RESIDENT["national_id"])[fact][-1], question=question_about(fact))
    assert enter_code(client, code_for(omar.phone)).url == at("new/")


def test_who_never_chose_questions_opens_nothing_by_the_registry_s(client: Client, omar: User) -> None:
    omar.security_answers.all().delete()
    start(client, RESIDENT)
    passport = FACTS(RESIDENT["national_id"])[Fact.PASSPORT_NUMBER][0]
    assert answer(client, passport, question=question_about(Fact.PASSPORT_NUMBER)).url == at("code/")
    assert texts(omar.phone) == []


def test_the_right_fact_of_somebody_without_an_account_sends_nothing(client: Client, omar: User) -> None:
    start(client, UNKNOWN)
    passport = FACTS(UNKNOWN["national_id"])[Fact.PASSPORT_NUMBER][0]
    answer(client, passport, question=question_about(Fact.PASSPORT_NUMBER))
    assert texts(UNKNOWN["phone"]) == []


def test_a_registry_that_fails_leaves_the_other_questions(client: Client, omar: User, settings: Any) -> None:
    settings.REGISTRY_FACTS = "tests.accounts.recovery.test_registry.Broken"
    start(client, RESIDENT)
    assert answer(client, "A12345678", question=question_about(Fact.PASSPORT_NUMBER)).url == at("code/")
    assert texts(omar.phone) == []


class Broken:
    def facts(self, national_id: str) -> registry.Facts:
        raise ConnectionError("no answer")


def test_the_demonstration_shows_what_its_person_would_know(client: Client, omar: User, settings: Any) -> None:
    start(client, RESIDENT)
    passport = FACTS(RESIDENT["national_id"])[Fact.PASSPORT_NUMBER][0]
    assert passport in client.get(at("question/")).content.decode()
    settings.REGISTRY_FACTS = "tests.accounts.recovery.test_registry.Broken"
    assert passport not in client.get(at("question/")).content.decode()


@pytest.mark.parametrize("typed", ["Z90003989", "z 9000-3989", "Ｚ٩٠٠٠٣٩٨٩", "\u200eZ90003989"])
def test_a_passport_number_counts_in_any_spelling(typed: str) -> None:
    assert registry.is_right(Fact.PASSPORT_NUMBER, typed, {Fact.PASSPORT_NUMBER: ("Z90003989",)})
    assert not registry.is_right(Fact.PASSPORT_NUMBER, typed, {})


@pytest.mark.parametrize(
    "typed",
    [
        *("2027-05-14", "14/5/2027", "14-05-2027", "١٤/٠٥/٢٠٢٧", "14 مايو 2027م", "14 May 2027", "14 may 2027"),
        *("8/12/1448", "1448-12-08", "٨ ذو الحجة ١٤٤٨هـ", "8 ذي الحجة 1448", "8 Dhu al-Hijjah 1448 AH"),
    ],
)
def test_a_day_counts_in_either_calendar(typed: str) -> None:
    assert read_day(typed) == date(2027, 5, 14)


@pytest.mark.parametrize(
    "typed", ["", "x", "2027", "14/5", "31/2/2027", "8/13/1448", "1/2/3/4", "31/12/1500", "9" * 50]
)
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_day(typed) is None
