"""A recovery code in place of the text message, for who has no stronger factor: the phone is lost, the paper is not."""

from django.test import Client

from accounts.models import OtpChallenge, RecoveryCode, User

from .conftest import noura, recovery_codes, sign_in  # noqa: F401 (a fixture)

PAGE = "/en/account/sign-in/recovery-code/"
TEXT = "/en/account/sign-in/verify/"


def test_who_kept_codes_is_offered_one_and_it_opens_once(client: Client, noura: User) -> None:  # noqa: F811
    kept = recovery_codes(noura)
    sign_in(client, noura.username, language="en")
    assert PAGE in client.get(TEXT).content.decode()
    client.post(PAGE, {"code": kept[0]})
    assert client.get("/en/account/").status_code == 200
    other = Client()
    sign_in(other, noura.username, language="en")
    assert "unused recovery codes" in other.post(PAGE, {"code": kept[0]}).content.decode()
    assert other.get("/en/account/").status_code == 302


def test_who_has_none_is_sent_to_the_text_message(client: Client, noura: User) -> None:  # noqa: F811
    sign_in(client, noura.username, language="en")
    assert PAGE not in client.get(TEXT).content.decode()
    assert client.get(PAGE).url == TEXT
    assert client.post(PAGE, {"code": "0000-0000-0000-0000"}).url == TEXT


def test_wrong_codes_wait_and_use_nothing_up(client: Client, noura: User) -> None:  # noqa: F811
    recovery_codes(noura)
    sign_in(client, noura.username, language="en")
    answers = [client.post(PAGE, {"code": "0000-0000-0000-0000"}).status_code for _ in range(7)]
    assert answers[-1] == 429
    assert not RecoveryCode.objects.exclude(used_at=None).exists()


def test_without_the_password_there_is_no_such_page(client: Client, noura: User) -> None:  # noqa: F811
    recovery_codes(noura)
    assert client.get(PAGE).url == "/en/account/sign-in/"
    assert not OtpChallenge.objects.exists()
