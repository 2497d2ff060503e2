"""The message gateway fails in the middle: nothing is lost, and the page says what to do."""

from typing import Any

import pytest
from django.db.models.functions import Now
from django.test import Client

from accounts.models import OutboxMessage
from accounts.sms.backends import DemoPhoneBackend, SmsError
from accounts.sms.delivery import deliver_due
from tests.accounts.conftest import texts

from .conftest import KNOWN, UNKNOWN, answer, at, enter_code, set_password, start

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("asked")]


class Failing:
    """Takes nothing while `is_down`."""

    is_down = True

    def send(self, to: str, text: str, sender: str, reference: str) -> str:
        if Failing.is_down:
            raise SmsError("down")
        return DemoPhoneBackend().send(to, text, sender, reference)


@pytest.fixture
def failing(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Failing, "is_down", True)
    settings.SMS_BACKEND = "tests.accounts.recovery.test_gateway.Failing"


def works_again() -> None:
    Failing.is_down = False
    OutboxMessage.objects.filter(state="queued").update(next_try_at=Now())
    deliver_due()


@pytest.mark.usefixtures("failing")
@pytest.mark.parametrize("who", [KNOWN, UNKNOWN], ids=["known", "unknown"])
def test_the_page_says_the_same_to_everyone_and_what_to_do(client: Client, who: dict[str, str]) -> None:
    start(client, who)
    assert answer(client).url == at("code/")
    page = client.get(at("code/")).content.decode()
    assert "إذا تأخرت الرسائل فسنواصل المحاولة" in page
    assert at("question/") in page
    assert texts(who["phone"]) == []


@pytest.mark.usefixtures("failing")
def test_the_same_code_arrives_later_and_the_journey_goes_on(client: Client) -> None:
    start(client)
    answer(client)
    works_again()
    assert enter_code(client).url == at("new/")
    Failing.is_down = True
    assert set_password(client).url == at("new/")
    works_again()
    assert any("كلمة مرور" in text and "not-me" in text for text in texts(KNOWN["phone"]))
