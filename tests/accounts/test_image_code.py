"""Reading the image code and typing it."""

import random
from datetime import timedelta

import pytest
from captcha.models import CaptchaStore
from django.db.models.functions import Now
from django.test import Client

from accounts.captcha.challenge import five_digits
from tests.accounts.image_code_page import digits_of, key_on, solve, submit, wrong

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.image_code_page")]
NOT_THE_DIGITS = "Those digits were wrong or had expired"


def test_who_types_the_digits_is_let_in_and_the_code_is_gone(client: Client) -> None:
    assert solve(client) == "open"
    assert not CaptchaStore.objects.exists()


@pytest.mark.parametrize("digits", ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"])
def test_digits_of_every_keyboard_are_read_with_spaces(client: Client, digits: str) -> None:
    key = key_on(client.get("/ar/gate"))
    typed = " ".join(digits[int(digit)] for digit in digits_of(key))
    assert submit(client, key, f"\u200f {typed} ", "/ar/gate") == "open"


@pytest.mark.parametrize(("language", "words"), [("en", NOT_THE_DIGITS), ("ar", "أدخل أرقام الصورة الجديدة")])
def test_wrong_digits_get_words_that_help_and_a_new_picture(client: Client, language: str, words: str) -> None:
    key = key_on(client.get(f"/{language}/gate"))
    response = client.post(f"/{language}/gate", {"word": "kept", "captcha_0": key, "captcha_1": wrong(digits_of(key))})
    page = response.content.decode()
    assert words in page
    assert 'value="kept"' in page
    assert key_on(response) != key
    assert 'aria-invalid="true"' in page


def test_a_code_can_be_tried_once_only_even_when_the_try_was_wrong(client: Client) -> None:
    key = key_on(client.get("/en/gate"))
    digits = digits_of(key)
    submit(client, key, wrong(digits))
    assert NOT_THE_DIGITS in submit(client, key, digits)


def test_a_used_code_opens_nothing_for_the_next(client: Client) -> None:
    key = key_on(client.get("/en/gate"))
    digits = digits_of(key)
    assert submit(client, key, digits) == "open"
    assert NOT_THE_DIGITS in submit(Client(), key, digits)


def test_after_ten_minutes_the_code_has_expired(client: Client) -> None:
    key = key_on(client.get("/en/gate"))
    row = CaptchaStore.objects.filter(hashkey=key)
    assert row.filter(expiration__range=(Now() + timedelta(minutes=9), Now() + timedelta(minutes=10))).exists()
    digits = digits_of(key)
    row.update(expiration=Now() - timedelta(seconds=1))
    assert NOT_THE_DIGITS in submit(client, key, digits)


def test_who_types_nothing_is_told_what_to_type(client: Client) -> None:
    page = submit(client, key_on(client.get("/en/gate")))
    assert "Enter the digits in the picture, or listen to them" in page


NONSENSE = ["\x00", "a" * 10_000, "<script>", "\u202e12345", "PASSED", "' OR 1=1", "٣" * 60, "😀"]


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_in_any_field_of_the_check_is_only_a_wrong_answer(client: Client, nonsense: str) -> None:
    key = key_on(client.get("/en/gate"))
    assert "sesame" in submit(client, key, nonsense)
    assert "sesame" in submit(client, nonsense, nonsense)
    page = submit(client, captcha_proof=nonsense)
    assert "sesame" in page
    assert nonsense not in page.replace("<script src=", "") or nonsense == "\x00"


def test_new_code_keeps_what_was_typed_and_judges_nothing(client: Client) -> None:
    key = key_on(client.get("/en/gate"))
    response = client.post("/en/gate", {"word": "1 2 3", "captcha_0": key, "captcha_1": "1", "new_code": "1"})
    page = response.content.decode()
    assert key_on(response) != key
    assert 'value="1 2 3"' in page
    assert "error" not in page
    assert CaptchaStore.objects.filter(hashkey=key).exists()


def test_the_other_language_redraws_with_a_fresh_picture_and_spends_nothing(client: Client) -> None:
    key = key_on(client.get("/en/gate"))
    digits = digits_of(key)
    response = client.post("/ar/gate", {"word": "x", "captcha_0": key, "captcha_1": digits, "redraw": "ar"})
    assert "أدخل الأرقام التي تراها أو تسمعها" in response.content.decode()
    assert key_on(response) != key
    assert digits not in response.content.decode()
    assert submit(client, key, digits) == "open"


def test_codes_are_five_digits_that_no_seed_foretells() -> None:
    codes = set()
    for _ in range(200):
        random.seed(7)
        drawn, typed = five_digits()
        assert drawn == typed
        assert len(drawn) == 5
        assert set(drawn) <= set("23456789")
        codes.add(drawn)
    assert len(codes) > 150


def test_the_engines_test_mode_works_and_production_does_not_know_it(client: Client, settings: object) -> None:
    settings.CAPTCHA_TEST_MODE = True  # type: ignore[attr-defined]
    assert submit(client, "any", "PASSED") == "open"
    settings.PRODUCTION = True  # type: ignore[attr-defined]
    assert NOT_THE_DIGITS in submit(client, "any", "PASSED")
