"""Fictional people who forgot, and how their recovery goes over HTTP."""

import re
from typing import Any

import pytest
from django.test import Client

from accounts.models import SecurityAnswer, SecurityQuestion, User
from tests.accounts.conftest import code_for, solved

NEW_PASSWORD = "violet-harbour-trumpet-88"
KNOWN = {"national_id": "1900000124", "phone": "0500000101"}  # noura's
UNKNOWN = {"national_id": "1900000033", "phone": "0500000102"}
ANSWERS = ("الأستاذة هدى", "مدرسة النور", "حي الورود")


@pytest.fixture
def questions(db: Any) -> list[SecurityQuestion]:
    """Nine that people choose, and the registry's three; the loaded ones may be gone after a test that commits."""
    SecurityQuestion.objects.all().delete()
    chosen = [
        SecurityQuestion.objects.create(text_ar=f"ما اسم المعلم {n}؟", text_en=f"Which teacher {n}?", order=n)
        for n in range(9)
    ]
    for n, (fact, _label) in enumerate(SecurityQuestion.Fact.choices[1:], 100):
        SecurityQuestion.objects.create(fact=fact, text_ar=f"ما رقم {n}؟", text_en=f"Which number {n}?", order=n)
    return chosen


@pytest.fixture
def asked(noura: User, questions: list[SecurityQuestion]) -> list[SecurityQuestion]:
    """Noura's three questions, answered."""
    own = [questions[1], questions[4], questions[7]]
    choose(noura, own)
    return own


def choose(user: User, questions: list[SecurityQuestion]) -> None:
    for question, answer in zip(questions, ANSWERS, strict=True):
        SecurityAnswer.objects.create(user=user, question=question, answer=SecurityAnswer.hashed(answer))


def at(step: str = "", wanted: str = "password", language: str = "ar") -> str:
    return f"/{language}/account/recover/{wanted}/{step}"


def field(page: Any, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page.content.decode())
    return found[1] if found else ""


def shown_questions(page: Any) -> list[str]:
    """The keys of the questions that the page offers, in order."""
    return re.findall(r'name="question" value="(\d+)"', page.content.decode())


def start(client: Client, who: dict[str, str] = KNOWN, wanted: str = "password", **changes: str) -> Any:
    """Fill in the first page; the answer to its POST."""
    page = client.get(at(wanted=wanted))
    token = {"submission": field(page, "submission")}
    return client.post(at(wanted=wanted), who | solved(page) | token | changes)


def answer(
    client: Client, typed: str = ANSWERS[0], wanted: str = "password", question: str = "", **changes: str
) -> Any:
    """Answer the question with this key (default: the first shown); the answer to the POST."""
    page = client.get(at("question/", wanted))
    token = {"submission": field(page, "submission"), "attempt": field(page, "attempt")}
    chosen = question or shown_questions(page)[0]
    return client.post(at("question/", wanted), token | {"question": chosen, "answer": typed} | changes)


def enter_code(client: Client, code: str = "", wanted: str = "password") -> Any:
    page = client.get(at("code/", wanted))
    typed = {"code": code or code_for(KNOWN["phone"]), "attempt": field(page, "attempt")}
    return client.post(at("code/", wanted), typed)


def set_password(client: Client, password: str = NEW_PASSWORD, again: str = "") -> Any:
    page = client.get(at("new/"))
    typed = {"password1": password, "password2": again or password, "attempt": field(page, "attempt")}
    return client.post(at("new/"), typed)


def proved(client: Client, wanted: str = "password") -> Client:
    """A browser in which Noura has come to the last step."""
    start(client, wanted=wanted)
    answer(client, wanted=wanted)
    enter_code(client, wanted=wanted)
    return client
