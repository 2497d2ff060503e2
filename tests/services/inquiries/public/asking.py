"""Somebody in a hurry, without an account, before a public inquiry; and those whom the registry knows."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from services.registry.demo.backend import DemoRegistry
from services.registry.demo.marks import day
from services.registry.demo.parts.places import RIYADH, named, words
from services.registry.demo.writing import write
from services.registry.protocol import Silent
from tests.accounts.conftest import hidden
from tests.pages import Page

KEY, TOTAL, VEHICLE = "resident-id-validity", "total-traffic-violations-amount", "vehicle-insurance-validity"
OMAR, WITHOUT, UNKNOWN = "2900000015", "2900000023", "2900000031"
BORN, OTHER_DAY, CAR = "22/3/1990", "23/3/1990", "900000015"
NAME, EMPLOYER = named("عمر", "Omar"), words("مؤسسة تجريبية", "A Fictional Firm")
silent = []  # until when the registry does not answer


class SilentRegistry(DemoRegistry):
    """The demo's, while nothing silences it."""

    def person(self, national_id):
        if silent:
            raise Silent(silent[-1])
        return super().person(national_id)


def move_in() -> None:
    """Omar has a resident ID, an insured car and nothing to pay; another one is known, and has nothing."""
    silent.clear()
    for number in (OMAR, WITHOUT):
        write(number, {"person": [person(number)]} | (RECORDS if number == OMAR else {}))


def fall_silent() -> None:
    silent.append(timezone.now() + timedelta(minutes=7))


def person(number):
    fixed = {"birth_date": "1990-03-22", "gender": "male", "marital_status": "single"}
    return fixed | {"national_id": number, "name": NAME, "birth_place": RIYADH, "nationality": words("هندي", "Indian")}


RECORDS = {
    "resident-id": [
        {
            "iqama_number": OMAR, "name": NAME, "profession": words("مهندس", "Engineer"), "employer": EMPLOYER,
            "issue_date": day(-300), "expiry_date": day(400), "status": "valid",
        }
    ],
    "vehicle-insurance": [
        {
            "plate": "أبح1015", "sequence_number": CAR, "insurer": words("شركة تجريبية", "Fictional Insurer"),
            "policy_number": "POL-15", "cover": "comprehensive", "start_date": day(-10), "end_date": day(300),
            "named_drivers": NAME, "status": "valid",
        }
    ],
}  # fmt: skip


def at(key: str = KEY, language: str = "en") -> str:
    return f"/{language}/inquiries/{key}/"


def typed(client: Client, number: str = OMAR, born: str = BORN, key: str = KEY, **more: str) -> dict[str, str]:
    """What a fresh form sends, its image code solved."""
    form = {"national_id": number, "birth_date": born, "captcha_0": "x", "captcha_1": "PASSED"}
    return form | hidden(client.get(at(key))) | more


def ask(client: Client, number: str = OMAR, born: str = BORN, key: str = KEY, language: str = "en", **more) -> Page:
    """The page of the answer, or the form again."""
    answer = client.post(at(key, language), typed(client, number, born, key, **more))
    path = getattr(answer, "url", at(key, language))
    return Page(path, client.get(path) if answer.status_code == 302 else answer)
