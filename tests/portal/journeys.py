"""Every journey of the portal, in short, for tests of what it leaves behind. Add yours to `JOURNEYS`.

A journey takes a browser and Noura, who has registered, chosen her questions and signs in by text; it returns the
secrets that were shown on a page. What is typed into a form and what a message carries is known anyway.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.test import Client, override_settings

from accounts.models import SecurityQuestion, User
from accounts.security.notices import Notice, tell
from tests.accounts.conftest import PASSWORD, code_for, register, sign_in, sign_in_fully
from tests.accounts.factors.conftest import shown
from tests.accounts.recovery.conftest import KNOWN, UNKNOWN, answer, enter_code, set_password, start
from tests.conftest import confirm

SECURITY = "/ar/account/security/"
LINK = re.compile(r"/(?:ar|en)/account/(?:not-me|email|email/new)/([^/\s]{12,})/?")
SALMA = {
    "national_id": "1900000033",
    "phone": "0500000133",
    "username": "salma2026",
    "email": "salma@portal.example",
    "email2": "salma@portal.example",
}
Secrets = Iterable[str] | None


class Quoting:
    """A gateway that is down, and says so with everything that it was given."""

    def send(self, to: str, text: str, sender: str, reference: str) -> str:
        raise RuntimeError(f"cannot send {text!r} to {to}")


def inside(browser: Client, noura: User) -> Client:
    sign_in_fully(browser, noura)
    return confirm(browser, noura)


def registers(browser: Client, noura: User) -> Secrets:
    register(browser, **SALMA)
    browser.post("/ar/account/register/verify/", {"code": "000000"})
    browser.post("/ar/account/register/verify/", {"code": code_for(SALMA["phone"])}, follow=True)
    assert User.objects.filter(username="salma2026").exists()


def registers_what_somebody_has(browser: Client, noura: User) -> Secrets:
    register(browser, **SALMA | KNOWN)
    browser.post("/ar/account/register/verify/", {"code": code_for(KNOWN["phone"])}, follow=True)


def signs_in(browser: Client, noura: User) -> Secrets:
    for login in ("1900000124", "1900000041"):
        sign_in(browser, login, "a wrong password 1")
    sign_in(browser, "1900000124")
    browser.post("/ar/account/sign-in/verify/", {"code": "000000"})
    sign_in_fully(browser, noura)
    browser.get("/ar/account/security/events/")
    browser.post("/ar/account/sign-out/")


def recovers_the_password(browser: Client, noura: User) -> Secrets:
    start(browser)
    answer(browser, "something wrong")
    enter_code(browser, "000000")
    start(browser)
    answer(browser)
    enter_code(browser)
    assert set_password(browser).status_code == 302


def recovers_the_username(browser: Client, noura: User) -> Secrets:
    start(browser, wanted="username")
    answer(browser, wanted="username")
    assert enter_code(browser, wanted="username").status_code == 302


def asks_to_recover_what_is_not_there(browser: Client, noura: User) -> Secrets:
    start(browser, UNKNOWN)
    answer(browser)
    enter_code(browser, "000000")


def changes_the_password(browser: Client, noura: User) -> Secrets:
    new = "lantern mango orbit 42 teapot"
    sign_in_fully(browser, noura)
    browser.post(f"{SECURITY}confirm/", {"password": "a wrong password 2"})
    browser.post(f"{SECURITY}confirm/", {"password": PASSWORD})
    assert browser.post(f"{SECURITY}password/", {"password1": new, "password2": new}).status_code == 302


def changes_the_mobile(browser: Client, noura: User) -> Secrets:
    inside(browser, noura).post(f"{SECURITY}phone/", {"phone": "0500000500"})
    browser.post(f"{SECURITY}phone/old/", {"code": code_for(noura.phone)})
    browser.post(f"{SECURITY}phone/new/", {"code": "000000"})
    browser.post(f"{SECURITY}phone/new/", {"code": code_for("+966500000500")})
    assert User.objects.get(pk=noura.pk).phone == "+966500000500"


def changes_the_email(browser: Client, noura: User) -> Secrets:
    inside(browser, noura).post(f"{SECURITY}email/new/", {"email": "new124@portal.example"})


def chooses_other_questions(browser: Client, noura: User) -> Secrets:
    offered = SecurityQuestion.objects.filter(is_offered=True, fact="")[:3]
    typed = {f"question{n}": question.pk for n, question in enumerate(offered, 1)}
    typed |= {"answer1": "البيت الكبير", "answer2": "first-answer", "answer3": "second-answer"}
    assert inside(browser, noura).post(f"{SECURITY}questions/change/", typed).status_code == 302


def adds_an_authenticator_app(browser: Client, noura: User) -> Secrets:
    page = inside(browser, noura).get(f"{SECURITY}factors/app/").content.decode()
    key = re.search(r'<bdi dir="ltr">([A-Z2-7 ]{39})</bdi>', page)[1].replace(" ", "")
    browser.post(f"{SECURITY}factors/app/", {"code": "000000"})
    assert browser.post(f"{SECURITY}factors/app/", {"code": shown(key)}).status_code == 302
    return [key]


def makes_recovery_codes(browser: Client, noura: User) -> Secrets:
    page = inside(browser, noura).post(f"{SECURITY}factors/codes/", follow=True).content.decode()
    codes = re.findall(r"\b(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}\b", page)
    browser.post(f"{SECURITY}factors/codes/new/")
    assert len(codes) == 10
    return [*codes, *(code.replace("-", "") for code in codes)]


def downloads_and_deletes(browser: Client, noura: User) -> Secrets:
    inside(browser, noura).post(f"{SECURITY}export/")
    browser.post(f"{SECURITY}delete/", {"username": "noura2026"})
    assert not User.objects.filter(pk=noura.pk).exists()


def says_it_was_somebody_else(browser: Client, noura: User) -> Secrets:
    User.objects.update(email_confirmed_at="2026-01-01T00:00Z")
    tell(noura, Notice.PASSWORD_CHANGED, device="Firefox, Linux")


def signs_in_while_the_gateway_is_down(browser: Client, noura: User) -> Secrets:
    with override_settings(SMS_BACKEND="tests.portal.journeys.Quoting"):
        sign_in(browser, "noura2026")
        register(browser, **SALMA)


def meets_a_fault(browser: Client, noura: User) -> Secrets:
    broken, User.check_password = User.check_password, quote
    assert sign_in(browser, "1900000124").status_code == 500
    User.check_password = broken


def quote(self: User, password: str) -> Any:
    raise ValueError(f"{password} of {self.national_id}, {self.phone}")


def mistypes_addresses(browser: Client, noura: User) -> Secrets:
    browser.get("/ar/account/recover/1900000124/0500000101?code=123456&password=Aq7-secret-word")
    browser.get("/ar/account/not-me/Zm9vYmFyYmF6cXV4MDEyMzQ1Njc4OQ")
    browser.get("/ar/account/email/Zm9vYmFyYmF6cXV4MDEyMzQ1Njc4OQ/")
    return ["1900000124", "500000101", "123456", "Aq7-secret-word", "Zm9vYmFyYmF6cXV4MDEyMzQ1Njc4OQ"]


JOURNEYS: list[Callable[[Client, User], Secrets]] = [
    registers,
    registers_what_somebody_has,
    signs_in,
    recovers_the_password,
    recovers_the_username,
    asks_to_recover_what_is_not_there,
    changes_the_password,
    changes_the_mobile,
    changes_the_email,
    chooses_other_questions,
    adds_an_authenticator_app,
    makes_recovery_codes,
    downloads_and_deletes,
    says_it_was_somebody_else,
    signs_in_while_the_gateway_is_down,
    meets_a_fault,
    mistypes_addresses,
]
