"""The questions on the page: the person's own, or decoys that nothing tells from somebody's."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import RecoveryAttempt, SecurityQuestion, User
from accounts.recovery.decoys import questions_for
from tests.accounts.conftest import code_for
from tests.conftest import person

from .conftest import ANSWERS, KNOWN, UNKNOWN, answer, at, choose, enter_code, shown_questions, start

pytestmark = pytest.mark.django_db(transaction=True)
PAIRS = [(f"19000{n:05}", f"+9665000{n:05}") for n in range(200)]


def attempt(national_id: str, phone: str, user: User | None = None) -> RecoveryAttempt:
    made = RecoveryAttempt(user=user)
    made.seal(national_id=national_id, phone=phone)
    return made


def chosen(national_id: str, phone: str) -> list[int]:
    """The decoys for a pair, without the registry's questions."""
    return [question.pk for question in questions_for(attempt(national_id, phone)) if not question.fact]


def test_the_owner_sees_the_questions_they_chose(client: Client, asked: list[SecurityQuestion]) -> None:
    start(client)
    assert shown_questions(client.get(at("question/")))[:3] == [str(question.pk) for question in asked]


@pytest.mark.usefixtures("questions")
def test_a_pair_always_gets_the_same_decoys_and_another_mobile_others() -> None:
    mine = [chosen(*pair) for pair in PAIRS]
    assert mine == [chosen(*pair) for pair in PAIRS]
    assert all(len(set(three)) == 3 and three == sorted(three) for three in mine)
    others = [chosen(national_id, "+966500009999") for national_id, _phone in PAIRS]
    assert sum(a != b for a, b in zip(mine, others, strict=True)) > 180


@pytest.mark.usefixtures("asked")
def test_another_mobile_changes_the_questions_of_a_known_id_too() -> None:
    sets = {tuple(chosen(KNOWN["national_id"], f"+96650000{n:04}")) for n in range(50)}
    assert len(sets) > 20


@pytest.mark.usefixtures("questions")
def test_a_new_question_moves_into_few_sets_and_takes_one_place() -> None:
    before = [set(chosen(*pair)) for pair in PAIRS]
    SecurityQuestion.objects.create(text_ar="سؤال جديد؟", text_en="New?", order=50)
    changed = [len(old - set(chosen(*pair))) for pair, old in zip(PAIRS, before, strict=True)]
    assert set(changed) <= {0, 1}
    assert sum(changed) < len(PAIRS) * 0.45


def test_a_question_that_is_no_longer_offered_is_a_decoy_like_any(questions: list[SecurityQuestion]) -> None:
    before = [chosen(*pair) for pair in PAIRS]
    SecurityQuestion.objects.filter(pk=questions[0].pk).update(is_offered=False)
    assert [chosen(*pair) for pair in PAIRS] == before
    assert any(questions[0].pk in three for three in before)


@pytest.mark.usefixtures("questions")
@pytest.mark.parametrize(("national_id", "facts"), [("1900000033", 1), ("2900000023", 3)])
def test_the_registry_s_questions_fit_the_id(client: Client, national_id: str, facts: int) -> None:
    start(client, UNKNOWN | {"national_id": national_id})
    assert len(shown_questions(client.get(at("question/")))) == 3 + facts


@pytest.mark.usefixtures("questions")
def test_without_a_registry_none_of_its_questions_is_asked(client: Client, settings: Any) -> None:
    settings.REGISTRY_FACTS = ""
    start(client, UNKNOWN)
    assert len(shown_questions(client.get(at("question/")))) == 3


def test_a_question_that_is_not_on_the_page_is_refused_in_words(
    client: Client, asked: list[SecurityQuestion], questions: list[SecurityQuestion]
) -> None:
    other = person("fictional41", "1900000041", "+966500000104")
    choose(other, [questions[0], questions[2], questions[3]])
    start(client)
    for question in (str(questions[0].pk), "99999", "x"):
        page = answer(client, ANSWERS[0], question=question)
        assert "اختر أحد الأسئلة" in page.content.decode()
    assert RecoveryAttempt.objects.get().answers_given == 0


def test_another_question_s_answer_is_wrong(client: Client, asked: list[SecurityQuestion]) -> None:
    start(client)
    answer(client, ANSWERS[1], question=str(asked[0].pk))
    assert RecoveryAttempt.objects.get().challenge.is_decoy
    answer(client, ANSWERS[1], question=str(asked[1].pk))
    assert enter_code(client, code_for(KNOWN["phone"])).url == at("new/")


def test_a_locked_account_shows_the_questions_that_it_showed(asked: list, noura: User) -> None:
    def seen() -> list[str]:
        client = Client()
        start(client)
        return shown_questions(client.get(at("question/")))

    before = seen()
    User.objects.filter(pk=noura.pk).update(state=User.State.LOCKED)
    assert seen() == before
