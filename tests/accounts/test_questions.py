"""Three security questions, chosen once, never shown again."""

import time
from typing import Any

import pytest
from django.test import Client

from accounts.models import SecurityAnswer, SecurityQuestion, User

pytestmark = pytest.mark.django_db
PAGE = "/ar/account/security/questions/"


@pytest.fixture
def questions(db: Any) -> list[SecurityQuestion]:
    return [
        SecurityQuestion.objects.create(text_ar=f"ما اسم المعلم {n}؟", text_en=f"Which teacher {n}?") for n in range(3)
    ]


@pytest.fixture
def inside(client: Client, noura: User) -> Client:
    client.force_login(noura, backend="accounts.signin.backend.IdentifierBackend")
    session = client.session
    session["started_at"] = session["seen_at"] = int(time.time())
    session.save()
    return client


def answers(questions: list[SecurityQuestion], *given: str) -> dict[str, Any]:
    numbered = list(enumerate(zip(questions, given, strict=True), 1))
    return {f"question{n}": q.pk for n, (q, _) in numbered} | {f"answer{n}": a for n, (_, a) in numbered}


def test_noura_chooses_three_and_only_she_could_answer_them(
    inside: Client, noura: User, questions: list[SecurityQuestion]
) -> None:
    assert inside.post(PAGE, answers(questions, "الأستاذ أحمد", "مدرسة النور", "١٤٠٥")).url == "/ar/account/"
    kept = SecurityAnswer.objects.order_by("question")
    assert kept.count() == 3
    assert kept[0].fits("الاستاذ احمد")
    assert kept[2].fits("1405")
    assert not kept[0].fits("أحمد")
    assert all(answer.answer.startswith("argon2") for answer in kept)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("أ", "مدرسة النور", "1405"), "3 أحرف أو أرقام"),
        (("مدرسة النور", "مدرسه النور", "1405"), "إجابة مختلفة"),
        (("1900000124", "مدرسة النور", "1405"), "غير رقم هويتك"),
        (("0500000101", "مدرسة النور", "1405"), "غير رقم هويتك"),
        (("Noura2026", "مدرسة النور", "1405"), "غير رقم هويتك"),
        (("ما اسم المعلم ٠", "مدرسة النور", "1405"), "غير رقم هويتك"),
        (("", "مدرسة النور", "1405"), "أدخل الإجابة 1"),
    ],
)
def test_an_answer_that_others_know_is_refused_and_the_rest_kept(
    inside: Client, questions: list[SecurityQuestion], given: tuple[str, ...], words: str
) -> None:
    page = inside.post(PAGE, answers(questions, *given))
    assert words in page.content.decode()
    assert "مدرسة النور" in page.content.decode()
    assert not SecurityAnswer.objects.exists()


def test_the_same_question_twice_is_refused(inside: Client, questions: list[SecurityQuestion]) -> None:
    twice = [questions[0], questions[0], questions[1]]
    assert "ثلاثة أسئلة مختلفة" in inside.post(PAGE, answers(twice, "كتاب", "قلم", "دفتر")).content.decode()


def test_chosen_answers_are_never_shown_nor_replaced_here(inside: Client, questions: list[SecurityQuestion]) -> None:
    inside.post(PAGE, answers(questions, "الأستاذ أحمد", "مدرسة النور", "1405"))
    inside.post(PAGE, answers(questions, "شخص آخر", "مدرسة أخرى", "1500"))
    page = inside.get(PAGE).content.decode()
    assert "ما اسم المعلم 0" in page
    assert "أحمد" not in page
    assert SecurityAnswer.objects.order_by("question")[0].fits("الأستاذ أحمد")


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    assert client.get(PAGE).url.startswith("/ar/account/sign-in/")


def test_the_account_page_asks_until_they_are_chosen(inside: Client, questions: list[SecurityQuestion]) -> None:
    assert PAGE in inside.get("/ar/account/").content.decode()
    inside.post(PAGE, answers(questions, "الأستاذ أحمد", "مدرسة النور", "1405"))
    assert PAGE not in inside.get("/ar/account/").content.decode()
