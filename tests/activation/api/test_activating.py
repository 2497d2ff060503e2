"""A bank and a kiosk activate a person: what they learn, what is kept, who is told, what is refused."""

from typing import Any
from uuid import uuid4

import pytest
from django.core import mail as mailbox
from django.test import Client
from django.utils import timezone

from accounts.models import SecurityEvent, User
from accounts.sms.delivery import deliver_due
from activation.access import assurance_level
from activation.models import Act, Bank, KeptAnswer, Provider
from activation.models.acts import Kind
from tests.accounts.conftest import texts
from tests.conftest import enter

from .conftest import Caller, request_of, slug


def test_a_look_up_tells_what_helps_to_find_the_person_and_no_more(caller, number):
    answer = caller.look_up(number)
    assert answer.status_code == 200
    assert answer.json() == {
        "reference": number, "national_id": "19••••••25", "way": "banks", "language": "ar",
    }  # fmt: skip


def test_no_look_up_tells_where_the_account_stands(caller, number, citizen):
    before = caller.look_up(number).content
    for kind in (Kind.ACTIVATED, Kind.SUSPENDED):
        Act.objects.record(citizen, kind, channel="offices")
        assert caller.look_up(number).content == before


def test_a_bank_activates_and_the_act_names_it_and_its_key(caller, number, citizen, bank):
    answer = caller.activate(number, phone="+966500000025")
    assert answer.status_code == 201, answer.content
    assert answer.json()["state"] == "activated"
    assert assurance_level(citizen) == "activated"
    act = Act.objects.of(citizen)[0]
    assert (act.bank, act.provider_key, act.channel) == (bank, "bank-2026", "banks")
    assert act.checked == {"document": "national-id", "checks": ["sign-in"]}


def test_a_kiosk_activates_and_the_act_names_where_it_stands(kiosks, kiosk, citizen):
    answer = kiosks.activate(request_of(citizen, "kiosks"), place="K-1", checks=["fingerprint", "face"])
    assert answer.status_code == 201, answer.content
    assert Act.objects.of(citizen)[0].place == kiosk


@pytest.mark.parametrize("place", [None, "K-9", "x\x00y"])
def test_a_kiosk_must_say_where_it_stands(kiosks, kiosk, citizen, place):
    answer = kiosks.activate(request_of(citizen, "kiosks"), place=place, checks=["face"])
    assert slug(answer) in ("unknown-place", "malformed-body")
    assert assurance_level(citizen) == "requested"


def misfit(caller: Caller, number: str, **changes: Any) -> list[str]:
    """Where in the body an activation is said not to fit."""
    answer = caller.activate(number, **changes)
    assert slug(answer) == "malformed-body"
    return [fault["pointer"] for fault in answer.json()["errors"]]


def test_no_kiosk_activates_by_a_sign_in_alone(kiosks, kiosk, citizen):
    number = request_of(citizen, "kiosks")
    assert misfit(kiosks, number, place="K-1") == ["#/checks"]
    assert assurance_level(citizen) == "requested"
    assert kiosks.activate(number, place="K-1", checks=["sign-in", "face"]).status_code == 201


def test_nobody_is_activated_by_a_document_that_is_not_for_them(caller, number, citizen, resident, bank):
    assert misfit(caller, number, document="resident-id") == ["#/document"]
    theirs = request_of(resident, bank=bank)
    assert misfit(caller, theirs, national_id=resident.national_id) == ["#/document"]
    assert {assurance_level(person) for person in (citizen, resident)} == {"requested"}
    iqama = {"national_id": resident.national_id, "document": "resident-id"}
    assert caller.activate(theirs, **iqama).status_code == 201


def test_the_person_is_told_by_text_and_email_and_by_whom(caller, number, citizen):
    citizen.email_confirmed_at = timezone.now()
    citizen.save()
    caller.activate(number)
    deliver_due()
    assert "عن طريق البنك" in texts(citizen.phone)[0]
    assert "بنك خيالي" in mailbox.outbox[0].body


def test_the_person_finds_it_among_the_events_of_the_account(caller, number, citizen):
    caller.activate(number)
    event = citizen.security_events.get()
    assert (event.kind, event.purpose, event.outcome) == ("activation-changed", "activated", "done")
    page = enter(Client(), citizen).get("/en/account/security/events/").content.decode()
    assert "Activation changed" in page
    assert "Activated" in page


def refused(caller: Caller, number: str, **changes: Any) -> str:
    """Which problem an activation is, nothing having been written down for it."""
    before = Act.objects.count()
    problem = slug(caller.activate(number, **changes))
    assert Act.objects.count() == before
    assert not SecurityEvent.objects.exists()
    return problem


def test_another_person_is_refused_and_the_account_stays(caller, number):
    assert refused(caller, number, national_id="1900000033") == "does-not-match"
    assert refused(caller, number, phone="+966500000033") == "does-not-match"


def test_an_unknown_reference_gets_the_same_answer_as_a_mistyped_one(caller, number):
    mistyped = number[:-1] + str((int(number[-1]) + 1) % 10)
    answers = {caller.look_up(n).content for n in ("0000-0000-0000", mistyped, "x", "7K3M 9QPX")}
    assert len(answers) == 1
    assert refused(caller, mistyped) == refused(caller, "0000-0000-0000") == "unknown-reference"


def test_a_cancelled_reference_and_one_that_was_replaced_have_ended(caller, number, citizen, bank):
    Act.objects.record(citizen, Kind.CANCELLED)
    assert refused(caller, number) == slug(caller.look_up(number)) == "reference-ended"
    newer = request_of(citizen, bank=bank)
    assert refused(caller, number) == "reference-ended"
    assert caller.activate(newer).status_code == 201


@pytest.mark.parametrize("ended", [[Kind.CANCELLED], [Kind.ACTIVATED, Kind.REVOKED]])
def test_a_check_at_an_office_brings_no_ended_reference_back(caller, number, citizen, ended):
    for kind in (*ended, Kind.CHECKED):
        Act.objects.record(citizen, kind, channel="offices")
    assert slug(caller.look_up(number)) == "reference-ended"
    assert refused(caller, number) == "reference-ended"
    assert assurance_level(citizen) == "requested"


def test_a_reference_given_up_before_an_office_activated_has_ended(caller, number, citizen):
    Act.objects.record(citizen, Kind.CANCELLED)
    Act.objects.record(citizen, Kind.ACTIVATED, channel="offices")
    assert refused(caller, number) == slug(caller.look_up(number)) == "reference-ended"


def test_the_reference_of_an_account_that_is_gone_is_unknown(caller, number, citizen):
    User.objects.all().delete()
    assert refused(caller, number) == "unknown-reference"


def test_whoever_the_person_did_not_choose_learns_nothing(kiosks, number):
    other = Bank.objects.create(slug="other", name_ar="آخر", name_en="Other")
    rival = Caller(Provider.objects.create(name="Other", bank=other), "other-2026")
    for stranger in (kiosks, rival):
        assert refused(stranger, number) == slug(stranger.look_up(number)) == "other-provider"


def test_the_bank_that_the_chosen_one_became_part_of_may_serve(caller, citizen, bank):
    old = Bank.objects.create(slug="old", name_ar="قديم", name_en="Old", successor=bank)
    assert caller.activate(request_of(citizen, bank=old)).status_code == 201


def test_one_activated_elsewhere_is_said_to_be(caller, number, citizen):
    Act.objects.record(citizen, Kind.ACTIVATED, channel="offices")
    assert refused(caller, number) == "already-activated"


@pytest.mark.parametrize("state", ["locked", "closed"])
def test_an_account_that_is_not_open_is_not_activated(caller, number, citizen, state):
    User.objects.filter(pk=citizen.pk).update(state=state)
    assert refused(caller, number) == "account-closed"
    assert refused(caller, number, national_id="1900000033") == "does-not-match"
    User.objects.filter(pk=citizen.pk).update(state="open")
    assert caller.activate(number).status_code == 201  # the reference stays good


def test_a_suspended_account_is_not_activated(caller, number, citizen):
    Act.objects.record(citizen, Kind.ACTIVATED)
    Act.objects.record(citizen, Kind.SUSPENDED)
    assert refused(caller, number) == "account-closed"


def test_the_same_key_and_body_get_the_same_answer_and_one_activation(caller, number, citizen):
    key = uuid4().hex
    first, second = caller.activate(number, key), caller.activate(number, key)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert Act.objects.of(citizen).filter(kind=Kind.ACTIVATED).count() == 1


def test_the_same_key_with_another_body_is_refused(caller, number):
    key = uuid4().hex
    caller.activate(number, key)
    assert slug(caller.activate(number, key, checks=["face"])) == "key-reused"


def test_a_refusal_is_kept_for_its_key_too_and_another_provider_may_use_the_key(caller, kiosks, kiosk, number):
    key = uuid4().hex
    assert slug(caller.activate(number, key, national_id="1900000033")) == "does-not-match"
    assert slug(caller.activate(number, key, national_id="1900000033")) == "does-not-match"
    assert slug(kiosks.activate(number, key)) == "other-provider"


@pytest.mark.parametrize("key", ["short", "x" * 65, 'a"b' * 8])
def test_a_key_that_is_none_is_refused(caller, number, key):
    assert caller.activate(number, key).status_code in (400, 401)


def test_what_is_kept_names_nobody(caller, number):
    caller.activate(number)
    assert "1900000025" not in str(list(KeptAnswer.objects.values()))
