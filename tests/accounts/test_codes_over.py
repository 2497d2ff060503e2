"""A code that can come right no more keeps nobody on its page, and a second press tells nobody a falsehood."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F
from django.test import Client

from accounts import otp
from accounts.models import OtpChallenge, PendingRegistration, User

from .conftest import code_for, register, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
SIGN_IN, VERIFY = "/ar/account/sign-in/", "/ar/account/sign-in/verify/"
REGISTER_VERIFY = "/ar/account/register/verify/"


def try_wrongly(client: Client, phone: str, path: str, times: int = 5) -> str:
    right = int(code_for(phone))
    for n in range(1, times + 1):
        page = client.post(path, {"code": f"{(right + n) % 1_000_000:06d}"})
    return page.content.decode()


def age(minutes: int) -> None:
    """Let the codes have been sent so long ago."""
    past = timedelta(minutes=minutes)
    OtpChallenge.objects.update(
        sent_at=F("sent_at") - past, expires_at=F("expires_at") - past, dies_at=F("dies_at") - past
    )


def test_while_the_code_may_come_right_the_door_leads_back_to_it(client: Client, noura: User) -> None:
    sign_in(client, "noura2026")
    try_wrongly(client, noura.phone, VERIFY, 4)
    assert client.get(SIGN_IN).url == VERIFY


def test_after_five_wrong_codes_one_can_sign_in_anew(client: Client, noura: User) -> None:
    sign_in(client, "noura2026")
    page = try_wrongly(client, noura.phone, VERIFY)
    assert f'href="{SIGN_IN}">ابدأ من جديد' in page
    assert 'name="resend"' not in page
    assert client.get(SIGN_IN).status_code == 200
    assert sign_in(client, "noura2026").url == VERIFY
    assert client.post(VERIFY, {"code": code_for(noura.phone)}).url == "/ar/account/"


@pytest.mark.parametrize(("minutes", "over"), [(6, False), (15, True)])
def test_an_expired_code_is_over_when_it_cannot_be_sent_again(
    client: Client, noura: User, minutes: int, over: bool
) -> None:
    sign_in(client, "noura2026")
    age(minutes)
    page = client.get(VERIFY).content.decode()
    assert ('name="resend"' in page, "ابدأ من جديد" in page) == (not over, over)
    assert (client.get(SIGN_IN).status_code == 200) == over


def test_the_second_press_of_register_says_that_it_may_be_done(client: Client) -> None:
    register(client)
    other, code = Client(), code_for("0500000101")
    other.cookies["sessionid"] = client.cookies["sessionid"].value
    client.post(REGISTER_VERIFY, {"code": code})
    page = other.post(REGISTER_VERIFY, {"code": code}).content.decode()
    assert "إن كنت قد أكملته" in page
    assert f'href="{SIGN_IN}"' in page


def test_of_two_presses_at_once_the_later_says_so_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    register(client)

    def redeem(*_: Any) -> otp.Dead:
        PendingRegistration.objects.all().delete()  # the other press has just made it an account
        return otp.Dead("spent")

    monkeypatch.setattr(otp, "redeem", redeem)
    assert "إن كنت قد أكملته" in client.post(REGISTER_VERIFY, {"code": "123456"}).content.decode()
