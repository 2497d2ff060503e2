"""Changes of an account pressed many times, or by many, at the same moment."""

from collections import Counter

from django.test import Client

from accounts import mail, otp
from accounts.models import EmailChange, OtpChallenge, OutboxMessage, SecurityEvent, User
from tests.accounts.parallel import RACES, at_once
from tests.conftest import confirm, enter, person

pytestmark = RACES
SECURITY = "/en/account/security/"
NEW = "+966500000500"
PEOPLE = [("races2026a", "1900000017"), ("races2026b", "1900000025"), ("races2026c", "1900000033")]


def before_the_last_code(user: User, phone: str = NEW) -> tuple[dict[str, str], str]:
    """(cookies, code) of a browser that has only the new number left to prove."""
    client = confirm(enter(Client(), user), user)
    client.post(f"{SECURITY}phone/", {"phone": phone})
    old = OtpChallenge.objects.get(user=user, purpose="old-phone", redeemed_at=None)
    client.post(f"{SECURITY}phone/old/", {"code": otp.code_of(old)})
    new = OtpChallenge.objects.filter(user=user, purpose="new-phone").latest("created_at")
    return {name: morsel.value for name, morsel in client.cookies.items()}, otp.code_of(new)


def typed(cookies: dict[str, str], code: str) -> tuple[int, str]:
    client = Client()
    client.cookies.load(cookies)
    page = client.post(f"{SECURITY}phone/new/", {"code": code})
    return page.status_code, page.headers.get("Location", "")


def changes() -> int:
    return SecurityEvent.objects.filter(kind="phone-changed", outcome="done").count()


def test_of_several_accounts_that_move_to_one_number_exactly_one_gets_it():
    people = [person(name, number, f"+96650000060{n}") for n, (name, number) in enumerate(PEOPLE)]
    ready = [before_the_last_code(user) for user in people]
    answers = Counter(at_once(lambda n: typed(*ready[n]), len(ready)))
    assert answers == {(302, SECURITY): 1, (200, ""): len(ready) - 1}
    assert [user.phone for user in User.objects.all()].count(NEW) == 1
    assert changes() == 1


def test_the_right_code_pressed_twenty_times_changes_the_mobile_once(resident: User):
    ready = before_the_last_code(resident)
    answers = at_once(lambda n: typed(*ready), 20)
    assert set(answers) == {(302, SECURITY)}
    assert changes() == 1
    assert OutboxMessage.objects.filter(kind="notice").count() == 2


def test_of_two_changes_of_one_account_exactly_one_is_made(resident: User):
    ready = [before_the_last_code(resident, phone) for phone in (NEW, "+966500000501")]
    answers = Counter(at_once(lambda n: typed(*ready[n]), 2))
    assert answers[302, SECURITY] == 1
    assert changes() == 1


def test_the_link_pressed_twenty_times_changes_the_email_once(resident: User):
    link = f"/en/account/email/new/{mail.new_email_token(EmailChange.begin(resident, 'new@portal.example'))}/"
    assert set(at_once(lambda n: Client().post(link).status_code, 20)) <= {200, 302}
    assert User.objects.get().email == "new@portal.example"
    assert SecurityEvent.objects.filter(kind="email-changed").count() == 1


def test_the_password_form_sent_eight_times_is_one_change(resident: User):
    client = confirm(enter(Client(), resident), resident)
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    assert set(at_once(lambda n: new_password(cookies), 8)) <= {302}
    assert SecurityEvent.objects.filter(kind="password-changed").count() == 1


def new_password(cookies: dict[str, str]) -> int:
    client = Client()
    client.cookies.load(cookies)
    new = {"password1": "lantern mango orbit 42", "password2": "lantern mango orbit 42"}
    return client.post(f"{SECURITY}password/", new).status_code
