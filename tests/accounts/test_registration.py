"""A person opens an account: three pages, one text message."""

import pytest
from django.test import Client

from accounts import limits
from accounts.models import (
    LimitCount,
    OtpChallenge,
    OutboxMessage,
    PendingRegistration,
    RecoveryAttempt,
    SecurityEvent,
    User,
)

from .conftest import NOURA, PASSWORD, code_for, hidden, register, solved, texts

pytestmark = pytest.mark.django_db(transaction=True)


def test_noura_registers_and_is_signed_in(client: Client) -> None:
    assert register(client).url == "/ar/account/register/verify/"
    page = client.post("/ar/account/register/verify/", {"code": code_for("0500000101")}, follow=True)
    assert page.redirect_chain[-1][0] == "/ar/account/register/done/"
    assert "حسابك غير مفعّل" in page.content.decode() or "غير مفعّل" in page.content.decode()
    user = User.objects.get()
    assert (user.national_id, user.phone, user.username) == ("1900000124", "+966500000101", "noura2026")
    assert user.check_password(PASSWORD)
    assert not PendingRegistration.objects.exists()
    assert list(user.security_events.values_list("kind", flat=True)) == ["signed-in", "registered"]


def test_there_is_no_account_before_the_code_is_right(client: Client) -> None:
    register(client)
    right = code_for("0500000101")
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    page = client.post("/ar/account/register/verify/", {"code": wrong})
    assert "بقيت لك 4 محاولات" in page.content.decode()
    assert not User.objects.exists()


def test_the_password_waits_hashed_and_the_id_sealed(client: Client) -> None:
    register(client)
    pending = PendingRegistration.objects.get()
    kept = " ".join(str(value) for value in vars(pending).values())
    assert pending.password.startswith("argon2")
    assert all(secret not in kept for secret in (PASSWORD, "1900000124", "500000101"))


@pytest.mark.parametrize("phone", ["+966 50 000 0101", "00966500000101", "500000101", "٠٥٠٠٠٠٠١٠١", "050-000-0101"])
def test_a_mobile_is_understood_in_every_usual_spelling(client: Client, phone: str) -> None:
    assert register(client, phone=phone).status_code == 302
    assert PendingRegistration.objects.get().phone == "+966500000101"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("national_id", "19000", "أدخل رقم هوية من 10 أرقام"),
        ("national_id", "3900000124", "أدخل رقم هوية يبدأ بالرقم 1 أو 2"),
        ("national_id", "1900000125", "تحقق من رقم الهوية"),
        ("phone", "0400000001", "أدخل رقم جوال سعوديًا"),
        ("username", "2noura26", "ابدأ اسم المستخدم بحرف"),
        ("username", "nouranour", "رقمًا واحدًا على الأقل"),
        ("username", "نورة2026", "أحرفًا إنجليزية"),
        ("password1", "short", "12 حرفًا على الأقل"),
        ("email2", "other@portal.example", "البريد الإلكتروني نفسه في الحقلين"),
        ("email", "not-an-address", "name@example.com"),
        ("terms", "", "وافق على الشروط والأحكام"),
        ("language", "fr", "اختر اللغة"),
    ],
)
def test_a_wrong_answer_is_named_and_the_rest_is_kept(client: Client, field: str, value: str, words: str) -> None:
    page = register(client, **{field: value})
    body = page.content.decode()
    assert page.status_code == 200
    assert words in body
    assert 'role="alert"' in body
    assert PASSWORD not in body
    kept = {"national_id", "phone", "username", "email"} - {field}
    assert all(f'value="{NOURA[name]}"' in body for name in kept)
    assert not PendingRegistration.objects.exists()


def test_a_guessable_password_is_refused_with_the_reason(client: Client) -> None:
    page = register(client, password1="noura2026noura2026", password2="noura2026noura2026")
    assert "شيئًا من بياناتك" in page.content.decode()


def test_the_image_code_stays_solved_when_another_field_was_wrong(client: Client) -> None:
    page = register(client, phone="1")
    assert "captcha_1" not in page.content.decode()
    again = client.post("/ar/account/register/", NOURA | hidden(page))
    assert again.status_code == 302


def test_sending_the_same_form_twice_is_one_application_and_one_text(client: Client) -> None:
    page = client.get("/ar/account/register/")
    answers = NOURA | solved(page) | hidden(page)
    first, second = (client.post("/ar/account/register/", answers) for _ in range(2))
    assert first.url == second.url == "/ar/account/register/verify/"
    assert PendingRegistration.objects.count() == 1
    assert len(texts("0500000101")) == 1


def test_a_number_corrected_by_way_of_back_gets_a_text_of_its_own(client: Client) -> None:
    page = client.get("/ar/account/register/")
    answers = NOURA | hidden(page)
    client.post("/ar/account/register/", answers | solved(page) | {"phone": "0500000109"})
    page = client.post("/ar/account/register/", answers | solved(client.get("/ar/account/register/")))
    assert page.url == "/ar/account/register/verify/"
    assert (len(texts("0500000109")), len(texts("0500000101"))) == (1, 1)
    client.post(page.url, {"code": code_for("0500000101")})
    assert User.objects.get().phone == "+966500000101"


def test_a_stranger_gets_the_same_answer_for_a_known_id(client: Client, noura: User) -> None:
    known = register(client, username="stranger1")
    unknown = register(Client(), username="stranger2", national_id="1900000017", phone="0500000102",
                       email="new@portal.example", email2="new@portal.example")  # fmt: skip
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert known.headers.keys() == unknown.headers.keys()


@pytest.mark.parametrize("taken", ["national_id", "phone", "email"])
def test_after_the_code_a_conflict_has_one_wording(client: Client, noura: User, taken: str) -> None:
    fresh = {"national_id": "1900000017", "phone": "0500000102", "username": "stranger1",
             "email": "new@portal.example", "email2": "new@portal.example"}  # fmt: skip
    same = {taken: NOURA[taken]} | ({"email2": NOURA["email"]} if taken == "email" else {})
    answers = fresh | same
    register(client, **answers)
    page = client.post("/ar/account/register/verify/", {"code": code_for(answers["phone"])})
    assert "لا يمكن إكمال التسجيل" in page.content.decode()
    assert User.objects.count() == 1


def test_a_taken_username_is_said_behind_the_image_code_only(client: Client, noura: User) -> None:
    page = register(client, national_id="1900000017", captcha_1="11111")
    assert "مستخدَم" not in page.content.decode()
    page = register(Client(), national_id="1900000017")
    assert "اسم المستخدم هذا مستخدَم" in page.content.decode() or "مستخدَم" in page.content.decode()


def test_the_fourth_text_in_an_hour_to_one_number_is_refused_with_the_wait(client: Client) -> None:
    for n in range(3):
        assert register(Client(), username=f"person{n}000").status_code == 302
    page = register(client, username="person9999")
    assert page.status_code == 429
    assert int(page.headers["Retry-After"]) > 3000
    assert "حاول مرة أخرى بعد" in page.content.decode()
    assert 'value="person9999"' in page.content.decode()
    assert OutboxMessage.objects.filter(channel="sms").count() == 3


def test_the_other_language_redraws_what_was_typed_without_judging(client: Client) -> None:
    page = client.post("/en/account/register/", NOURA | {"redraw": "en", "phone": "123"})
    body = page.content.decode()
    assert 'lang="en"' in body
    assert 'value="123"' in body
    assert PASSWORD not in body
    assert 'role="alert"' not in body
    assert client.cookies["django_language"].value == "en"


def test_registering_is_written_down_once(client: Client) -> None:
    register(client)
    client.post("/ar/account/register/verify/", {"code": code_for("0500000101")})
    client.post("/ar/account/register/verify/", {"code": "000000"})
    assert SecurityEvent.objects.filter(kind="registered").count() == 1


def test_an_application_outlives_its_first_code(client: Client) -> None:
    register(client)
    first = OtpChallenge.objects.get()
    right = code_for("0500000101")
    OtpChallenge.objects.update(expires_at=first.created_at, dies_at=first.created_at)
    page = client.post("/ar/account/register/verify/", {"code": right})
    assert 'name="resend"' in page.content.decode()
    page = client.post("/ar/account/register/verify/", {"resend": "1"}, follow=True)
    assert "أرسلنا رمزًا جديدًا" in page.content.decode()
    assert PendingRegistration.objects.get().challenge != first
    page = client.post("/ar/account/register/verify/", {"code": code_for("0500000101")})
    assert page.url == "/ar/account/register/done/"


def test_what_strangers_tried_before_there_was_an_account_is_forgotten(client: Client) -> None:
    pair = RecoveryAttempt()
    pair.seal(national_id=NOURA["national_id"], phone="+966500000101")
    limits.allow("recovery-answers", pair.pair)
    register(client)
    client.post("/ar/account/register/verify/", {"code": code_for("0500000101")})
    assert User.objects.exists()
    assert not LimitCount.objects.filter(name="recovery-answers").exists()
