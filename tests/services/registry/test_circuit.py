"""A registry that stays silent is left alone for a while, by every process, and tried again by one."""

from dataclasses import replace
from datetime import timedelta

from django.test import Client, RequestFactory
from django.utils import timezone

from services.models import RegistryCircuit
from services.models.circuit import FAILURES, PAUSE
from services.registry.kinds.identity import FingerprintEnrolment
from services.registry.protocol import Query
from services.registry.reading import Reader, ask

from .conftest import ASKED

FINGERPRINTS = Query(ASKED, FingerprintEnrolment)


def open_circuit(ago: timedelta = timedelta(0)) -> RegistryCircuit:
    """Opened that long ago."""
    again = timezone.now() + PAUSE - ago
    return RegistryCircuit.objects.create(name="registry", failures=FAILURES, ask_again_at=again)


def another(reader: Reader) -> Reader:
    """Of the next page."""
    return replace(reader, request=RequestFactory().get("/"))


def health() -> dict:
    answer = Client().get("/healthz/ready")
    assert answer.status_code == 200
    return answer.json()["registry"]


def test_after_some_failures_in_a_row_nobody_asks(stub, reader):
    stub.set("broken")
    before = stub.told("calls")
    for _ in range(FAILURES + 3):
        assert ask(another(reader), FINGERPRINTS).batch is None
    assert stub.told("calls") == before + FAILURES


def test_an_answer_between_failures_begins_the_count_anew(stub, reader):
    for _ in range(FAILURES):
        stub.set("broken")
        ask(another(reader), FINGERPRINTS)
        stub.set()
        assert not ask(another(reader), FINGERPRINTS).is_kept


def test_the_health_page_names_the_state_and_asks_nothing(stub):
    before = stub.told("calls")
    assert health() == {"state": "closed", "until": None}
    circuit = open_circuit()
    assert health() == {"state": "open", "until": circuit.ask_again_at.isoformat()}
    assert stub.told("calls") == before


def test_without_a_registry_the_health_page_names_none(db, settings):
    settings.REGISTRY = ""
    assert Client().get("/healthz/ready").json() == {"status": "ok"}


def test_after_the_pause_an_answer_closes_it(stub, reader):
    open_circuit(ago=2 * PAUSE)
    assert health()["state"] == "half-open"
    assert ask(reader, FINGERPRINTS).records
    assert health() == {"state": "closed", "until": None}


def test_after_the_pause_another_failure_opens_it_again(stub, reader):
    open_circuit(ago=2 * PAUSE)
    stub.set("broken")
    ask(reader, FINGERPRINTS)
    assert health()["state"] == "open"


def test_while_one_tries_the_others_wait(stub, reader):
    open_circuit(ago=2 * PAUSE)
    assert RegistryCircuit.seen().wait() is None  # somebody else's trial, under way
    before = stub.told("calls")
    assert ask(reader, FINGERPRINTS).until > timezone.now()
    assert stub.told("calls") == before


def test_whoever_dies_while_trying_leaves_the_trial_to_the_next(stub, reader):
    open_circuit(ago=2 * PAUSE)
    RegistryCircuit.seen().wait()
    RegistryCircuit.objects.update(ask_again_at=timezone.now() - timedelta(seconds=1))
    assert ask(reader, FINGERPRINTS).records
