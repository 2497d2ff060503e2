"""A change asked for while its account is recovered, locked or given another password is not made."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts import mail
from accounts.factors import totp
from accounts.models import ChangeHold, EmailChange, PhoneChange, RecoveryCode, SecurityEvent, SecurityQuestion, User
from tests.conftest import confirm, enter

pytestmark = pytest.mark.django_db
SECURITY = "/en/account/security/"
MEANWHILE: dict[str, Callable[[User], Any]] = {
    "recovered": ChangeHold.begin,
    "locked": lambda user: User.objects.filter(pk=user.pk).update(state="locked"),
    "given another password": lambda user: User.objects.filter(pk=user.pk).update(password="another"),
    "deleted": lambda user: User.objects.filter(pk=user.pk).delete(),
}


@pytest.fixture(params=MEANWHILE)
def overtaken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """It happens after the page's guards and before the change's transaction has the account's row."""
    asked = ChangeHold.allow_change
    first = MEANWHILE[request.param]
    monkeypatch.setattr(ChangeHold, "allow_change", lambda user: (first(user), asked(user))[1])


@pytest.fixture
def questions(db: None) -> dict[str, Any]:
    asked = [SecurityQuestion.objects.create(text_ar=f"سؤال {n}؟", text_en=f"Question {n}?") for n in range(3)]
    chosen = {f"question{n}": question.pk for n, question in enumerate(asked, 1)}
    return chosen | {"answer1": "first school", "answer2": "second street", "answer3": "third teacher"}


@pytest.mark.usefixtures("overtaken")
@pytest.mark.parametrize(
    "page", ["email/new/", "phone/", "questions/", "questions/change/", "factors/codes/", "factors/app/"]
)
def test_nothing_changes_and_the_page_is_judged_anew(
    client: Client, resident: User, questions: dict[str, Any], page: str
) -> None:
    confirm(enter(client, resident), resident)
    secret = client.get(f"{SECURITY}factors/app/").context["secret"].replace(" ", "")
    code = totp.code_at(secret, totp.current_step())
    fields = questions | {"email": "thief@portal.example", "phone": "0500000500", "code": code}
    assert client.post(SECURITY + page, fields).url == SECURITY + page
    assert not EmailChange.objects.exists()
    assert not PhoneChange.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert not SecurityEvent.objects.filter(chain=resident.events_chain).exclude(kind="state-changed").exists()


@pytest.mark.usefixtures("overtaken")
def test_a_link_for_a_new_email_changes_nothing_either(resident: User) -> None:
    link = f"/en/account/email/new/{mail.new_email_token(EmailChange.begin(resident, 'thief@portal.example'))}/"
    assert Client().post(link).url == link
    assert not User.objects.filter(email="thief@portal.example").exists()
