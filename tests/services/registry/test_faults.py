"""A registry that is down, slow or wrong: people see what is last known, or when to try again, and nothing wrong."""

import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.utils import timezone

from services.models import KeptRecords, RecordRead, RegistryCircuit
from services.registry.kinds.identity import FingerprintEnrolment
from services.registry.kinds.travel import Restriction
from services.registry.protocol import Query
from services.registry.reading import ask, ask_person

from .conftest import ASKED
from .stub import SPOILT

SILENT = ["slow", "drops", "cut off", "another page", "maintenance", "broken"]
NONSENSE = [*SPOILT, "refusing"]
FINGERPRINTS = Query(ASKED, FingerprintEnrolment)
DOWN = "http://127.0.0.1:9"  # nothing listens there


def outcomes() -> list[str]:
    return list(RecordRead.objects.order_by("pk").values_list("outcome", flat=True))


@pytest.mark.parametrize("fault", SILENT)
def test_no_answer_says_when_to_try_again(stub, reader, settings, fault):
    settings.REGISTRY_TIMEOUT = 0.5
    stub.set(fault)
    answer = ask(reader, FINGERPRINTS)
    assert (answer.batch, answer.is_kept, outcomes()) == (None, False, ["silent"])
    assert answer.until > timezone.now()
    assert RegistryCircuit.seen().failures == 1


@pytest.mark.parametrize("fault", NONSENSE)
def test_nonsense_is_no_answer_and_no_reason_to_leave_the_registry_alone(stub, reader, fault):
    stub.set(fault)
    answer = ask(reader, FINGERPRINTS)
    assert (answer.batch, outcomes()) == (None, ["silent"])
    assert RegistryCircuit.seen().failures == 0


def test_a_person_of_another_number_is_refused(stub, reader):
    stub.set("wrong person")
    assert ask_person(reader, ASKED)[0] is None
    stub.set()
    assert ask_person(reader, ASKED)[0].national_id == ASKED


@pytest.mark.parametrize("fault", ["slow", "garbage", "wrong person"])
def test_what_is_last_known_stands_in_with_its_time(stub, reader, rf, settings, fault):
    known = ask(reader, FINGERPRINTS)
    settings.REGISTRY_TIMEOUT = 0.5
    stub.set(fault)
    answer = ask(replace(reader, request=rf.get("/")), FINGERPRINTS)
    assert (answer.is_kept, answer.batch) == (True, known.batch)
    assert outcomes() == ["answered", "kept"]


def test_what_may_not_be_kept_is_not(stub, reader):
    restrictions = Query(ASKED, Restriction)
    assert len(ask(reader, restrictions).records) == 1
    stub.set("broken")
    assert ask(reader, restrictions).batch is None


def test_what_is_too_old_is_shown_no_more_and_goes_with_the_purge(stub, reader):
    ask(reader, FINGERPRINTS)
    KeptRecords.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    stub.set("broken")
    assert ask(reader, FINGERPRINTS).batch is None
    call_command("purge", verbosity=0)
    assert not KeptRecords.objects.exists()


def test_what_was_sealed_by_a_key_that_is_gone_counts_as_never_kept(stub, reader, settings):
    ask(reader, FINGERPRINTS)
    settings.FIELD_KEYS = [Fernet.generate_key().decode()]
    stub.set("broken")
    assert ask(reader, FINGERPRINTS).batch is None


@pytest.mark.parametrize("fault", ["slow", "broken"])
def test_a_page_waits_once_however_often_it_asks(stub, reader, settings, fault):
    settings.REGISTRY_TIMEOUT = 0.5
    stub.set(fault)
    before = stub.told("calls")
    assert [ask(reader, FINGERPRINTS).batch for _ in range(3)] == [None] * 3
    assert stub.told("calls") == before + 1


@pytest.mark.parametrize("fault", ["slow", "drops"])
def test_nobody_is_held_as_long_as_the_registry_takes(stub, reader, settings, fault):
    settings.REGISTRY_TIMEOUT = 0.5
    stub.set(fault)
    ask(reader, FINGERPRINTS)
    assert stub.told("held") == 1


def test_a_registry_that_comes_and_goes_is_seen_as_it_comes_and_goes(stub, reader, rf):
    stub.set("flapping")
    answers = [ask(replace(reader, request=rf.get("/")), FINGERPRINTS) for _ in range(5)]
    assert [answer.is_kept for answer in answers] == [False, False, True, False, True]
    assert all(answer.records for answer in answers)


def test_what_finds_nobody_is_sent_again_with_a_signature_of_its_own(stub, reader):
    stub.set("hiccup")
    assert ask(reader, FINGERPRINTS).records


def test_a_registry_that_is_down_is_one_without_answers(connect, reader, db):
    connect(DOWN)
    assert (ask(reader, FINGERPRINTS).batch, outcomes()) == (None, ["silent"])


def test_the_registry_refuses_whom_it_does_not_know(stub, reader, settings, keys):
    settings.REGISTRY_KEY_FILE = str(keys / "another.pem")
    assert ask(reader, FINGERPRINTS).batch is None


def test_a_key_that_is_not_there_is_no_fault_of_a_page(stub, reader, settings):
    settings.REGISTRY_KEY_FILE = "/nowhere.pem"
    assert ask(reader, FINGERPRINTS).batch is None


def test_no_log_says_who_was_asked_about(stub, reader, rf, caplog):
    caplog.set_level(logging.DEBUG)
    for fault in ("", "broken", "garbage", "wrong person", "cut off"):
        stub.set(fault)
        ask(replace(reader, request=rf.get("/")), FINGERPRINTS)
    assert "did not answer" in caplog.text
    assert ASKED not in caplog.text
