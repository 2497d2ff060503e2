"""One asks about oneself, and about those for whom one answers now; nobody else, and no refusal goes unseen."""

import pytest
from django.test import Client
from django.utils.translation import override

from accounts.models.user import national_id_fingerprint
from services.inquiries.subjects import token_of
from services.models import RecordRead
from services.reads.recent import by_others
from services.registry.kinds.identity import SponsoredPerson
from services.registry.kinds.traffic import Vehicle
from tests.conftest import enter, person
from tests.pages import Page, words
from tests.services.conftest import page
from tests.services.inquiries.household import (
    FOREIGN,
    FOREIGN_CAR,
    HEAD,
    LEFT,
    OF_AGE,
    SON,
    STRANGER,
    WIFE,
    WORKER,
    marry,
    silent,
)

VIOLATIONS, TRAVEL = "/inquiries/traffic-violations/", "/inquiries/travel-record/"


def refusals(number: str) -> list[tuple[str, str]]:
    """What the person with this number sees of them."""
    about = RecordRead.objects.filter(about=national_id_fingerprint(number), outcome="refused")
    return list(about.values_list("kind", "capacity"))


def refused(client: Client, path: str, status: int = 404) -> Page:
    answer = page(path, client, status)
    assert answer.all("table") == []
    assert "We wrote down that you asked." in answer.text
    return answer


def test_people_are_chosen_by_names_in_both_scripts(head):
    listed = page(f"/en{TRAVEL}?about=others", head)
    people = [words(link) for item in listed.all("ul") if item.get("class") == "links" for link in item.iter("a")]
    assert len(people) == 2
    assert people[0].startswith("Saad")
    assert "سعد" in people[0]
    assert "Ravi" not in listed.text
    assert "Fahd" not in listed.text


@pytest.mark.parametrize(("number", "capacity"), [(SON, "family"), (WORKER, "employer")])
def test_whoever_is_under_ones_care_is_asked_about_and_sees_it(head, citizen, number, capacity):
    answer = page(f"/en{TRAVEL}?about={token_of(citizen, number)}", head)
    assert f"{number[:2]}••••••{number[-2:]}" in answer.text
    about = RecordRead.objects.filter(about=national_id_fingerprint(number), outcome="answered", why="inquiry")
    assert set(about.values_list("capacity", flat=True)) == {capacity}


def test_no_address_names_anybody_by_number(head):
    links = [link.get("href", "") for link in page(f"/en{TRAVEL}?about=others", head).all("a")]
    assert not [link for link in links if any(number in link for number in (HEAD, SON, WORKER))]


@pytest.mark.parametrize(
    ("number", "why"),
    [(OF_AGE, "They are of age now and ask for themselves"), (LEFT, "They no longer work for you")],
    ids=["of age", "left"],
)
def test_a_tie_that_ended_ends_the_right_to_ask(head, citizen, number, why):
    answer = refused(head, f"/en{TRAVEL}?about={token_of(citizen, number)}", 403)
    assert why in answer.text
    assert refusals(number) == [("travel-movement", "nobody")]


@pytest.mark.parametrize("about", ["x", "0" * 24, "%00", "%ff", SON, "a" * 3000])
def test_a_tampered_address_finds_nothing_and_is_written_down(head, about):
    refused(head, f"/en{TRAVEL}?about={about}")
    assert refusals(HEAD) == [("travel-movement", "nobody")]


def test_another_account_s_address_is_of_no_use(head, citizen, resident):
    refused(head, f"/en{TRAVEL}?about={token_of(resident, SON)}")
    assert refusals(SON) == []


def test_what_is_ones_own_alone_takes_no_other(head, citizen):
    refused(head, f"/en{VIOLATIONS}?about={token_of(citizen, SON)}")
    assert refusals(SON) == refusals(HEAD) == [("traffic-violation", "nobody")]
    assert page(f"/en{VIOLATIONS}?about={token_of(citizen, HEAD)}", head).all("table")


def test_whom_an_inquiry_is_not_about_sees_that_one_tried(head, citizen):
    marry()
    refused(head, f"/en{TRAVEL}?about={token_of(citizen, WIFE)}")
    assert refusals(WIFE) == refusals(HEAD) == [("travel-movement", "nobody")]


def test_a_refusal_tells_the_rest_of_the_household_nothing(head, citizen):
    refused(head, f"/en{VIOLATIONS}?about={token_of(citizen, SON)}")
    assert not RecordRead.objects.filter(about=national_id_fingerprint(WORKER)).exists()


@pytest.mark.parametrize(
    "query", [f"vehicle={FOREIGN_CAR[1]}", f"record={FOREIGN}", "record=%00", "record=" + "9" * 300]
)
def test_what_belongs_to_another_is_not_told_from_what_is_not_there(head, query):
    answer = refused(head, f"/en{VIOLATIONS}?{query}")
    assert "We find nothing of yours at this address" in answer.text
    assert refusals(HEAD) == [("traffic-violation", "nobody")]
    assert refusals(STRANGER) == []


def test_while_nobody_can_say_who_is_whose_only_oneself_is_answered(head, citizen):
    silent.add(SponsoredPerson)
    assert "You last left the Kingdom" in page(f"/en{TRAVEL}", head).text
    assert "The registry does not answer now." in page(f"/en{TRAVEL}?about={token_of(citizen, SON)}", head).text


def test_while_nobody_can_say_whose_a_vehicle_is_none_is_chosen(head):
    silent.add(Vehicle)
    assert page(f"/en{VIOLATIONS}", head).all("table")
    assert "The registry does not answer now." in page(f"/en{VIOLATIONS}?vehicle={FOREIGN_CAR[1]}", head).text


def test_a_refusal_is_said_in_arabic_too(head):
    text = page(f"/ar{TRAVEL}?about=x", head, 404).text
    with override("ar"):
        assert "سجّلنا محاولة الاستعلام هذه" in text


LISTS = ["/en/inquiries/sponsored-persons/", f"/en{TRAVEL}?about=others"]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize(("number", "capacity"), [(SON, "family"), (WORKER, "employer"), (HEAD, "self")])
def test_whoever_stands_in_a_list_sees_as_what_they_were_looked_at(head, path, number, capacity):
    page(path, head)
    about = RecordRead.objects.filter(about=national_id_fingerprint(number), kind="sponsored-person")
    assert set(about.values_list("capacity", flat=True)) == {capacity}


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("number", [OF_AGE, LEFT], ids=["of age", "left"])
def test_whom_a_list_leaves_out_is_not_told_that_they_were_shown(head, path, number):
    page(path, head)
    assert not RecordRead.objects.filter(about=national_id_fingerprint(number)).exists()


def test_the_worker_reads_which_employer_looked(head):
    worker = person("worker2003", WORKER, "+966500002003")
    page("/en/inquiries/sponsored-persons/", head)
    told = [words(line) for line in page("/en/account/reads/", enter(Client(), worker)).all("b")]
    assert "Your employer 19••••••25" in told
    assert by_others(worker) == 1
