"""Every inquiry for its three people of the demonstration, in both languages, as a browser asks it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils.translation import override

from services.inquiries.definition import INQUIRIES, Input
from services.registry.demo.accounts import account_of
from services.registry.demo.cases import CASES, SITUATIONS, typed_by
from services.registry.demo.people import PEOPLE
from tests.conftest import enter, forget
from tests.pages import Page, words
from tests.services.inquiries.public.asking import ask

LINES = Path(__file__).with_name("cases.tsv").read_text(encoding="utf-8").splitlines()[1:]
TABLE = [line.split("\t") for line in LINES]
EVERY = [pytest.param(*case, code, id=f"{case[0]}-{case[1]}-{code}") for case in TABLE for code in ("en", "ar")]

# All that a stranger reads, who knows a number and a day: a status with its dates, or sums.
PUBLIC = {
    "exit-reentry-visa-status": {"status", "exit_before", "return_before"},
    "fingerprint-enrolment-status": {"status"},
    "hajj-eligibility": {"is_eligible", "season", "next_eligible_year"},
    "hajj-permit-inquiry": {"status", "season"},
    "national-id-validity": {"status", "expiry_date"},
    "resident-id-validity": {"status", "expiry_date"},
    "residents-health-insurance": {"status", "start_date", "end_date"},
    "total-traffic-violations-amount": {"unpaid_count", "total_amount"},
    "vehicle-insurance-validity": {"status", "start_date", "end_date"},
}


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The catalogue and the demo registry's people, once for all cases; gone afterwards."""
    whole = transaction.atomic()
    whole._from_testcase = True  # type: ignore[attr-defined]  # as Django's own test cases: durable blocks may stand inside
    with django_db_blocker.unblock(), whole:
        forget()
        call_command("load_catalogue", verbosity=0)
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)
        forget()


@pytest.fixture(autouse=True)
def registry(loaded: None, settings: Any) -> None:
    """The demonstration's, and an image code that is always solved."""
    settings.REGISTRY = "services.registry.demo.backend.DemoRegistry"
    settings.CAPTCHA_TEST_MODE = True


@pytest.mark.django_db
@pytest.mark.parametrize(("key", "situation", "shown", "tone", "english", "arabic", "language"), EVERY)
def test_whoever_asks_reads_the_answer_first(
    key: str, situation: str, shown: str, tone: str, english: str, arabic: str, language: str
):
    page = asked(key, CASES[key][situation], language)
    verdict = of_class(page, "verdict")
    assert page.status == 200
    assert says(words(verdict), arabic if language == "ar" else english), words(verdict)
    assert tone_of(verdict) == tone
    assert bool(facts(page)) == (shown == "records")
    if key in PUBLIC:
        must, may = shown_by(key, language)
        assert labels(page) - may == (must if shown == "records" else set())
        assert not [name for name in PEOPLE[CASES[key][situation]].name.values() if name in page.text]


def shown_by(key: str, language: str) -> tuple[set[str], set[str]]:
    """Labels of what a stranger reads of every record, and of what only some records hold."""
    record = INQUIRIES[key].record
    with override(language):
        named = {name: str(record.specs()[name].label) for name in PUBLIC[key]}
    may = {label for name, label in named.items() if name in record.optional()}
    return set(named.values()) - may, may


def test_the_table_of_what_strangers_read_holds_every_public_inquiry():
    assert PUBLIC.keys() == {key for key, inquiry in INQUIRIES.items() if inquiry.is_public}


def test_the_table_holds_every_inquiry_and_situation():
    assert sorted((key, situation) for key, situation, *_rest in TABLE) == sorted(
        (key, situation) for key in INQUIRIES for situation in SITUATIONS
    )


def asked(key: str, code: str, language: str) -> Page:
    """The page of the answer, as this person comes to it."""
    path = f"/{language}/inquiries/{key}/"
    if not INQUIRIES[key].is_public:
        account = account_of(PEOPLE[code])
        assert account
        return Page(path, enter(Client(), account).get(path))
    number, born = typed_by(code)
    cars = PEOPLE[code].records.get("vehicle") or [{"sequence_number": "900000999"}]
    is_of_a_car = Input.SEQUENCE_NUMBER in INQUIRIES[key].inputs
    more = {"sequence_number": cars[0]["sequence_number"]} if is_of_a_car else {}
    return ask(Client(), number, f"{born:%d/%m/%Y}", key, language, **more)


def of_class(page: Page, name: str) -> Element:
    return next(e for e in page.root.iter() if isinstance(e.tag, str) and name in e.get("class", "").split())


def tone_of(verdict: Element) -> str:
    """`attention` is how a verdict looks without a word for it."""
    named = [name.removeprefix("verdict-") for name in verdict.get("class", "").split()[1:]]
    return (*named, "attention")[0]


def says(text: str, expected: str) -> bool:
    """Whether it begins with the first part, and each part follows the one before."""
    first, *others = expected.split("…")
    where = len(first.strip()) if text.startswith(first.strip()) else -1
    for part in others:
        where = text.find(part.strip(), where) if where >= 0 else -1
    return where >= 0


def facts(page: Page) -> list[Element]:
    """Rows of a list, or the facts of one record."""
    lists = [e for e in page.all("dl", "tbody") if e.tag == "tbody" or "summary" in e.get("class", "")]
    return [row for one in lists for row in one]


def labels(page: Page) -> set[str]:
    """Of the facts."""
    return {words(e) for row in facts(page) for e in row.iter("dt")}
