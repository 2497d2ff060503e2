"""Somebody without an account asks, and reads the answer: once asked, as often as they look."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.test import Client

from accounts.models import User
from activation.models import Act
from activation.models.acts import Kind
from services.inquiries.definition import INQUIRIES, Input
from services.models import PublicAnswer, RecordRead
from tests.conftest import enter
from tests.pages import Page
from tests.services.inquiries.public.asking import BORN, CAR, OMAR, VEHICLE, WITHOUT, ask, at, fall_silent, typed

VALID = {"ar": "هوية مقيم سارية", "en": "The resident ID is valid until"}
GONE = "That answer is no longer shown here"


@pytest.mark.parametrize("language", VALID)
def test_the_answer_is_the_status_with_its_dates_and_no_name(client: Client, language: str):
    page = ask(client, language=language)
    assert VALID[language] in page.text
    for secret in ("Omar", "عمر", "Engineer", "مهندس", "Fictional Firm", "مؤسسة"):
        assert secret not in page.text


def test_every_inquiry_without_sign_in_asks_for_the_date_of_birth():
    public = [definition for definition in INQUIRIES.values() if definition.is_public]
    assert len(public) == 9
    assert all({Input.NATIONAL_ID, Input.BIRTH_DATE} <= set(definition.inputs) for definition in public)


@pytest.mark.parametrize("born", ["25/8/1410", "١٤١٠/٨/٢٥", "25 شعبان 1410هـ", "22 March 1990", "1990-03-22"])
def test_the_date_of_birth_counts_in_either_calendar(client: Client, born: str):
    assert VALID["en"] in ask(client, born=born).text


@pytest.mark.parametrize(
    ("born", "words"),
    [
        ("", "Enter the date of birth"),
        ("22/3", "the year in four digits"),
        ("22/3/90", "the year in four digits"),
        ("31/2/1990", "the year in four digits"),
        ("22/3/2090", "Enter a date of birth in the past"),
    ],
)
def test_what_is_no_date_of_birth_is_told_and_asks_nobody(client: Client, born: str, words: str):
    page = ask(client, born=born)
    assert words in page.text
    assert f'value="{OMAR}"' in page.text
    assert not RecordRead.objects.exists()


def test_a_vehicle_is_named_by_its_sequence_number(client: Client):
    assert "insurance is valid until" in ask(client, key=VEHICLE, sequence_number=CAR).text
    assert "No insurance" in ask(client, key=VEHICLE, sequence_number="900000099").text
    assert "Enter a sequence number of 9 digits" in ask(client, key=VEHICLE, sequence_number="12").text


def test_no_address_row_or_cookie_holds_the_number(client: Client):
    page = ask(client)
    row = PublicAnswer.objects.get()
    for place in (page.path, row.token, row.sealed, str(client.cookies), str(dict(client.session))):
        assert OMAR not in place


def test_looking_again_and_in_the_other_language_asks_nothing_again(client: Client):
    page = ask(client)
    client.get(page.path)
    assert VALID["ar"] in client.get(page.path.replace("/en/", "/ar/")).content.decode()
    assert RecordRead.objects.count() == 1


def test_a_form_sent_twice_asks_once_though_its_image_code_is_spent(client: Client, settings):
    sent = typed(client)
    first = client.post(at(), sent)
    settings.CAPTCHA_TEST_MODE = False
    assert client.post(at(), sent).url == first.url
    assert RecordRead.objects.count() == 1


def test_each_question_takes_an_image_code_of_its_own(client: Client, settings):
    ask(client)
    settings.CAPTCHA_TEST_MODE = False
    assert ask(client, number=WITHOUT).status == 200
    assert RecordRead.objects.count() == 1


def test_while_the_other_half_of_a_double_click_asks_the_page_looks_again_by_itself(client: Client):
    page = ask(client)
    PublicAnswer.objects.update(sealed="")
    waiting = client.get(page.path)
    assert waiting["Refresh"]
    assert "The registry is being asked" in waiting.content.decode()


def test_nobody_else_sees_the_answer_at_its_address(client: Client):
    path = ask(client).path
    assert GONE in Client().get(path).content.decode()
    assert GONE in client.get(f"{at()}?answer=nothing").content.decode()


def test_after_ten_minutes_the_answer_is_gone(client: Client):
    page = ask(client)
    PublicAnswer.objects.update(expires_at=Now() - timedelta(seconds=1))
    assert GONE in client.get(page.path).content.decode()
    ask(client, number=WITHOUT)
    assert PublicAnswer.objects.count() == 1


def test_who_mistyped_corrects_it_without_typing_all_again(client: Client):
    page = ask(client, born="23/3/1990")
    again = next(link for link in page.links() if "again=" in link)
    form = Page(again, client.get(again)).forms()[-1]
    assert form.values()["national_id"] == OMAR
    assert VALID["en"] in client.get(form.send(client, birth_date=BORN, captcha_1="PASSED").answer.url).content.decode()


def test_the_language_switch_keeps_what_was_typed_and_asks_nothing(client: Client):
    answer = client.post(at(language="ar"), typed(client) | {"redraw": "ar"})
    assert f'value="{OMAR}"' in answer.content.decode()
    assert not RecordRead.objects.exists()


def test_an_activated_person_asks_about_themselves_without_typing(client: Client, resident: User):
    enter(client, resident)
    assert "about=self" not in client.get(at()).content.decode()
    Act.objects.record(resident, Kind.ACTIVATED)
    assert "about=self" in client.get(at()).content.decode()
    assert VALID["en"] in client.get(f"{at()}?about=self").content.decode()
    read = RecordRead.objects.get()
    assert (read.capacity, read.reader) == ("self", resident.national_id_fingerprint)


def test_without_an_account_there_is_nobody_to_ask_about_at_once(client: Client):
    assert "Show the answer" in client.get(f"{at()}?about=self").content.decode()
    assert not RecordRead.objects.exists()


def test_a_silent_registry_says_when_to_try_again(client: Client):
    fall_silent()
    page = ask(client)
    assert "Not available now" in page.text
    assert 60 < int(page.answer["Retry-After"]) <= 480
    assert "Ask again" in page.text


def test_what_was_told_is_shown_as_last_known_while_the_registry_is_silent(client: Client):
    ask(client)
    fall_silent()
    page = ask(client)
    assert "This was known on" in page.text
    assert VALID["en"] in page.text
    assert list(RecordRead.objects.values_list("outcome", flat=True)) == ["kept", "answered"]


def test_a_wrong_date_finds_nothing_that_was_kept(client: Client):
    ask(client)
    fall_silent()
    assert "Not available now" in ask(client, born="23/3/1990").text
