"""An account has two names, and the sign-in door tells nobody that they are one person's, nor doubles the tries."""

from typing import Any

import pytest
from django.test import Client

from accounts import failures, limits, numbers
from accounts.limits import Window
from accounts.models import SecurityEvent, User, WrongPasswords
from tests.accounts.attacks.test_enumeration import Walk
from tests.accounts.conftest import PASSWORD, sign_in, sign_in_fully, solved
from tests.accounts.test_limits import pass_time

pytestmark = pytest.mark.django_db(transaction=True)
NAME, ID, OTHER_ID = "noura2026", "1900000124", "1900000017"
VERIFY = "/ar/account/sign-in/verify/"


def fail(name: str, times: int) -> Any:
    """So many wrong passwords, each from a fresh browser that reads the image code when asked."""
    for _ in range(times):
        page = attempt(name, "wrong-password-1")
    return page


def attempt(name: str, password: str = PASSWORD) -> Any:
    browser = Client()
    page = sign_in(browser, name, "")
    return sign_in(browser, name, password, **(solved(page) if b"captcha_1" in page.content else {}))


def test_failures_under_the_username_show_nothing_under_the_id(noura: User) -> None:
    fail(NAME, 3)
    for name, is_asked in ((NAME, True), (ID, False), (OTHER_ID, False)):
        assert (b"captcha_1" in sign_in(Client(), name, "").content) is is_asked
    fail(NAME, 2)
    assert [attempt(name, "wrong-password-1").status_code for name in (NAME, ID, OTHER_ID)] == [429, 200, 200]


def test_a_closed_username_shows_nothing_under_the_id(noura: User) -> None:
    for name, user in ((NAME, noura), ("salem2026", None)):
        failures.reserve_by_name(name, user)
    WrongPasswords.objects.update(in_a_row=numbers.WRONG_PASSWORDS_CLOSE)
    pages = [attempt(name).content.decode() for name in (NAME, "salem2026", ID, OTHER_ID)]
    assert ["أوقفنا" in page for page in pages] == [True, True, False, False]
    assert ["تحقق من اسم المستخدم" in page for page in pages] == [False, False, True, True]


def test_both_names_together_have_five_tries_and_no_sixth_is_judged(noura: User) -> None:
    fail(NAME, 3)
    fail(ID, 2)
    refused = attempt(ID)
    assert refused.status_code == 200
    assert "تحقق من اسم المستخدم" in refused.content.decode()
    pass_time(60)
    assert attempt(ID).url == VERIFY


def test_both_names_together_close_after_a_hundred(noura: User) -> None:
    for name in [NAME, ID] * 10:
        for _ in range(5):
            assert isinstance(failures.reserve_by_name(name, noura), failures.Allowed)
        pass_time(3600)
    for name in (NAME, ID):
        assert failures.reserve_by_name(name, noura) == failures.Unjudged()
    failures.forget(noura)
    assert attempt(NAME).url == attempt(ID).url == VERIFY


def test_an_unjudged_password_looks_and_costs_like_a_wrong_one(noura: User, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(OTHER_ID, 1)
    fail(NAME, 5)
    walks = []
    for n, name in enumerate((ID, OTHER_ID)):
        WrongPasswords.objects.filter(key=failures._sealed(failures.name_key(name))).delete()
        failures.reserve(failures.name_key(name))
        walks.append(walk := Walk(monkeypatch))
        browser = Client(REMOTE_ADDR=f"203.0.113.{n}")
        walk.do(lambda b=browser, who=name: sign_in(b, who))
    WrongPasswords.objects.filter(key=failures._sealed(failures.account_key(noura))).get()
    walks[0].assert_same(walks[1], **{OTHER_ID: ID})


def test_a_right_password_opens_the_name_typed_and_the_account_but_not_the_other_name(noura: User) -> None:
    fail(ID, 3)
    assert attempt(NAME).url == VERIFY
    assert [failures.recent(key) for key in (failures.name_key(ID), failures.account_key(noura))] == [3, 0]


def test_who_waits_as_long_as_told_is_judged(noura: User) -> None:
    for _ in range(3):
        fail(NAME, 5)
        pass_time(int(attempt(NAME)["Retry-After"]))
    assert attempt(NAME).url == VERIFY


def test_a_browser_that_fails_three_times_reads_what_else_it_may_be(noura: User) -> None:
    browser, more = Client(), "جرّب بعد ساعة"
    assert [more in sign_in(browser, NAME, "wrong").content.decode() for _ in range(3)] == [False, False, True]


def test_a_known_device_keeps_its_own(noura: User, client: Client) -> None:
    sign_in_fully(client, noura)
    client.post("/ar/account/sign-out/")
    fail(NAME, 5)
    fail(ID, 5)
    assert [sign_in(client, name).url for name in (NAME, ID)] == [VERIFY] * 2


@pytest.mark.parametrize("more", [{}, {"redraw": "en"}])
def test_every_page_that_names_an_account_is_counted(noura: User, more: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.LIMITS, "sign-in-tries-ip", (Window(3, 5 * limits.MINUTE),))
    answers = [sign_in(Client(), name, "", **more) for name in (NAME, ID, OTHER_ID, NAME)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert 240 < int(answers[-1]["Retry-After"]) <= 300
    assert SecurityEvent.objects.filter(purpose="sign-in-tries-ip").count() == 1
