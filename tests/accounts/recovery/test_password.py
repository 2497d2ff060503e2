"""A person who forgot the password sets a new one: ID and mobile, a question, the code, the new password."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts import failures
from accounts.models import ChangeHold, KnownDevice, OutboxMessage, RecoveryAttempt, SecurityEvent, User
from accounts.models.sessions import kept_key
from tests.accounts.conftest import PASSWORD, code_for, sign_in, sign_in_fully, texts

from .conftest import ANSWERS, KNOWN, NEW_PASSWORD, answer, at, enter_code, field, proved, set_password, start

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("asked")]


def test_noura_sets_a_new_password_and_signs_in_with_it(client: Client, noura: User) -> None:
    assert start(client).url == at("question/")
    assert answer(client).url == at("code/")
    assert enter_code(client).url == at("new/")
    assert set_password(client).url == at("new/")
    assert "تغيّرت كلمة المرور" in client.get(at("new/")).content.decode()
    assert sign_in(client, "noura2026").status_code == 200
    assert sign_in(client, "noura2026", NEW_PASSWORD).url == "/ar/account/sign-in/verify/"


def test_a_new_password_ends_all_that_was_open(client: Client, noura: User) -> None:
    other = Client()
    sign_in_fully(other, noura)
    key = kept_key(other.session.session_key)
    assert Session.objects.filter(session_key=key).exists()
    failures.reserve(failures.account_key(noura))
    assert KnownDevice.objects.exists()
    set_password(proved(client))
    assert other.get("/ar/account/").status_code == 302
    assert not Session.objects.filter(session_key=key).exists()
    assert not KnownDevice.objects.exists()
    assert failures.recent(failures.account_key(noura)) == 0


def test_the_owner_is_told_and_changes_are_held_for_a_day(client: Client, noura: User) -> None:
    User.objects.update(email_confirmed_at=timezone.now())
    set_password(proved(client))
    notices = OutboxMessage.objects.filter(kind="notice")
    assert sorted(notices.values_list("channel", flat=True)) == ["email", "sms"]
    assert any("كلمة مرور" in text or "كلمة المرور" in text for text in texts(noura.phone))
    until = ChangeHold.until_when(noura)
    assert until is not None
    assert timedelta(hours=23) < until - timezone.now() <= timedelta(hours=24)


def test_every_step_is_written_down(client: Client, noura: User) -> None:
    start(client)
    answer(client)
    enter_code(client, "000000")
    enter_code(client)
    set_password(client)
    written = SecurityEvent.objects.filter(chain=noura.events_chain).order_by("seq").values_list("kind", "purpose")
    kinds = ["recovery-started", "recovery-answered", "wrong-code", "password-recovered"]
    assert list(written) == [(kind, "recover-password") for kind in kinds]


def test_the_owner_reads_which_answers_were_refused(client: Client, noura: User) -> None:
    start(client)
    answer(client, "إجابة أخرى")
    answer(client)
    answers = SecurityEvent.objects.filter(chain=noura.events_chain, kind="recovery-answered").order_by("seq")
    assert list(answers.values_list("outcome", flat=True)) == ["refused", "done"]


@pytest.mark.parametrize(
    ("password", "again", "words"),
    [
        ("short", "short", "12"),
        ("noura2026noura2026", "noura2026noura2026", "بياناتك"),
        (PASSWORD, PASSWORD, "غير"),
        (NEW_PASSWORD, NEW_PASSWORD + "x", "نفسها"),
    ],
)
def test_a_password_that_will_not_do_is_refused(
    client: Client, noura: User, password: str, again: str, words: str
) -> None:
    page = set_password(proved(client), password, again)
    assert page.status_code == 200
    assert words in page.content.decode()
    noura.refresh_from_db()
    assert noura.check_password(PASSWORD)


@pytest.mark.parametrize("typed", ["الاستاذه هدي", "  ٱلأُستاذةُ   هدى ", "الأستـاذة-هدى", "\u200fالأستاذة هدى\u200e"])
def test_an_answer_counts_in_any_arabic_spelling(client: Client, typed: str) -> None:
    start(client)
    answer(client, typed)
    assert enter_code(client).url == at("new/")


def test_a_password_closed_by_failures_is_opened_by_recovery(client: Client, noura: User) -> None:
    for _ in range(5):
        sign_in(Client(), "noura2026", "wrong")
    set_password(proved(client))
    assert sign_in(Client(), "noura2026", NEW_PASSWORD).url == "/ar/account/sign-in/verify/"


@pytest.mark.parametrize("change", ["password", "lock", "phone", "cancel"])
def test_what_happens_to_the_account_meanwhile_ends_the_recovery(client: Client, noura: User, change: str) -> None:
    proved(client)
    page = client.get(at("new/"))
    if change == "password":
        noura.set_password("another-orbit-lantern-7")
    noura.state = "locked" if change == "lock" else noura.state
    noura.phone = "0500000199" if change == "phone" else noura.phone
    noura.save()
    if change == "cancel":
        RecoveryAttempt.cancel(noura)
    typed = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD, "attempt": field(page, "attempt")}
    assert client.post(at("new/"), typed).url == at()
    noura.refresh_from_db()
    assert not noura.check_password(NEW_PASSWORD)


def test_a_right_code_for_an_account_locked_meanwhile_opens_nothing(client: Client) -> None:
    start(client)
    answer(client, ANSWERS[0])
    code = code_for(KNOWN["phone"])
    User.objects.update(state="locked")
    assert enter_code(client, code).url == at()
    assert RecoveryAttempt.objects.get().proved_at is None


def test_in_a_browser_that_is_signed_in_it_ends_on_its_own_last_page(client: Client, noura: User) -> None:
    sign_in_fully(client, noura)
    page = set_password(proved(client))
    assert page.url == at("new/")
    assert client.get(page.url).templates[0].name == "recovery/changed.html"
    assert client.get("/ar/account/").url.startswith("/ar/account/sign-in/")
