"""A stranger learns nothing: whom nobody knows, whom the date does not fit, who has no such record."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from absher_portal import public
from accounts import centres
from accounts.models import LimitCount, OutboxMessage
from accounts.models.user import national_id_fingerprint
from services.inquiries.definition import INQUIRIES
from services.models import DemoRecord, PublicAnswer, RecordRead
from tests.accounts.recovery.traces import Trace, blanked, traced
from tests.conftest import enter
from tests.services.inquiries.public.asking import (
    BORN,
    CAR,
    KEY,
    OMAR,
    OTHER_DAY,
    TOTAL,
    UNKNOWN,
    VEHICLE,
    WITHOUT,
    ask,
    at,
    fall_silent,
    typed,
)

SOMEBODY_ELSE = "2900000049"
KINDS = {"nobody knows them": (UNKNOWN, BORN), "another date": (OMAR, OTHER_DAY), "no record": (WITHOUT, BORN)}
PUBLIC = [KEY, VEHICLE, "national-id-validity", "hajj-permit-inquiry"]
BLANKS = [
    (r"Retry-After': '\d+'", "WAIT"),
    (r"[0-9a-f]{32}", "TOKEN"),
    (r"29••••••\d\d", "ID"),
    (r"\b2[23] March 1990|2[56] Sha’ban 1410 AH", "BORN"),
]


@pytest.fixture(autouse=True)
def steady(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process reads now and then, whoever asks, is read already."""
    monkeypatch.setattr(public, "VERSION_AGE", 3600)
    monkeypatch.setattr(centres, "_networks", [])
    monkeypatch.setattr(centres, "_read_at", float("inf"))
    ask(Client(), number=SOMEBODY_ELSE)


def journey(kind: str, key: str, monkeypatch: pytest.MonkeyPatch) -> list[Trace]:
    """The question and its answer, in a browser of its own."""
    number, born = KINDS[kind]
    LimitCount.objects.all().delete()
    PublicAnswer.objects.all().delete()
    client = Client()
    sent = typed(client, number, born, key, **({"sequence_number": CAR} if key == VEHICLE else {}))
    asked = traced(lambda: client.post(at(key), sent), monkeypatch)
    return [asked, traced(lambda: client.get(asked.answer.url), monkeypatch)]


def plain(told: Any) -> Any:
    """What was told without what the visitor typed and what differs between any two visits."""
    text = blanked(repr(told))
    for pattern, blank in BLANKS:
        text = re.sub(pattern, blank, text)
    return text


@pytest.mark.parametrize("key", PUBLIC)
def test_all_read_the_same_page_at_the_same_cost(key: str, monkeypatch: pytest.MonkeyPatch):
    journeys = {kind: journey(kind, key, monkeypatch) for kind in KINDS}
    first, *others = journeys.values()
    assert first[0].answer.status_code == 302
    assert "What this can mean" in first[1].answer.content.decode()
    for other in others:
        for mine, theirs in zip(first, other, strict=True):
            assert plain(mine.told) == plain(theirs.told)
            assert mine.queries == theirs.queries
            assert mine.rows == theirs.rows


def test_the_sum_of_violations_costs_the_same_without_the_right_date(monkeypatch: pytest.MonkeyPatch):
    unknown, wrong = (journey(kind, TOTAL, monkeypatch) for kind in list(KINDS)[:2])
    assert [plain(step.told) for step in unknown] == [plain(step.told) for step in wrong]
    assert [step.queries for step in unknown] == [step.queries for step in wrong]


def test_the_answers_are_equally_long_for_all(monkeypatch: pytest.MonkeyPatch):
    lengths = {len(journey(kind, KEY, monkeypatch)[1].answer.content) for kind in KINDS}
    assert max(lengths) - min(lengths) < 10


def test_while_the_registry_is_silent_all_read_the_same(monkeypatch: pytest.MonkeyPatch):
    fall_silent()
    first, *others = [journey(kind, KEY, monkeypatch) for kind in KINDS]
    assert "Not available now" in first[1].answer.content.decode()
    assert all([plain(step.told) for step in other] == [plain(step.told) for step in first] for other in others)


@pytest.mark.parametrize(
    ("number", "born", "outcome"),
    [(OMAR, BORN, "answered"), (OMAR, OTHER_DAY, "refused"), (WITHOUT, BORN, "answered"), (UNKNOWN, BORN, "refused")],
)
def test_whoever_is_asked_about_sees_that_a_stranger_asked(client: Client, number: str, born: str, outcome: str):
    before = RecordRead.objects.count()
    ask(client, number, born)
    read = RecordRead.objects.first()
    assert RecordRead.objects.count() == before + 1
    assert (read.about, read.reader, read.capacity) == (national_id_fingerprint(number), "", "stranger")
    assert (read.service, read.kind, read.outcome, read.why) == (KEY, "resident-id", outcome, "public-inquiry")
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize(("number", "capacity"), [(OMAR, "other"), ("1900000025", "self")])
def test_who_is_signed_in_is_named_to_whom_they_ask_about(client, citizen, number, capacity):
    ask(enter(client, citizen), number)
    read = RecordRead.objects.first()
    assert (read.about, read.capacity) == (national_id_fingerprint(number), capacity)
    assert read.reader == citizen.national_id_fingerprint


def test_no_public_page_has_room_for_what_is_private():
    private = {key: [n for n, s in d.fields().items() if s.is_private] for key, d in INQUIRIES.items() if d.is_public}
    assert len(private) == 9
    assert not any(private.values())
    with override("en"):
        assert "Name" not in {str(s.label) for d in INQUIRIES.values() if d.is_public for s in d.fields().values()}


def test_whom_the_registry_talks_nonsense_of_is_like_one_whom_nobody_knows(monkeypatch: pytest.MonkeyPatch):
    unknown = journey("nobody knows them", KEY, monkeypatch)
    DemoRecord.objects.filter(person_id=OMAR, kind="person").update(content={"name": "half a record"})
    spoilt = journey("another date", KEY, monkeypatch)
    assert [plain(step.told) for step in spoilt] == [plain(step.told) for step in unknown]
