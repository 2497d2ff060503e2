"""One page of what protects the account, and the language it speaks."""

import pytest
from django.test import Client

from accounts.models import SecurityEvent, User
from tests.conftest import confirm, enter

pytestmark = pytest.mark.django_db
PAGE = "/en/account/security/"


def test_a_stranger_is_sent_to_sign_in(client: Client):
    assert "/en/account/sign-in/" in client.get(PAGE).url


def test_it_shows_what_there_is_and_masks_the_mobile(client: Client, resident: User):
    page = enter(client, resident).get(PAGE).content.decode()
    assert resident.email in page
    assert "••• 0015" in page
    assert resident.phone[4:] not in page
    assert resident.national_id not in page


@pytest.mark.parametrize("row", ["password", "phone", "email", "language", "questions"])
def test_each_row_leads_to_its_page(client: Client, resident: User, row: str):
    assert f'href="{PAGE}{row}/"' in enter(client, resident).get(PAGE).content.decode()


def test_the_account_page_leads_to_it(client: Client, resident: User):
    assert f'href="{PAGE}"' in enter(client, resident).get("/en/account/").content.decode()


def test_the_day_of_the_last_new_password_is_told_once_it_is_known(client: Client, resident: User):
    assert "Changed on" not in enter(client, resident).get(PAGE).content.decode()
    new = {"password1": "lantern mango orbit 42", "password2": "lantern mango orbit 42"}
    confirm(client, resident).post(f"{PAGE}password/", new)
    assert "Changed on" in client.get(PAGE).content.decode()


def test_the_page_costs_the_same_however_much_happened(client: Client, resident: User, django_assert_max_num_queries):
    enter(client, resident)
    with django_assert_max_num_queries(10):
        client.get(PAGE)


def test_another_language_is_saved_and_spoken_at_once(client: Client, resident: User):
    confirm(enter(client, resident), resident)
    answer = client.post(f"{PAGE}language/", {"language": "ar"})
    assert answer.url == "/ar/account/security/"
    assert answer.cookies["django_language"].value == "ar"
    assert "حُفظت لغتك" in client.get(answer.url).content.decode()
    assert User.objects.get(pk=resident.pk).language == "ar"
    assert SecurityEvent.objects.filter(kind="language-changed").count() == 1


def test_the_same_language_again_is_no_change(client: Client, resident: User):
    confirm(enter(client, resident), resident).post(f"{PAGE}language/", {"language": "en"})
    assert not SecurityEvent.objects.exists()


@pytest.mark.parametrize("language", ["", "fr", "x" * 300])
def test_a_language_we_do_not_speak_is_refused(client: Client, resident: User, language: str):
    confirm(enter(client, resident), resident)
    assert "Choose a language" in client.post(f"{PAGE}language/", {"language": language}).content.decode()


def test_whoever_changes_the_language_confirms_first(client: Client, resident: User):
    assert "/security/confirm/" in enter(client, resident).post(f"{PAGE}language/", {"language": "ar"}).url
    assert User.objects.get(pk=resident.pk).language == "en"
