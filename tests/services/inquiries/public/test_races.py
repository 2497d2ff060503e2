"""One impatient person: the same form sent twice at the same moment asks once."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import LimitCount
from services.models import PublicAnswer, RecordRead
from tests.accounts.conftest import solved
from tests.accounts.parallel import RACES, at_once
from tests.services.inquiries.public.asking import at, typed

pytestmark = [*RACES, pytest.mark.usefixtures("registry")]


def twice(client: Client) -> list[tuple[int, str]]:
    """A double click on the button of a fresh form."""
    sent = typed(client) | solved(client.get(at()))
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}

    def act(_number: int) -> tuple[int, str]:
        browser: Any = Client()
        browser.cookies.load(cookies)
        answer = browser.post(at(), sent)
        return answer.status_code, getattr(answer, "url", "")

    return at_once(act, 2)


@pytest.mark.parametrize("_attempt", range(5))
def test_a_double_click_asks_once_and_both_halves_lead_to_the_answer(client: Client, settings, _attempt: int) -> None:
    settings.CAPTCHA_TEST_MODE = False
    first, second = twice(client)
    assert first == second
    assert first[0] == 302
    assert RecordRead.objects.count() == PublicAnswer.objects.count() == 1
    assert set(LimitCount.objects.filter(name__startswith="public-inq").values_list("used", flat=True)) == {1}
