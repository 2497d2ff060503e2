"""Fields that a form does not have, and fields sent twice: nobody gets more than the form offers."""

import pytest
from django.test import Client

from accounts.models import User

from .conftest import PASSWORD, code_for, register, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
MORE = {"is_staff": "on", "is_superuser": "on", "state": "closed", "email_confirmed_at": "2026-01-01", "id": "1"}


def test_registering_with_fields_of_ones_own_makes_an_ordinary_account(client: Client) -> None:
    register(client, **MORE)
    client.post("/ar/account/register/verify/", {"code": code_for("+966500000101")} | MORE)
    user = User.objects.get(username="noura2026")
    assert (user.is_staff, user.is_superuser, user.state, user.email_confirmed_at) == (False, False, "open", None)


def test_of_two_names_in_one_form_one_counts_everywhere(noura: User) -> None:
    browser = Client()
    sign_in(browser, ["nobody2026", "noura2026"], PASSWORD)
    assert browser.post("/ar/account/sign-in/verify/", {"code": code_for(noura.phone)}).status_code == 302
    assert browser.session["_auth_user_id"] == str(noura.pk)


def test_a_name_in_the_address_is_no_answer_of_the_form(noura: User) -> None:
    answer = Client().post("/ar/account/sign-in/?login=noura2026", {"password": PASSWORD})
    assert answer.status_code == 200
