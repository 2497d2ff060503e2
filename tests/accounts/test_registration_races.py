"""Two applicants for one account, at the same moment."""

from collections import Counter

import pytest
from django.test import Client

from accounts import otp
from accounts.models import OtpChallenge, PendingRegistration, SecurityEvent, User

from .conftest import NOURA, hidden, register, sign_in, solved
from .parallel import RACES, at_once

pytestmark = RACES


def applicant(n: int, **shared: str) -> tuple[str, str]:
    """(session key, code) of someone who is about to type the code."""
    ids = [
        "1900000017",
        "1900000025",
        "1900000033",
        "1900000124",
        "2900000015",
        "2900000023",
        "2900000031",
        "2900000122",
    ]
    own = {"national_id": ids[n], "phone": f"05000002{n:02}", "username": f"person{n:04}",
           "email": f"p{n}@portal.example"}  # fmt: skip
    answers = own | shared
    client = Client(REMOTE_ADDR=f"203.0.113.{n + 1}")
    answer = register(client, **answers, email2=answers["email"])
    assert answer.status_code == 302, answer.content.decode()
    challenge = PendingRegistration.objects.get(pk=client.session["registration"]).challenge
    return client.session.session_key, otp.code_of(challenge)


def typed(session: str, code: str) -> tuple[int, str]:
    client = Client()
    client.cookies["sessionid"] = session
    page = client.post("/ar/account/register/verify/", {"code": code})
    return page.status_code, page.headers.get("Location", "")


@pytest.mark.parametrize("shared", ["national_id", "phone", "username", "email"])
def test_of_applicants_for_one_account_exactly_one_gets_it_and_nobody_an_error(shared: str) -> None:
    count = 3 if shared == "phone" else 8
    people = [applicant(n, **{shared: NOURA[shared]}) for n in range(count)]
    answers = Counter(at_once(lambda n: typed(*people[n]), count))
    assert answers == {(302, "/ar/account/register/done/"): 1, (200, ""): count - 1}
    assert User.objects.count() == SecurityEvent.objects.filter(kind="registered").count() == 1
    assert not PendingRegistration.objects.exists()


def test_the_right_code_pressed_twenty_times_opens_one_account() -> None:
    session, code = applicant(0)
    answers = at_once(lambda n: typed(session, code)[0], 20)
    assert set(answers) <= {200, 302, 400}
    assert User.objects.count() == 1


def test_the_form_sent_three_times_at_once_is_one_application_and_leads_on_every_time() -> None:
    client = Client()
    page = client.get("/ar/account/register/")
    answers = NOURA | solved(page) | hidden(page)
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    assert set(at_once(lambda n: _sent(answers, cookies), 3)) == {"/ar/account/register/verify/"}
    assert PendingRegistration.objects.count() == OtpChallenge.objects.count() == 1


def _sent(answers: dict[str, str], cookies: dict[str, str]) -> str:
    client = Client()
    client.cookies.load(cookies)
    return client.post("/ar/account/register/", answers).headers.get("Location", "")


def test_the_sign_in_form_sent_twice_at_once_is_one_text(noura: User) -> None:
    token = hidden(Client().get("/ar/account/sign-in/"))
    answers = at_once(lambda n: sign_in(Client(), "noura2026", **token).headers.get("Location"), 2)
    assert set(answers) == {"/ar/account/sign-in/verify/"}
    assert OtpChallenge.objects.count() == 1
