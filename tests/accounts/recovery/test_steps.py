"""A step can't be skipped, replayed or entered from elsewhere; Back, reload and two tabs lead somewhere sensible."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client

from accounts.models import OtpChallenge, RecoveryAttempt, SecurityEvent, User
from accounts.otp import Purpose, issue
from tests.accounts.conftest import PASSWORD, code_for, solved, texts
from tests.conftest import person

from .conftest import (
    ANSWERS,
    KNOWN,
    NEW_PASSWORD,
    UNKNOWN,
    answer,
    at,
    enter_code,
    field,
    proved,
    set_password,
    shown_questions,
    start,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("asked")]
STEPS = ["question/", "code/", "new/"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_step_is_entered_from_elsewhere(client: Client, step: str, method: str) -> None:
    typed = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD, "code": "123456", "attempt": str(uuid.uuid4())}
    assert getattr(client, method)(at(step), typed).url == at()
    assert "ابدأ من هنا" in client.get(at()).content.decode()


@pytest.mark.parametrize("reached", [0, 1])
def test_no_step_is_skipped(client: Client, noura: User, reached: int) -> None:
    start(client)
    if reached:
        answer(client)
    for step in STEPS[reached + 1 :]:
        typed = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD, "code": "123456"}
        assert client.get(at(step)).url == at(STEPS[reached])
        assert client.post(at(step), typed | {"attempt": client.session["recovery"]["password"]}).url == at(
            STEPS[reached]
        )
    noura.refresh_from_db()
    assert noura.check_password(PASSWORD)


def test_the_username_s_proof_is_not_the_password_s(client: Client) -> None:
    proved(client, "username")
    assert client.get(at("new/")).url == at()
    session = client.session
    session["recovery"] = {"password": session["recovery"]["username"]}
    session.save()
    assert client.get(at("new/")).url == at()


def test_going_back_finds_what_was_typed(client: Client) -> None:
    start(client)
    page = client.get(at()).content.decode()
    assert f'value="{KNOWN["national_id"]}"' in page
    assert 'value="0500000101"' in page
    answer(client)
    assert client.get(at("question/")).status_code == 200
    assert client.get(at("code/")).status_code == 200


def test_what_is_done_stays_done_whatever_is_reloaded(client: Client, noura: User) -> None:
    proved(client)
    assert client.get(at("question/")).url == client.get(at("code/")).url == at("new/")
    page = client.get(at("new/"))
    typed = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD, "attempt": field(page, "attempt")}
    assert client.post(at("new/"), typed).url == at("new/")
    again = typed | {"password1": "another-orbit-lantern-7", "password2": "another-orbit-lantern-7"}
    assert client.post(at("new/"), again).url == at("new/")
    noura.refresh_from_db()
    assert noura.check_password(NEW_PASSWORD)
    assert "تغيّرت كلمة المرور" in client.get(at("code/"), follow=True).content.decode()
    assert KNOWN["national_id"] not in client.get(at()).content.decode()


def test_the_form_of_another_tab_is_not_taken_for_this_attempt(client: Client) -> None:
    start(client)
    older = client.get(at("question/"))
    start(client, UNKNOWN)
    typed = {"question": shown_questions(older)[0], "answer": ANSWERS[0], "attempt": field(older, "attempt")}
    page = client.post(at("question/"), typed, follow=True)
    assert page.redirect_chain == [(at("question/"), 302)]
    assert "بدأت الاستعادة من جديد" in page.content.decode()
    assert set(RecoveryAttempt.objects.values_list("answers_given", flat=True)) == {0}


def test_an_expired_attempt_keeps_the_id_and_the_mobile(client: Client) -> None:
    start(client)
    answer(client)
    attempt = RecoveryAttempt.objects.get()
    RecoveryAttempt.objects.update(expires_at=attempt.expires_at - timedelta(minutes=30, seconds=1))
    page = client.get(at("code/"), follow=True)
    assert page.redirect_chain == [(at(), 302)]
    assert "انتهت هذه الاستعادة" in page.content.decode()
    assert f'value="{KNOWN["national_id"]}"' in page.content.decode()


@pytest.mark.parametrize("spoilt", [{}, {"answer": "إجابة أخرى"}])
def test_the_first_form_sent_twice_is_one_attempt(client: Client, spoilt: dict[str, str]) -> None:
    page = client.get(at())
    typed = KNOWN | solved(page) | {"submission": field(page, "submission")}
    assert [client.post(at(), typed | spoilt).url for _ in range(2)] == [at("question/")] * 2
    assert RecoveryAttempt.objects.count() == 1
    assert SecurityEvent.objects.filter(kind="recovery-started").count() == 1


def test_the_first_form_corrected_by_way_of_back_is_another_attempt(client: Client) -> None:
    page = client.get(at())
    typed = KNOWN | solved(page) | {"submission": field(page, "submission")}
    client.post(at(), typed | {"phone": UNKNOWN["phone"]})
    assert client.post(at(), typed | solved(client.get(at()))).url == at("question/")
    assert sorted(a.user is not None for a in RecoveryAttempt.objects.all()) == [False, True]


def test_an_answer_sent_twice_is_one_answer_and_one_text(client: Client, noura: User) -> None:
    start(client)
    page = client.get(at("question/"))
    typed = {name: field(page, name) for name in ("submission", "attempt")}
    typed |= {"question": shown_questions(page)[0], "answer": ANSWERS[0]}
    assert [client.post(at("question/"), typed).url for _ in range(2)] == [at("code/")] * 2
    assert RecoveryAttempt.objects.get().answers_given == 1
    assert len(texts(noura.phone)) == 1


def test_an_answer_corrected_by_way_of_back_is_judged_anew(client: Client) -> None:
    start(client)
    page = client.get(at("question/"))
    typed = {name: field(page, name) for name in ("submission", "attempt")}
    typed |= {"question": shown_questions(page)[0]}
    client.post(at("question/"), typed | {"answer": "خطأ"})
    client.post(at("question/"), typed | {"answer": ANSWERS[0]})
    assert enter_code(client).url == at("new/")


def test_the_session_s_key_changes_when_something_is_gained(client: Client) -> None:
    client.get(at())
    keys = []
    for step in (start, answer, enter_code):
        step(client)
        keys.append(client.session.session_key)
    assert len(set(keys)) == 2
    assert keys[0] == keys[1]


def test_a_fixed_session_gains_nothing(client: Client) -> None:
    start(client)
    stolen = client.cookies["sessionid"].value
    answer(client)
    enter_code(client)
    thief = Client()
    thief.cookies["sessionid"] = stolen
    assert thief.get(at("new/")).url == at()


def test_two_browsers_recover_the_same_account_once_each(noura: User) -> None:
    first, second = proved(Client()), Client()
    start(second)
    answer(second)
    set_password(first)
    assert second.get(at("code/")).url == at()
    assert OtpChallenge.objects.filter(redeemed_at=None).count() == 1


@pytest.mark.parametrize("other", ["purpose", "person", "challenge"])
def test_a_code_for_something_else_opens_nothing(client: Client, noura: User, other: str) -> None:
    start(client)
    answer(client)
    stranger = person("fictional41", "1900000041", "+966500000104")
    purpose = Purpose.SIGN_IN if other == "purpose" else Purpose.RECOVER_PASSWORD
    whose = stranger if other == "person" else noura
    issue(purpose, whose.phone, language="ar", user=whose, budget="elsewhere", ip="192.0.2.1")
    assert enter_code(client, code_for(whose.phone)).status_code == 200
    assert client.get(at("new/")).url == at("code/")


def test_every_form_asks_for_its_token() -> None:
    browser = Client(enforce_csrf_checks=True)
    for step in ("", *STEPS):
        assert browser.post(at(step), {}).status_code == 403
