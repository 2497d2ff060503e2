"""The way back into an account: lost numbers, locks, forgotten answers and lost factors."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts import failures, limits
from accounts.factors import codes, totp
from accounts.models import (
    ChangeHold,
    OutboxMessage,
    RecoveryAttempt,
    SecurityAnswer,
    SecurityQuestion,
    SignedInSession,
    User,
)
from activation.access import assurance_level
from tests.conftest import enter

from .conftest import BACK, act, code_for, find_by_document, newest, requested
from .test_activating import told, words

NEW = "+966500000099"


@pytest.fixture
def visit(desk, citizen) -> str:
    """Somebody with nothing but their document, signed in elsewhere."""
    SignedInSession.objects.create(user=citizen, session_key="elsewhere", device="Firefox, Linux")
    return find_by_document(desk, citizen)


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def recipients(notice: str) -> set[str]:
    return {m.recipient for m in OutboxMessage.objects.filter(kind="notice", context__notice=notice)}


def ask_for(desk: Client, visit: str, phone: str = NEW):
    return act(desk, visit, "phone", **BACK, phone=phone)


def test_a_new_number_is_proved_by_a_code_to_it_and_both_numbers_hear_of_it(desk, citizen, visit):
    before = citizen.phone
    assert "nobody reads a code out" in words(ask_for(desk, visit))
    assert fresh(citizen).phone == before
    page = desk.post(f"{visit}phone/code/", {"code": code_for(citizen)}, follow=True)
    assert "The mobile number is changed." in words(page)
    assert fresh(citizen).phone == NEW
    assert recipients("phone-changed-at-office") == {before, NEW}


def test_a_changed_number_signs_everyone_out_and_holds_changes(desk, officer, citizen, visit):
    ask_for(desk, visit)
    desk.post(f"{visit}phone/code/", {"code": code_for(citizen)})
    assert not SignedInSession.objects.filter(user=citizen).exists()
    assert ChangeHold.until_when(citizen)
    done = newest(citizen)
    assert (done.kind, done.officer, done.reason) == ("phone-changed", officer.key, BACK["reason"])
    assert done.checked == {"document": "national-id", "face": True}
    assert citizen.security_events.filter(kind="phone-changed", purpose="desk").exists()


def test_a_wrong_code_changes_no_number(desk, citizen, visit):
    ask_for(desk, visit)
    wrong = "000000" if code_for(citizen) != "000000" else "000001"
    assert "That is not the code we sent" in words(desk.post(f"{visit}phone/code/", {"code": wrong}))
    assert fresh(citizen).phone == citizen.phone


def test_a_number_of_another_account_stays_with_it(desk, citizen, resident, visit):
    ask_for(desk, visit, resident.phone)
    page = desk.post(f"{visit}phone/code/", {"code": code_for(citizen)}, follow=True)
    assert "The number belongs to another account." in words(page)
    assert fresh(citizen).phone == citizen.phone
    assert "phone-changed-at-office" not in told(citizen)


def test_a_number_changed_twice_by_one_press_is_changed_once(desk, citizen, visit):
    ask_for(desk, visit)
    code = code_for(citizen)
    pages = [desk.post(f"{visit}phone/code/", {"code": code}, follow=True) for _ in range(2)]
    assert [page.redirect_chain[-1][0] for page in pages] == [visit, visit]
    assert told(citizen).count("phone-changed-at-office") == 2  # the old number and the new


@pytest.mark.parametrize("state", ["locked", "closed"])
def test_a_locked_or_closed_account_opens_and_its_failures_are_forgotten(desk, citizen, visit, state):
    User.objects.filter(pk=citizen.pk).update(state=state)
    pair = RecoveryAttempt()
    pair.seal(national_id=citizen.national_id, phone=citizen.phone)
    limits.allow("recovery-answers", pair.pair)
    failures.reserve(failures.account_key(citizen))
    assert "The account is open again." in words(act(desk, visit, "reopen", **BACK))
    assert fresh(citizen).is_active
    assert not failures.recent(failures.account_key(citizen))
    assert told(citizen)[-1] == "account-reopened"
    assert citizen.security_events[0].kind == "state-changed"


def test_cleared_questions_open_nothing_until_three_are_chosen_anew(desk, citizen, visit):
    question = SecurityQuestion.objects.filter(fact="").first()
    SecurityAnswer.objects.create(user=citizen, question=question, answer="unusable")
    act(desk, visit, "questions", **BACK)
    assert not citizen.security_answers.exists()
    assert told(citizen)[-1] == "questions-cleared"
    assert newest(citizen).kind == "questions-cleared"


def test_cleared_factors_leave_the_text_message_and_hold_changes(desk, citizen, visit):
    totp.TOTP.activate(citizen, totp.fresh_secret())
    codes.make(citizen)
    act(desk, visit, "factors", **BACK)
    assert not Authenticator.objects.filter(user=citizen).exists()
    assert not codes.left(citizen)
    assert ChangeHold.until_when(citizen)
    assert told(citizen)[-1] == "factors-cleared"


@pytest.mark.parametrize("slug", ["phone", "reopen", "questions", "factors"])
@pytest.mark.parametrize("missing", ["document", "face", "reason"])
def test_no_way_back_without_document_face_and_reason(desk, citizen, visit, slug, missing):
    typed = {name: value for name, value in (BACK | {"phone": NEW}).items() if name != missing}
    assert "There is a problem" in words(act(desk, visit, slug, **typed))
    assert told(citizen) == ["desk-look-up"]


def test_a_confirmed_email_hears_of_it_too(desk, citizen, visit):
    User.objects.filter(pk=citizen.pk).update(email_confirmed_at="2026-01-01T00:00Z")
    act(desk, visit, "questions", **BACK)
    assert recipients("questions-cleared") == {citizen.phone, citizen.email}


def test_the_way_back_leaves_the_activation_where_it_stood(desk, citizen, visit):
    requested(citizen)
    act(desk, visit, "reopen", **BACK)
    assert assurance_level(citizen) == "requested"


def test_nobody_in_the_office_takes_over_a_colleague(desk, colleague):
    number = requested(colleague.user)
    visit = desk.post("/en/desk/", {"reference": number})["Location"]
    assert "Only an administrator helps staff" in words(desk.get(visit))
    act(desk, visit, "factors", **BACK)
    assert totp.authenticator(enter(Client(), colleague.user) and colleague.user)
    assert newest(colleague.user).kind == "requested"
