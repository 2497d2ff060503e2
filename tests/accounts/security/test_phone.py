"""Another mobile: a code to the present one, a code to the new one, and only then it is the account's."""

import re

import pytest
from django.test import Client

from accounts.models import OtpChallenge, OutboxMessage, PhoneChange, SecurityEvent, User
from tests.accounts.conftest import code_for, sign_in, texts
from tests.conftest import confirm, enter, person

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/en/account/security/phone/"
NEW = "+966500000500"


@pytest.fixture
def inside(client: Client, resident: User) -> Client:
    return confirm(enter(client, resident), resident)


def ask(client: Client, phone: str = "0500000500") -> str:
    return client.post(PAGE, {"phone": phone}).url


def prove_old(client: Client, user: User) -> str:
    return client.post(f"{PAGE}old/", {"code": code_for(user.phone)}).url


def prove_new(client: Client, phone: str = NEW):
    return client.post(f"{PAGE}new/", {"code": code_for(phone)})


def phone_of(user: User) -> str:
    return User.objects.get(pk=user.pk).phone


def test_a_code_to_each_number_changes_the_mobile(inside: Client, resident: User):
    assert ask(inside) == f"{PAGE}old/"
    assert texts(NEW) == []
    assert prove_old(inside, resident) == f"{PAGE}new/"
    assert phone_of(resident) == resident.phone
    assert "Your mobile number is changed" in inside.get(prove_new(inside).url).content.decode()
    assert phone_of(resident) == NEW
    assert list(SecurityEvent.objects.values_list("kind", flat=True)) == ["phone-changed"]


def test_both_numbers_and_the_confirmed_email_are_told(inside: Client, resident: User):
    User.objects.update(email_confirmed_at="2026-01-01T00:00Z")
    ask(inside), prove_old(inside, resident), prove_new(inside)
    notices = OutboxMessage.objects.filter(kind="notice")
    assert sorted(n.recipient for n in notices) == sorted([resident.phone, NEW, resident.email])


@pytest.mark.parametrize("step", ["old", "new"])
def test_no_step_is_entered_before_its_time(inside: Client, step: str):
    assert inside.get(f"{PAGE}{step}/").url == PAGE
    assert inside.post(f"{PAGE}{step}/", {"code": "123456"}).url == PAGE


def test_back_and_reload_lead_to_the_step_that_is_due(inside: Client, resident: User):
    ask(inside)
    assert inside.get(f"{PAGE}new/").url == f"{PAGE}old/"
    prove_old(inside, resident)
    assert inside.get(f"{PAGE}old/").url == f"{PAGE}new/"
    code = code_for(NEW)
    prove_new(inside)
    assert inside.get(f"{PAGE}new/").url == "/en/account/security/"
    assert inside.post(f"{PAGE}new/", {"code": code}).url == "/en/account/security/"


def test_asking_again_for_the_same_number_sends_no_second_code(inside: Client, resident: User):
    ask(inside), ask(inside)
    assert len(texts(resident.phone)) == 1
    assert 'value="+966500000500"' in inside.get(PAGE).content.decode()


def test_another_tab_with_another_number_goes_on_with_that_one(inside: Client, resident: User):
    ask(inside), ask(inside, "0500000501"), prove_old(inside, resident)
    assert "0501" in inside.get(f"{PAGE}new/").content.decode()
    prove_new(inside, "+966500000501")
    assert phone_of(resident) == "+966500000501"
    assert PhoneChange.objects.count() == 1


def test_a_change_begun_elsewhere_ends_with_the_one_that_came_first(inside: Client, resident: User):
    """Else whoever held the old number for a minute could take the account back later."""
    thief = confirm(enter(Client(), resident), resident)
    ask(thief, "0500000502"), prove_old(thief, resident)
    ask(inside), prove_old(inside, resident), prove_new(inside)
    assert thief.post(f"{PAGE}new/", {"code": code_for("+966500000502")}).url == PAGE
    assert phone_of(resident) == NEW


def test_the_code_of_the_old_number_is_not_good_for_the_new_one(inside: Client, resident: User):
    ask(inside)
    old = code_for(resident.phone)
    prove_old(inside, resident)
    assert "That is not the code we sent" in inside.post(f"{PAGE}new/", {"code": old}).content.decode()
    assert phone_of(resident) == resident.phone


def test_a_change_left_for_half_an_hour_begins_again_with_its_number(inside: Client, resident: User):
    ask(inside)
    PhoneChange.objects.update(expires_at="2026-01-01T00:00Z")
    assert inside.get(f"{PAGE}old/").url == PAGE
    page = inside.get(PAGE).content.decode()
    assert "longer than 30 minutes" in page
    assert 'value="+966500000500"' in page


def test_an_own_or_impossible_number_is_refused_at_once(inside: Client, resident: User):
    assert "other than your current one" in inside.post(PAGE, {"phone": resident.phone}).content.decode()
    assert "Enter a Saudi mobile number" in inside.post(PAGE, {"phone": "12"}).content.decode()


def test_a_number_of_another_account_is_told_only_to_who_can_read_its_texts(inside: Client, resident: User):
    owner = person("fictional23", "1900000132", NEW)
    assert ask(inside) == f"{PAGE}old/"
    assert prove_old(inside, resident) == f"{PAGE}new/"
    assert "already has one" in prove_new(inside).content.decode()
    assert (phone_of(resident), phone_of(owner)) == (resident.phone, NEW)
    assert not OutboxMessage.objects.filter(kind="notice").exists()
    assert inside.get(f"{PAGE}new/").url == "/en/account/security/"


def test_a_sign_in_that_waits_for_a_code_to_the_old_number_comes_to_nothing(inside: Client, resident: User):
    waiting = Client()
    sign_in(waiting, resident.username, "Saffron kettle 47 lanterns", "en")
    code = code_for(resident.phone)
    ask(inside), prove_old(inside, resident), prove_new(inside)
    waiting.post("/en/account/sign-in/verify/", {"code": code})
    assert "/sign-in/" in waiting.get("/en/account/").url


def test_a_code_that_is_over_is_sent_anew(inside: Client, resident: User):
    ask(inside)
    OtpChallenge.objects.update(tries=5)
    assert "Send a new code" in inside.get(f"{PAGE}old/").content.decode()
    inside.post(f"{PAGE}old/", {"resend": "1"})
    assert len(texts(resident.phone)) == 2
    assert prove_old(inside, resident) == f"{PAGE}new/"


def test_too_many_sends_are_refused_with_the_wait_and_the_number_kept(inside: Client, resident: User):
    for n in range(6):
        ask(inside, f"050000051{n}")
    refused = inside.post(PAGE, {"phone": "0500000517"})
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 60
    assert 'value="0500000517"' in refused.content.decode()


def test_the_page_says_where_to_go_without_the_old_number(inside: Client):
    page = inside.get(PAGE).content.decode()
    assert "activation centre" in page
    assert "/en/activation/offices/" in page


def test_no_page_shows_a_whole_number_but_the_one_typed(inside: Client, resident: User):
    ask(inside)
    for page in (inside.get(f"{PAGE}old/"), inside.get("/en/account/security/")):
        assert not re.search(r"\+?9665\d{8}|05\d{8}", page.content.decode())
