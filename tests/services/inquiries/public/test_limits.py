"""Nobody asks without end: not from one address, not about one person; and no stranger shuts the owner out."""

import pytest
from django.test import Client

from accounts import limits
from accounts.models import User
from activation.models import Act
from activation.models.acts import Kind
from services.models import PublicAnswer, RecordRead
from tests.conftest import enter
from tests.services.inquiries.public.asking import OMAR, OTHER_DAY, WITHOUT, ask, at

HOUR = limits.HOUR


def only(monkeypatch: pytest.MonkeyPatch, name: str, places: int) -> None:
    monkeypatch.setitem(limits.LIMITS, name, (limits.Window(places, HOUR),))


@pytest.mark.parametrize(("language", "words"), [("ar", "محاولات كثيرة"), ("en", "Try again in")])
@pytest.mark.parametrize("name", ["public-inquiries-ip", "public-inquiries-pair", "public-inquiries-number"])
def test_one_question_too_many_waits_with_its_words(client: Client, monkeypatch, name: str, language: str, words: str):
    only(monkeypatch, name, 1)
    ask(client)
    page = ask(client, born=OTHER_DAY, language=language)
    assert page.status == 429
    assert int(page.answer["Retry-After"]) > 0
    assert words in page.text
    assert f'value="{OMAR}"' in page.text
    assert RecordRead.objects.count() == PublicAnswer.objects.count() == 1


def test_after_twenty_dates_of_birth_about_one_person_an_address_waits(client: Client):
    pages = [ask(client, born=f"{n}/3/1990") for n in range(1, 22)]
    assert [page.status for page in pages] == [200] * 20 + [429]
    assert ask(client, number=WITHOUT).status == 200


def test_who_asks_from_one_address_does_not_use_up_a_number_for_others(client: Client):
    for n in range(1, 21):
        ask(client, born=f"{n}/3/1990")
    assert "is valid until" in ask(Client(REMOTE_ADDR="192.0.2.7")).text


@pytest.mark.parametrize("name", ["public-inquiries-pair", "public-inquiries-number"])
def test_strangers_cannot_shut_out_who_is_signed_in_but_not_activated(client, monkeypatch, resident, name):
    only(monkeypatch, name, 1)
    ask(Client())
    assert ask(Client()).status == 429
    enter(client, resident)
    assert "is valid until" in ask(client).text
    assert ask(client, born=OTHER_DAY).status == 429  # an account that somebody else made for the ID guesses no more


def test_who_is_signed_in_is_counted_by_the_number_of_somebody_else(client: Client, monkeypatch, citizen: User):
    only(monkeypatch, "public-inquiries-number", 1)
    ask(Client())
    assert ask(enter(client, citizen)).status == 429


def test_a_number_that_many_asked_about_is_still_its_owners_to_ask(client: Client, monkeypatch, resident: User):
    only(monkeypatch, "public-inquiries-number", 1)
    for n in range(1, 3):
        ask(Client(REMOTE_ADDR=f"192.0.2.{n}"))
    Act.objects.record(resident, Kind.ACTIVATED)
    assert "is valid until" in enter(client, resident).get(f"{at()}?about=self").content.decode()
