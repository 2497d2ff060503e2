"""What a person does at the portal's pages, step by step, in a real browser."""

import re
from dataclasses import dataclass

from captcha.models import CaptchaStore
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from accounts.models import User
from tests.conftest import enter

PASSWORD = "Saffron kettle 47 lanterns"


@dataclass(frozen=True)
class Applicant:
    """Somebody fictional, and the words on the buttons of their language."""

    language: str
    national_id: str
    phone: str
    username: str
    next: str
    register: str
    sign_out: str
    carry_on: str


SALMA = Applicant("ar", "1900000025", "٠٥٠٠٠٠٠٠٢٥", "salma2026", "التالي", "تسجيل", "تسجيل الخروج", "متابعة")
OMAR = Applicant("en", "2900000015", "+966 50 000 0015", "omar2026", "Next", "Register", "Sign out", "Continue")


def fill_in_registration(page: Page, who: Applicant) -> None:
    """Everything but the image code."""
    email = f"{who.username}@portal.example"
    fields = {"national_id": who.national_id, "phone": who.phone, "username": who.username}
    fields |= {"password1": PASSWORD, "password2": PASSWORD, "email": email, "email2": email}
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    page.check(f"[name=language][value={who.language}]")
    page.check("[name=terms]")


def type_image_code(page: Page) -> None:
    """What somebody who sees the picture would type."""
    key = page.input_value("[name=captcha_0]")
    page.fill("[name=captcha_1]", CaptchaStore.objects.get(hashkey=key).response)


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def send(page: Page, name: str) -> None:
    """Press the button and wait for the page that answers."""
    with page.expect_navigation():
        press(page, name)


def type_newest_code(page: Page, who: Applicant) -> None:
    """Read the text message on the demo phone and copy its code."""
    answer = page.request.get("/demo/phone/messages.json", params={"phone": who.phone})
    newest = answer.json()["messages"][0]["text"]
    page.fill("[name=code]", re.search(r"\b\d{6}\b", newest)[0])  # type: ignore[index]


def come_in(page: Page, user: User, path: str) -> None:
    """Open the page as somebody who signed in a moment ago."""
    key = enter(Client(), user).session.session_key
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": key, "domain": "localhost", "path": "/"}
    page.context.add_cookies([cookie])
    page.goto(path)
