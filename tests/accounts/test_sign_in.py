"""A person signs in: name or ID, password, then the code on their phone."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import KnownDevice, OtpChallenge, OutboxMessage, SecurityEvent, User
from accounts.security.chain import append
from tests.conftest import enter

from .conftest import PASSWORD, code_for, hidden, sign_in, sign_in_fully, solved, texts

pytestmark = pytest.mark.django_db(transaction=True)
VERIFY = "/ar/account/sign-in/verify/"


@pytest.mark.parametrize("login", ["noura2026", " NOURA2026 ", "1900000124", "١٩٠٠٠٠٠١٢٤", "1900 000 124"])
def test_noura_signs_in_by_name_or_id(client: Client, noura: User, login: str) -> None:
    assert sign_in(client, login).url == VERIFY
    page = client.post(VERIFY, {"code": code_for(noura.phone)})
    assert page.url == "/ar/account/"
    assert "أهلًا" in client.get(page.url).content.decode()


def test_the_password_alone_opens_nothing(client: Client, noura: User) -> None:
    sign_in(client, "noura2026")
    assert client.get("/ar/account/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_after_signing_in_the_portal_speaks_the_persons_language(client: Client, noura: User) -> None:
    page = sign_in_fully(client, noura, language="en")
    assert page.url == "/ar/account/"
    assert client.cookies["django_language"].value == "ar"


def test_a_known_and_an_unknown_name_get_the_same_page(noura: User) -> None:
    pages = [sign_in(Client(), login, "wrong-password-1").content.decode() for login in ("noura2026", "salem2026")]
    known, unknown = (re.sub(r"csrfmiddlewaretoken[^>]+|(noura|salem)2026", "", page) for page in pages)
    assert "تحقق من اسم المستخدم" in known
    assert known == unknown


def test_known_and_unknown_names_cost_the_same_statements(noura: User) -> None:
    append(SecurityEvent(chain=noura.events_chain, kind="registered"))  # a chain begins when its account does
    kinds = []
    for login in ("noura2026", "salem2026"):
        with CaptureQueriesContext(connection) as queries:
            sign_in(Client(), login, "wrong-password-1")
        kinds.append([re.match(r"\s*\w+( INTO \S+)?", query["sql"])[0] for query in queries])
    assert kinds[0] == kinds[1]


def test_the_image_code_is_asked_after_three_failures(client: Client, noura: User) -> None:
    for _ in range(2):
        assert "captcha_1" not in sign_in(client, "noura2026", "wrong").content.decode()
    page = sign_in(client, "noura2026", "wrong")
    assert "captcha_1" in page.content.decode()
    assert "captcha_1" in sign_in(client, "noura2026").content.decode()
    page = sign_in(client, "noura2026")
    assert sign_in(client, "noura2026", **solved(page)).url == VERIFY


def test_five_wrong_passwords_close_the_door_for_a_time_in_words(noura: User) -> None:
    for _ in range(5):
        page = _try(Client(), "noura2026", "wrong")
    page = _try(Client(), " NOURA2026 ", PASSWORD)
    assert page.status_code == 429
    assert int(page.headers["Retry-After"]) <= 60
    assert "حاول مرة أخرى بعد" in page.content.decode()


def test_a_device_that_signed_in_before_is_not_shut_out_by_strangers(client: Client, noura: User) -> None:
    sign_in_fully(client, noura)
    client.post("/ar/account/sign-out/")
    for _ in range(6):
        _try(Client(), "noura2026", "wrong")
    assert sign_in(client, "noura2026").url == VERIFY
    assert KnownDevice.objects.count() == 1


def test_a_password_changed_between_the_steps_ends_the_attempt(client: Client, noura: User) -> None:
    sign_in(client, "noura2026")
    code = code_for(noura.phone)
    noura.set_password("another-orbit-lantern-7")
    noura.save()
    assert client.post(VERIFY, {"code": code}).url == "/ar/account/sign-in/"
    assert "_auth_user_id" not in client.session


def test_a_changed_password_ends_every_session(client: Client, noura: User) -> None:
    sign_in_fully(client, noura)
    noura.set_password("another-orbit-lantern-7")
    noura.save()
    assert client.get("/ar/account/").url.startswith("/ar/account/sign-in/")


def test_a_locked_account_says_so_to_its_owner_only(client: Client, noura: User) -> None:
    User.objects.update(state="locked")
    assert "مقفل" not in sign_in(client, "noura2026", "wrong").content.decode()
    assert "مقفل" in sign_in(client, "noura2026").content.decode()


@pytest.mark.parametrize("place", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "http:///x"])
def test_nobody_is_sent_to_another_host(client: Client, noura: User, place: str) -> None:
    sign_in(client, "noura2026", next=place)
    assert client.post(VERIFY, {"code": code_for(noura.phone)}).url == "/ar/account/"


def test_after_signing_in_one_goes_on_where_one_was(client: Client, noura: User) -> None:
    page = client.get("/ar/account/security/questions/")
    assert page.url == "/ar/account/sign-in/?next=/ar/account/security/questions/"
    sign_in(client, "noura2026", next="/ar/account/security/questions/")
    assert client.post(VERIFY, {"code": code_for(noura.phone)}).url == "/ar/account/security/questions/"


def test_the_code_is_sent_again_after_a_minute_and_stays_the_same(client: Client, noura: User) -> None:
    sign_in(client, "noura2026")
    page = client.post(VERIFY, {"resend": "1"}, follow=True)
    assert "يمكنك طلب إعادة إرسال الرمز" in page.content.decode()
    challenge = OutboxMessage.objects.get().challenge
    type(challenge).objects.update(sent_at=challenge.sent_at - timedelta(seconds=61))
    page = client.post(VERIFY, {"resend": "1"}, follow=True)
    assert "أعدنا إرسال الرمز" in page.content.decode()
    assert len(set(texts(noura.phone))) == 1
    assert len(texts(noura.phone)) == 2


def test_the_sign_in_form_sent_twice_is_one_text(client: Client, noura: User) -> None:
    token = hidden(client.get("/ar/account/sign-in/"))
    answers = [sign_in(Client(), "noura2026", **token).url for _ in range(2)]
    assert answers == [VERIFY, VERIFY]
    assert len(texts(noura.phone)) == 1
    OtpChallenge.objects.update(created_at=OtpChallenge.objects.get().created_at - timedelta(seconds=31))
    assert sign_in(Client(), "noura2026", **token).url == VERIFY
    assert len(texts(noura.phone)) == 2


def test_an_admin_lets_an_owner_try_again(client: Client, noura: User, admin: User) -> None:
    for _ in range(5):
        _try(Client(), "noura2026", "wrong")
    assert _try(Client(), "noura2026", PASSWORD).status_code == 429
    action = {"action": "forget_wrong_passwords", "_selected_action": noura.pk}
    enter(client, admin).post("/admin/accounts/user/", action)
    assert _try(Client(), "noura2026", PASSWORD).url == VERIFY


def test_five_wrong_codes_end_the_attempt(client: Client, noura: User) -> None:
    sign_in(client, "noura2026")
    right = code_for(noura.phone)
    for n in range(1, 6):
        client.post(VERIFY, {"code": f"{(int(right) + n) % 1_000_000:06d}"})
    assert "ابدأ من جديد" in client.post(VERIFY, {"code": right}).content.decode()
    assert noura.security_events.filter(kind="wrong-code").count() == 5


def test_the_session_key_changes_at_each_step(client: Client, noura: User) -> None:
    client.get("/ar/account/sign-in/")
    keys = [client.session.session_key]
    sign_in(client, "noura2026")
    keys.append(client.session.session_key)
    client.post(VERIFY, {"code": code_for(noura.phone)})
    keys.append(client.session.session_key)
    assert len(set(keys)) == 3


def test_signing_out_is_a_page_whose_button_acts(client: Client, noura: User) -> None:
    sign_in_fully(client, noura)
    assert client.get("/ar/account/sign-out/").status_code == 200
    assert "_auth_user_id" in client.session
    page = client.post("/ar/account/sign-out/", follow=True)
    assert "سجّلت الخروج" in page.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(("seen", "started", "alive"), [(14, 60, True), (16, 60, False), (1, 721, False)])
def test_a_session_ends_after_15_idle_minutes_or_12_hours(
    client: Client, noura: User, seen: int, started: int, alive: bool
) -> None:
    sign_in_fully(client, noura)
    session = client.session
    session["seen_at"] -= seen * 60
    session["started_at"] -= started * 60
    session.save()
    page = client.get("/ar/account/")
    assert page.status_code == (200 if alive else 302)
    if not alive:
        assert page.url == "/ar/account/sign-in/?next=%2Far%2Faccount%2F"
        reason = "لعدم النشاط" if seen > 15 else "12 ساعة"
        assert reason in client.get(page.url).content.decode()


def test_staff_come_to_the_admin_through_the_same_door(client: Client, noura: User) -> None:
    User.objects.update(is_staff=True, is_superuser=True)
    page = client.get("/admin/", follow=True)
    assert page.redirect_chain[-1][0].startswith("/ar/account/sign-in/?next=")
    sign_in(client, "noura2026", next="/admin/")
    assert client.get("/admin/").status_code == 302
    assert client.post(VERIFY, {"code": code_for(noura.phone)}).url == "/admin/"
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == "/ar/account/security/factors/"


def _try(client: Client, login: str, password: str) -> Any:
    """Sign in as someone who reads the image code when asked."""
    page = sign_in(client, login, password)
    return sign_in(client, login, password, **solved(page)) if b"captcha_1" in page.content else page
