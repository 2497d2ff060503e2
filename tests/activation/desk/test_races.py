"""Several officers and a bank with the same person at the same moment; one officer who presses twice."""

import pytest
from django.test import Client

from accounts import otp
from accounts.models import OtpChallenge, OutboxMessage, User
from activation.models import Act
from activation.models.acts import Kind, NotPossible
from tests.accounts.parallel import RACES, at_once
from tests.conftest import enter

from .conftest import BACK, CHECKED, find, find_by_document, requested

pytestmark = RACES
NEW = "+966500000099"


def browser(client: Client) -> Client:
    """The same browser once more, for another process."""
    again = Client()
    for name, value in client.cookies.items():
        again.cookies[name] = value.value
    return again


def notices() -> int:
    return OutboxMessage.objects.filter(kind="notice").count()


def test_two_officers_and_a_bank_activate_the_same_person_once(officer, colleague, citizen):
    number = requested(citizen)
    officers = [one.user for one in (officer, colleague)]
    visits = [find(enter(Client(), one), number) for one in officers]

    def act(n: int) -> str:
        if n % 3 == 2:
            return by_a_bank(citizen)
        desk = enter(Client(), officers[n % 3])  # a session of its own: what one is told no other page takes
        page = desk.post(f"{visits[n % 3]}activate/", CHECKED | {"after": 1}, follow=True).content.decode()
        assert ("The account is activated." in page) != ("something else happened" in page)
        return "done" if "The account is activated." in page else "told"

    answers = at_once(act, 48)
    assert Act.objects.filter(kind=Kind.ACTIVATED).count() == 1
    winner = Act.objects.get(kind=Kind.ACTIVATED)
    assert notices() == (0 if winner.channel == "banks" else 1)
    assert set(answers) <= {"done", "told"}
    assert "told" in answers


def by_a_bank(user: User) -> str:
    try:
        Act.objects.record(user, Kind.ACTIVATED, channel="banks")
    except NotPossible as refusal:
        return "told" if refusal.last else "not told"
    return "done"


def test_where_two_are_needed_a_crowd_of_presses_is_one_check_and_one_confirmation(officer, colleague, citizen):
    officer.place.needs_second_officer = True
    officer.place.save()
    number = requested(citizen)
    desks = [enter(Client(), one.user) for one in (officer, colleague)]
    visits = [find(desk, number) for desk in desks]
    for after in (1, 2):
        at_once(lambda n, after=after: pressed(desks[n % 2], visits[n % 2], after), 32)
    assert [a.kind for a in Act.objects.of(citizen)] == ["activated", "checked", "requested"]
    confirmed, checked, _asked = Act.objects.of(citizen)
    assert confirmed.officer != checked.officer


def pressed(desk: Client, visit: str, after: int) -> int:
    return browser(desk).post(f"{visit}activate/", CHECKED | {"after": after}).status_code


@pytest.mark.parametrize("slug", ["reopen", "questions", "factors"])
def test_a_way_back_pressed_many_times_is_one_act_told_once(officer, citizen, slug):
    desk = enter(Client(), officer.user)
    visit, before = find_by_document(desk, citizen), notices()
    at_once(lambda _n: browser(desk).post(f"{visit}{slug}/", BACK | {"after": 0}).status_code, 32)
    assert Act.objects.count() == 1
    assert notices() == before + 1


def test_one_right_code_sent_many_times_moves_the_number_once(officer, citizen):
    desk = enter(Client(), officer.user)
    visit = find_by_document(desk, citizen)
    desk.post(f"{visit}phone/", BACK | {"after": 0, "phone": NEW})
    code = otp.code_of(OtpChallenge.objects.get(user=citizen))
    answers = at_once(lambda _n: browser(desk).post(f"{visit}phone/code/", {"code": code}).status_code, 32)
    assert set(answers) == {302}
    assert User.objects.get(pk=citizen.pk).phone == NEW
    assert Act.objects.count() == 1


def test_one_press_for_a_new_number_sends_one_code(officer, citizen):
    desk = enter(Client(), officer.user)
    visit = find_by_document(desk, citizen)
    typed = BACK | {"after": 0, "phone": NEW}
    assert set(at_once(lambda _n: browser(desk).post(f"{visit}phone/", typed).status_code, 32)) <= {302, 429}
    assert OtpChallenge.objects.count() == 1
