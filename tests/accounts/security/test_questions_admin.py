"""The list of security questions as staff keep it."""

import pytest
from django.test import Client

from accounts.models import SecurityAnswer, SecurityQuestion, User
from tests.conftest import enter

pytestmark = pytest.mark.django_db
LIST = "/admin/accounts/securityquestion/"


@pytest.fixture
def question(db: None) -> SecurityQuestion:
    return SecurityQuestion.objects.create(text_ar="ما اسم معلمك؟", text_en="Which teacher?")


@pytest.fixture
def staff(client: Client, admin: User) -> Client:
    client.cookies["django_language"] = "en"
    return enter(client, admin)


def test_both_languages_and_the_kind_of_answer_are_shown(staff: Client, question: SecurityQuestion):
    page = staff.get(LIST).content.decode()
    assert question.text_ar in page
    assert question.text_en in page
    assert "Answered by the person beforehand" in page


def test_a_question_that_people_have_chosen_cannot_be_deleted(staff: Client, question: SecurityQuestion, citizen: User):
    SecurityAnswer.objects.create(user=citizen, question=question, answer=SecurityAnswer.hashed("whatever"))
    place = f"{LIST}{question.pk}/delete/"
    page = staff.get(place).content.decode()
    assert "people have chosen it" in page
    assert f"{citizen.pk}/{question.pk}" not in page
    staff.post(place, {"post": "yes"})
    assert SecurityQuestion.objects.filter(pk=question.pk).exists()


def test_a_question_that_nobody_chose_can_be_deleted(staff: Client, question: SecurityQuestion):
    staff.post(f"{LIST}{question.pk}/delete/", {"post": "yes"})
    assert not SecurityQuestion.objects.filter(pk=question.pk).exists()


def test_what_a_question_is_answered_from_stays_as_it_was_made(staff: Client, question: SecurityQuestion):
    changed = {"text_ar": "سؤال آخر؟", "text_en": "Another?", "fact": "passport-number", "order": "1"}
    staff.post(f"{LIST}{question.pk}/change/", changed)
    question.refresh_from_db()
    assert (question.text_en, question.fact) == ("Another?", "")
