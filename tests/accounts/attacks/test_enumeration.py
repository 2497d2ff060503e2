"""Whether somebody has an account: every door answers a right guess like a wrong one, whole answers and all.

Recovery's walks stand in `recovery/test_sameness.py`.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import User, WrongPasswords
from tests.accounts.conftest import code_for, hidden, register, sign_in, solved
from tests.accounts.recovery.traces import Trace, traced
from tests.conftest import confirm, enter, person

pytestmark = pytest.mark.django_db(transaction=True)
PHONE, EMAIL = "/ar/account/security/phone/", "/ar/account/security/email/new/"


class Walk:
    """What one visitor was answered, and what it cost."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.traces: list[Trace] = []
        self.monkeypatch = monkeypatch

    def do(self, act: Callable[[], Any]) -> Any:
        self.traces.append(traced(act, self.monkeypatch))
        return self.traces[-1].answer

    def assert_same(self, other: "Walk", **typed: str) -> None:
        """`typed`: what the other typed → what we did."""
        for step, (one, another) in enumerate(zip(self.traces, other.traces, strict=True)):
            for told in (one.told, another.told):
                told["body"] = re.sub(r"بعد [^.<]+", "بعد …", told["body"])  # a second more or less
                told["headers"].pop("Retry-After", None)
            for theirs, ours in typed.items():
                another.told["body"] = another.told["body"].replace(theirs, ours)
            assert one.told == another.told, step
            assert one.queries == another.queries, step
            assert one.rows.items() ^ another.rows.items() == set(), step
            assert one.hashes == another.hashes, step


def test_signing_in_until_the_door_closes(noura: User, monkeypatch: pytest.MonkeyPatch) -> None:
    walks = []
    for n, name in enumerate(("noura2026", "salem2026")):
        sign_in(Client(), name, "wrong-password-1")  # the first event of an account, and of a day, begins a chain
        WrongPasswords.objects.all().delete()
        walks.append(walk := Walk(monkeypatch))
        browser, page = Client(REMOTE_ADDR=f"203.0.113.{n}"), Client().get("/ar/account/sign-in/")
        for _ in range(7):
            digits = solved(page) if b"captcha_1" in page.content else {}
            page = walk.do(lambda d=digits, b=browser, who=name: sign_in(b, who, "wrong-password-1", **d))
        assert page.status_code == 429
    walks[0].assert_same(walks[1], salem2026="noura2026")


def test_registering_a_known_id_mobile_and_email(noura: User, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = {"national_id": "1900000017", "phone": "0500000102", "email": "salem@portal.example"}
    register(Client(REMOTE_ADDR="203.0.113.7"), phone="0500000103", username="stranger0")
    walks = []
    for n, answers in enumerate(({}, fresh)):
        walks.append(walk := Walk(monkeypatch))
        browser = Client(REMOTE_ADDR=f"203.0.113.{n}")
        more = answers | {"email2": answers.get("email", "noura@portal.example"), "username": f"stranger{n + 1}"}
        page = browser.get("/ar/account/register/")
        form = solved(page) | hidden(page) | more
        walk.do(lambda b=browser, f=form: register(b, **f))
        walk.do(lambda b=browser: b.get("/ar/account/register/verify/"))
        walk.do(lambda b=browser: b.post("/ar/account/register/verify/", {"code": "000000"}))
    walks[0].assert_same(walks[1])


def test_naming_the_mobile_or_email_of_another_account(noura: User, monkeypatch: pytest.MonkeyPatch) -> None:
    person("fictional23", "1900000132", "+966500000500")
    walks = []
    for phone, email in ((502, 22), (500, 23), (501, 24)):  # the first visit of all begins counts and chains
        walks.append(walk := Walk(monkeypatch))
        browser = confirm(enter(Client(), noura), noura)
        walk.do(lambda b=browser, p=phone: b.post(PHONE, {"phone": f"0500000{p}"}))
        code = code_for(noura.phone)
        walk.do(lambda b=browser, c=code: b.post(f"{PHONE}old/", {"code": c}))
        walk.do(lambda b=browser: b.get(f"{PHONE}new/"))
        walk.do(lambda b=browser: b.post(f"{PHONE}new/", {"code": "000000"}))
        walk.do(lambda b=browser, e=email: b.post(EMAIL, {"email": f"fictional{e}@portal.example"}))
        walk.do(lambda b=browser: b.get("/ar/account/security/email/"))
    walks[1].assert_same(walks[2], fictional24="fictional23")
