"""Whoever has an authenticator app is asked for its code, and no text message leaves."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts import failures
from accounts.factors import codes, totp
from accounts.models import OtpChallenge, OutboxMessage, SecurityEvent, TotpUse, User, WrongPasswords
from tests.accounts.conftest import code_for
from tests.conftest import person

from .conftest import FACTOR, PASSWORD, enter_with_app, give_app, recovery_codes, shown, sign_in

pytestmark = pytest.mark.django_db(transaction=True)
VERIFY = "/ar/account/sign-in/verify/"


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_app_stands_for_the_text_message(client: Client, noura: User, secret: str):
    assert sign_in(client, "noura2026", language="en").url == FACTOR
    page = client.get(FACTOR).content.decode()
    assert "Code from your authenticator app" in page
    assert client.post(FACTOR, {"code": shown(secret)}).url == "/ar/account/"
    assert signed_in(client)
    assert not OutboxMessage.objects.exists()
    assert not OtpChallenge.objects.exists()


@pytest.mark.parametrize("later", [-1, 0, 1])
def test_an_app_may_be_half_a_minute_ahead_or_behind(client: Client, noura: User, secret: str, later: int):
    sign_in(client, "noura2026")
    client.post(FACTOR, {"code": shown(secret, later)})
    assert signed_in(client)


@pytest.mark.parametrize("later", [-3, 3])
def test_but_no_more(client: Client, noura: User, secret: str, later: int):
    sign_in(client, "noura2026")
    assert "not the code your app shows now" in client.post(FACTOR, {"code": shown(secret, later)}).content.decode()
    assert not signed_in(client)


def test_a_code_works_once(client: Client, noura: User, secret: str):
    enter_with_app(client, noura, secret)
    other = Client()
    sign_in(other, "noura2026")
    step = TotpUse.objects.get(user=noura).step
    assert b"Each code works once" in other.post(FACTOR, {"code": totp.code_at(secret, step)}).content
    assert not signed_in(other)
    other.post(FACTOR, {"code": totp.code_at(secret, step + 1)})
    assert signed_in(other)


def test_arabic_digits_and_spaces_are_forgiven(client: Client, noura: User, secret: str):
    sign_in(client, "noura2026")
    code = shown(secret).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    client.post(FACTOR, {"code": f" {code[:3]} {code[3:]} "})
    assert signed_in(client)


def test_another_persons_code_opens_nothing(client: Client, noura: User, secret: str):
    other = give_app(person("fictional77", "1900000777", "+966500000077"))
    sign_in(client, "noura2026")
    client.post(FACTOR, {"code": shown(other)})
    assert not signed_in(client)


def test_wrong_codes_climb_the_ladder_and_the_answer_says_how_long(client: Client, noura: User, secret: str):
    sign_in(client, "noura2026", language="en")
    wrong = f"{(int(shown(secret)) + 7) % 1_000_000:06}"
    for _ in range(5):
        assert client.post(FACTOR, {"code": wrong}).status_code == 200
    answer = client.post(FACTOR, {"code": shown(secret)})
    assert answer.status_code == 429
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert "Too many attempts. Try again in" in answer.content.decode()
    assert SecurityEvent.objects.filter(kind="wrong-factor").count() == 5
    assert not signed_in(client)


def test_after_twenty_wrong_codes_in_a_day_no_more_are_judged(client: Client, noura: User, secret: str):
    sign_in(client, "noura2026")
    for _ in range(20):
        WrongPasswords.objects.all().delete()
        client.post(FACTOR, {"code": "000000"})
    WrongPasswords.objects.all().delete()
    answer = client.post(FACTOR, {"code": shown(secret)})
    assert answer.status_code == 429
    assert not signed_in(client)


def test_staff_open_a_step_that_was_closed(client: Client, noura: User, secret: str):
    sign_in(client, "noura2026")
    client.post(FACTOR, {"code": "000000"})
    WrongPasswords.objects.update(in_a_row=100)
    assert b"Visit an activation centre" in client.post(FACTOR, {"code": shown(secret)}).content
    failures.forget(noura)
    client.post(FACTOR, {"code": shown(secret)})
    assert signed_in(client)


def test_what_somebody_else_typed_does_not_bar_the_owners_own_browser(client: Client, noura: User, secret: str):
    enter_with_app(client, noura, secret)
    client.post("/en/account/sign-out/")
    stranger = Client()
    sign_in(stranger, "noura2026")
    for _ in range(6):
        stranger.post(FACTOR, {"code": "000000"})
    assert enter_with_app(client, noura, secret).status_code == 302
    assert signed_in(client)


def test_a_recovery_code_stands_in_once(client: Client, noura: User, secret: str):
    kept = recovery_codes(noura)
    sign_in(client, "noura2026")
    assert b"?way=recovery-code" in client.get(FACTOR).content
    typed = kept[3].lower().replace("-", " ")
    client.post(f"{FACTOR}?way=recovery-code", {"code": typed})
    assert signed_in(client)
    assert SecurityEvent.objects.filter(kind="recovery-code-used").count() == 1
    assert codes.left(noura) == 9
    other = Client()
    sign_in(other, "noura2026")
    assert b"unused recovery codes" in other.post(f"{FACTOR}?way=recovery-code", {"code": typed}).content


def test_another_persons_recovery_code_opens_nothing(client: Client, noura: User, secret: str):
    others = recovery_codes(person("fictional77", "1900000777", "+966500000077"))
    recovery_codes(noura)
    sign_in(client, "noura2026")
    client.post(f"{FACTOR}?way=recovery-code", {"code": others[0]})
    assert not signed_in(client)
    assert codes.left(User.objects.get(username="fictional77")) == 10


@pytest.mark.parametrize("change", [{"state": "locked"}, {"password": "argon2$other"}])
def test_the_attempt_ends_when_the_account_is_locked_or_its_password_changes(client, noura, secret, change):
    sign_in(client, "noura2026")
    User.objects.update(**change)
    assert client.post(FACTOR, {"code": shown(secret)}).url == "/en/account/sign-in/"
    assert not signed_in(client)


def test_the_step_cannot_be_entered_without_the_password(client: Client, noura: User, secret: str):
    assert client.post(FACTOR, {"code": shown(secret)}).url == "/en/account/sign-in/"
    assert client.get(FACTOR, headers={"accept": "application/json"}).status_code == 302


def test_the_code_of_a_text_message_opens_nothing_here(client: Client, noura: User, secret: str):
    sign_in(client, "noura2026")
    assert client.get("/en/account/sign-in/verify/").url == "/en/account/sign-in/"


def test_the_session_key_changes_at_the_second_step(client: Client, noura: User, secret: str):
    sign_in(client, "noura2026")
    before = client.session.session_key
    client.post(FACTOR, {"code": shown(secret)})
    assert client.session.session_key != before


def test_a_right_code_forgets_the_wrong_ones(client: Client, noura: User, secret: str):
    sign_in(client, "noura2026")
    client.post(FACTOR, {"code": "000000"})
    client.post(FACTOR, {"code": shown(secret)})
    assert not WrongPasswords.objects.exists()


def test_another_account_may_be_chosen_instead(client: Client, noura: User, secret: str):
    sign_in(client, "noura2026")
    assert client.post(FACTOR, {"cancel": "1"}).url == "/en/account/sign-in/"
    assert client.get("/en/account/sign-in/").status_code == 200


def test_the_other_language_keeps_the_code_that_was_typed(client: Client, noura: User, secret: str):
    sign_in(client, "noura2026")
    page = client.post("/ar/account/sign-in/factor/", {"code": "123 456", "redraw": "ar"}).content.decode()
    assert 'value="123 456"' in page
    assert 'dir="rtl"' in page


def test_the_password_leads_on_to_where_the_person_wanted(client: Client, noura: User, secret: str):
    sign_in(client, "noura2026", next="/ar/account/security/")
    assert client.post(FACTOR, {"code": shown(secret)}).url == "/ar/account/security/"


def test_a_step_that_took_too_long_begins_anew(client: Client, noura: User, secret: str):
    sign_in(client, "noura2026")
    session = client.session
    session["account_login"]["initiated_at"] -= timedelta(minutes=16).total_seconds()
    session.save()
    assert client.post(FACTOR, {"code": shown(secret)}).url == "/en/account/sign-in/"


def test_the_password_alone_is_not_enough(client: Client, noura: User, secret: str):
    sign_in(client, "noura2026", PASSWORD)
    assert client.get("/en/account/").url.startswith("/en/account/sign-in/")


def test_who_waits_for_a_text_message_skips_no_factor_added_meanwhile(client: Client, noura: User):
    assert sign_in(client, "noura2026").url == VERIFY
    code = code_for(noura.phone)
    give_app(noura)
    assert client.post(VERIFY, {"code": code}).url == "/ar/account/sign-in/"
    assert not signed_in(client)
    assert sign_in(client, "noura2026", language="en").url == FACTOR
