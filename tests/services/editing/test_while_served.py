"""Services are edited while people read them: nobody gets an error, and nobody an old page after a second."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from services.editing.workflow import Flow
from services.models import EditingEvent, Service
from tests.services.editing.conftest import ADDRESS
from tests.services.editing.served import Visitors, Workers, reached
from tests.services.made import make_category, make_service

RATE = 200  # requests a second
EDITS = 6
PATHS = (ADDRESS, "/en/services/permits/", "/ar/services/permits/service-1/", "/en/search/?q=name", "/en/")
KEPT = tuple(path for path in PATHS if "search" not in path)
BY_NAME = PATHS[:2]


@pytest.fixture
def workers(transactional_db: None, tmp_path: Path) -> Iterator[Workers]:
    make_service(make_category())
    started = Workers(tmp_path)
    yield started
    errors = [line for line in started.end().splitlines() if '"level": "ERROR"' in line]
    assert errors == []


def publish(name: str, at_once: bool = True) -> None:
    """A draft from its beginning to people, or to half a second before its time."""
    draft = Flow(Service.objects.get(), None).edit()
    draft.name_en, draft.name_ar = name, name
    draft.save()
    Flow(draft, None).send()
    if at_once:
        Flow(draft, None).publish()
    else:
        Flow(draft, None).schedule(timezone.now() + timedelta(seconds=0.5))


def edits() -> list[tuple[float, float, str]]:
    """Publishes one name after the other; from when until when people must see which."""
    spans = []
    for number in range(EDITS):
        at_once = bool(number % 2)
        publish(f"Name {number}", at_once)
        since = time.monotonic() + (1 if at_once else 1.5)
        time.sleep(2.3)
        spans.append((since, time.monotonic(), f"Name {number}"))
    return spans


def test_nobody_meets_an_error_or_an_old_page_while_services_are_published(workers: Workers):
    kept = Visitors(workers, KEPT, 0).leave(after=3)
    visitors = Visitors(workers, PATHS, RATE)
    spans, answers = edits(), visitors.leave()
    print(f"\n{reached(answers):.0f} of {RATE} requests/s on {connection.vendor}; kept pages alone {reached(kept):.0f}")
    assert {answer.status for answer in answers} == {200}
    seen = [
        (answer.path, name, answer.name)
        for since, until, name in spans
        for answer in answers
        if answer.path in BY_NAME and since < answer.asked_at and answer.answered_at < until
    ]
    assert len({name for _path, name, _shown in seen}) > EDITS / 2
    assert [one for one in seen if one[1] != one[2]] == []


def test_of_several_processes_one_publishes_what_is_due(workers: Workers):
    publish("Due name", at_once=False)
    time.sleep(1)
    assert {answer.status for answer in Visitors(workers, (ADDRESS,), RATE).leave(after=2)} == {200}
    assert Service.everything.get().name_en == "Due name"
    assert EditingEvent.objects.filter(after="published").count() == 1
