"""Verdicts that rest on every record: neither the newest, nor a page, nor a stale word hides what is wrong."""

import pytest

from services.inquiries.definition import Tone
from services.registry.demo.parts import civil, residence
from services.registry.demo.parts.places import named, words
from services.registry.demo.writing import add
from services.registry.kinds.civil import PaymentBalance
from services.registry.kinds.residence import Arrival, RecruitmentVisa, WorkerReturn
from services.registry.kinds.traffic import ImpoundedVehicle
from tests.services.conftest import page
from tests.services.inquiries.household import HEAD
from tests.services.inquiries.test_definitions import in_days, made, verdict


def arrival(deadline: int, kind: str = "worker") -> Arrival:
    return made(Arrival, arrival_kind=kind, deadline=in_days(deadline))


def test_a_missed_deadline_counts_more_than_a_later_arrival():
    said = verdict("newly-arrived-workers-and-visitors", "en", arrival(80, "visitor"), arrival(-5))
    assert said.sentence.startswith("One of your workers arrived on ")
    assert said.more.startswith("The resident ID was to be issued by ")
    assert (said.tone, said.step) == (Tone.DANGER, "issue-resident-id")


def test_while_no_deadline_is_near_the_latest_arrival_is_told():
    said = verdict("newly-arrived-workers-and-visitors", "en", arrival(80), arrival(60, "visitor"))
    assert said.sentence.startswith("Your latest worker arrived on ")
    assert said.tone == Tone.OK


@pytest.mark.parametrize(("days", "tone"), [(-1, Tone.DANGER), (0, Tone.OK)])
def test_a_worker_abroad_after_the_last_day_is_late(days: int, tone: Tone):
    back = made(WorkerReturn, status="returned", return_before=in_days(-9))
    said = verdict(
        "workers-return-status", "en", back, made(WorkerReturn, status="abroad", return_before=in_days(days))
    )
    assert said.tone == tone
    assert said.sentence.startswith("1 worker left") == (tone == Tone.DANGER)


def test_a_visa_whose_last_day_passed_is_not_there_to_be_used():
    past = made(RecruitmentVisa, status="unused", valid_until=in_days(-1))
    said = verdict("recruitment-information", "en", past)
    assert (said.sentence, said.tone) == ("You have no unused recruitment visa", Tone.NEUTRAL)
    assert said.more.startswith("One expired yesterday")
    good = made(RecruitmentVisa, status="unused", valid_until=in_days(0))
    assert verdict("recruitment-information", "en", past, good).sentence == "You have 1 unused recruitment visa"


def test_what_is_needed_is_told_of_a_vehicle_that_is_held():
    newer = made(ImpoundedVehicle, status="releasable")
    held = made(ImpoundedVehicle, status="held", release_requirements={"ar": "سداد", "en": "Payment"})
    said = verdict("impounded-vehicles", "en", newer, held)
    assert (said.sentence, said.tone) == ("1 of your vehicles is impounded", Tone.DANGER)
    assert said.more == "Needed for the release of the latest: Payment"


@pytest.mark.parametrize("query", ["", "?page=2"])
def test_what_was_paid_is_added_up_over_all_pages(head, query):
    service = words("تجديد هوية مقيم", "Renewal of a resident ID")
    add(HEAD, PaymentBalance, [civil.balance(service, 30, 20, -n) for n in range(25)])
    assert "SAR 250 of your payments is unused" in page(f"/en/inquiries/service-payments-balance/{query}", head).text


@pytest.mark.parametrize("query", ["", "?page=2", "?status=returned"])
def test_who_is_late_is_counted_whatever_is_shown(head, query):
    name = named("جوزيف", "Joseph")
    back = [residence.worker_return(name, f"70000000{n}", -30 - n, -9, -10) for n in range(10, 35)]
    add(HEAD, WorkerReturn, [*back, residence.worker_return(name, "7000000099", -99, -9)])
    assert "1 worker left and did not return" in page(f"/en/inquiries/workers-return-status/{query}", head).text
