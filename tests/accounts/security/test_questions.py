"""Three security questions: chosen, chosen anew behind a confirmation, never shown again."""

import uuid
from typing import Any

import pytest
from django.test import Client

from accounts.models import OutboxMessage, RecoveryAttempt, SecurityAnswer, SecurityEvent, SecurityQuestion, User
from tests.conftest import confirm, enter

pytestmark = pytest.mark.django_db
PAGE = "/ar/account/security/questions/"
CHANGE = f"{PAGE}change/"
FIRST = ("الأستاذ أحمد", "مدرسة النور", "1405")
ANEW = ("شخص آخر", "مدرسة أخرى", "1500")


@pytest.fixture
def questions(db: Any) -> list[SecurityQuestion]:
    return [
        SecurityQuestion.objects.create(text_ar=f"ما اسم المعلم {n}؟", text_en=f"Which teacher {n}?") for n in range(3)
    ]


@pytest.fixture
def inside(client: Client, noura: User) -> Client:
    return enter(client, noura)


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
        (("noura", "مدرسة النور", "1405"), "غير رقم هويتك"),
        (("1900-000-124", "مدرسة النور", "1405"), "غير رقم هويتك"),
        (("+966 50 000 0101", "مدرسة النور", "1405"), "غير رقم هويتك"),
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
    inside.post(PAGE, answers(questions, *FIRST))
    inside.post(PAGE, answers(questions, *ANEW))
    page = inside.get(PAGE).content.decode()
    assert "ما اسم المعلم 0" in page
    assert "أحمد" not in page
    assert SecurityAnswer.objects.order_by("question")[0].fits("الأستاذ أحمد")


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    assert client.get(PAGE).url.startswith("/ar/account/sign-in/")


def test_the_account_page_asks_until_they_are_chosen(inside: Client, questions: list[SecurityQuestion]) -> None:
    assert PAGE in inside.get("/ar/account/").content.decode()
    inside.post(PAGE, answers(questions, *FIRST))
    assert PAGE not in inside.get("/ar/account/").content.decode()


def test_whoever_changes_them_confirms_first(inside: Client, questions: list[SecurityQuestion]) -> None:
    inside.post(PAGE, answers(questions, *FIRST))
    assert "/security/confirm/" in inside.get(CHANGE).url
    assert "/security/confirm/" in inside.post(CHANGE, answers(questions, *ANEW)).url
    assert SecurityAnswer.objects.order_by("question")[0].fits(FIRST[0])


def test_all_three_are_replaced_at_once_and_the_owner_is_told(
    inside: Client, noura: User, questions: list[SecurityQuestion]
) -> None:
    inside.post(PAGE, answers(questions, *FIRST))
    confirm(inside, noura)
    assert inside.post(CHANGE, answers(questions[::-1], *ANEW)).url == "/ar/account/security/"
    kept = SecurityAnswer.objects.order_by("-question")
    assert [answer.fits(text) for answer, text in zip(kept, ANEW, strict=True)] == [True] * 3
    assert not any(answer.fits(text) for answer in kept for text in FIRST)
    assert SecurityEvent.objects.filter(kind="questions-changed").count() == 1
    assert OutboxMessage.objects.filter(kind="notice").count() == 1


def test_the_form_to_change_them_shows_neither_answers_nor_what_was_chosen(
    inside: Client, noura: User, questions: list[SecurityQuestion]
) -> None:
    inside.post(PAGE, answers(questions, *FIRST))
    page = confirm(inside, noura).get(CHANGE).content.decode()
    assert page.count("selected") == page.count(" selected>اختر سؤالًا") == 3
    assert "مدرسة النور" not in page


def test_a_fault_changes_nothing(inside: Client, noura: User, questions: list[SecurityQuestion]) -> None:
    inside.post(PAGE, answers(questions, *FIRST))
    confirm(inside, noura)
    assert "3 أحرف أو أرقام" in inside.post(CHANGE, answers(questions, "أ", *ANEW[1:])).content.decode()
    assert SecurityAnswer.objects.order_by("question")[0].fits(FIRST[0])


def test_a_recovery_under_way_ends_when_the_answers_change(
    inside: Client, noura: User, questions: list[SecurityQuestion]
) -> None:
    inside.post(PAGE, answers(questions, *FIRST))
    attempt = RecoveryAttempt(user=noura, wanted="password", language="ar", submission=uuid.uuid4())
    attempt.seal(national_id=noura.national_id, phone=noura.phone)
    attempt.save()
    confirm(inside, noura).post(CHANGE, answers(questions, *ANEW))
    found = RecoveryAttempt.found(pk=attempt.pk)
    assert found is None or not found.is_live


def test_only_questions_that_a_person_can_answer_beforehand_are_offered(
    inside: Client, questions: list[SecurityQuestion]
) -> None:
    SecurityQuestion.objects.create(text_ar="ما رقم جوازك؟", text_en="Passport?", fact="passport-number")
    SecurityQuestion.objects.create(text_ar="سؤال قديم؟", text_en="Old?", is_offered=False)
    page = inside.get(PAGE).content.decode()
    assert "ما رقم جوازك" not in page
    assert "سؤال قديم" not in page
