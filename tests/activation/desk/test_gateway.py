"""The message gateway fails while an applicant waits at the counter: the page says so, and the visit goes on."""

import pytest

from tests.accounts.recovery.test_gateway import failing, works_again  # noqa: F401 (a fixture)
from tests.accounts.test_gateway import LATE, LOST, SENT, give_up

from .conftest import BACK, DESK, act, code_for, find_by_document
from .test_finding import sent_code
from .test_way_back import NEW

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("failing")]
KEYPAD = "Hand the keypad to the applicant"
BOTH = pytest.mark.parametrize("code_page", ["code/", "phone/code/"])


def waiting(desk, citizen, code_page: str) -> str:
    """The address of a page at which the applicant waits for a text message."""
    if code_page == "code/":
        return sent_code(desk, citizen.national_id).redirect_chain[-1][0]
    visit = find_by_document(desk, citizen)
    act(desk, visit, "phone", **BACK, phone=NEW)
    return visit + code_page


def words(desk, address: str) -> str:
    return desk.get(address).content.decode()


@BOTH
def test_a_late_message_is_told_and_the_code_works_when_it_comes(desk, citizen, code_page):
    address = waiting(desk, citizen, code_page)
    page = words(desk, address)
    assert LATE in page
    assert KEYPAD in page
    assert SENT not in page
    works_again()
    assert SENT in words(desk, address)
    assert desk.post(address, {"code": code_for(citizen)})["Location"].startswith(f"{DESK}visits/")


@BOTH
def test_a_lost_message_is_called_lost_and_can_be_asked_for_again(desk, citizen, code_page):
    address = waiting(desk, citizen, code_page)
    give_up()
    page = words(desk, address)
    assert LOST in page
    assert 'name="resend"' in page
