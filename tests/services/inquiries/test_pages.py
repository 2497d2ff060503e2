"""Somebody signed in reads the answer first, then what it rests on and what to do."""

from urllib.parse import unquote

import pytest
from django.utils.translation import override

from services.models import RecordRead, Service
from services.registry.kinds.traffic import TrafficViolation, TrafficViolationTotal
from services.registry.kinds.travel import TravelMovement
from tests.conftest import enter
from tests.pages import words
from tests.services.conftest import page
from tests.services.inquiries.household import CAR, OWN, silent, travel_more

VIOLATIONS, TRAVEL = "/inquiries/traffic-violations/", "/inquiries/travel-record/"


def rows(answer):
    return [[words(cell) for cell in row.iter("td")] for body in answer.all("tbody") for row in body.iter("tr")]


@pytest.mark.parametrize(
    ("language", "said"), [("ar", "عليك مخالفتان غير مسددتين"), ("en", "You have 2 unpaid violations, SAR 600")]
)
def test_the_verdict_comes_before_the_rows(head, language, said):
    text = page(f"/{language}{VIOLATIONS}", head).text
    assert text.index(said) < text.index("<table")
    assert text.index("19••••••25") < text.index(said)


def test_nobody_types_what_the_portal_knows(head):
    assert page(f"/en{VIOLATIONS}", head).all("form", "input") == []


def test_a_row_leads_to_the_whole_record_and_back(head):
    listed = page(f"/en{VIOLATIONS}", head)
    assert f"/en{VIOLATIONS}?record={OWN}" in [link.get("href") for link in listed.all("a")]
    whole = page(f"/en{VIOLATIONS}?record={OWN}", head)
    assert "<h2>Status: " in whole.text
    assert "King Fahd Road" in whole.text
    assert whole.all("table") == []
    assert f"/en{VIOLATIONS}" in [link.get("href") for link in whole.all("a")]


def test_a_list_is_narrowed_by_status_and_by_vehicle(head):
    assert [row[3] for row in rows(page(f"/en{VIOLATIONS}?status=paid", head))] == ["Paid"]
    assert {row[2] for row in rows(page(f"/en{VIOLATIONS}?vehicle={CAR[1]}", head))} == {"ABJ 1025"}
    assert len(rows(page(f"/en{VIOLATIONS}?status=nonsense", head))) == 3


def test_the_verdict_stays_whatever_the_list_is_narrowed_to(head):
    assert "You have 2 unpaid violations, SAR 600" in page(f"/en{VIOLATIONS}?status=cancelled", head).text


def test_what_is_left_to_pay_closes_the_table(head):
    foot = page(f"/en{VIOLATIONS}", head).all("tfoot")[0]
    assert "SAR 600" in words(foot)


def test_a_long_list_comes_in_pages(head):
    travel_more(30)
    first, second = page(f"/en{TRAVEL}", head), page(f"/en{TRAVEL}?page=2", head)
    assert (len(rows(first)), len(rows(second))) == (20, 11)
    assert "Page 1 of 2" in words(first.all("main")[0])
    assert "You last left the Kingdom" in second.text  # five days ago, on the first page


@pytest.mark.parametrize("number", ["3", "999999", "0", "-1", "9" * 40, "nonsense", "٢"])
def test_no_page_number_is_a_dead_end(head, number):
    travel_more(30)
    assert rows(page(f"/en{TRAVEL}?page={number}", head))


def test_next_steps_are_those_that_people_can_start(head):
    Service.objects.filter(key="dispute-traffic-violations").update(status="ended")
    links = set(page(f"/en{VIOLATIONS}", head).links())
    assert "/en/services/traffic-inquiries/impounded-vehicles/" in links
    assert not [link for link in links if "dispute-traffic" in link]


def test_it_says_that_nothing_here_is_real(head, settings):
    settings.REGISTRY = "services.registry.demo.backend.DemoRegistry"
    assert "بيانات تجريبية غير حقيقية" in page(f"/ar{VIOLATIONS}", head).text
    assert "Fictional demo data" in page(f"/en{VIOLATIONS}", head).text


def test_each_answer_is_written_down_before_it_is_shown(head, citizen):
    page(f"/en{TRAVEL}", head)
    kinds = RecordRead.objects.filter(about=citizen.national_id_fingerprint, why="inquiry").values_list(
        "kind", "capacity"
    )
    assert ("travel-movement", "self") in set(kinds)


def test_a_silent_registry_says_when_to_try_again(head):
    silent.add(TravelMovement)
    answer = page(f"/en{TRAVEL}", head)
    assert "The registry does not answer now." in answer.text
    assert 60 < int(answer.answer["Retry-After"]) <= 180
    assert "Passport offices" in answer.text


def test_what_was_known_last_is_shown_with_its_time(head):
    page(f"/en{VIOLATIONS}", head)
    silent.update((TrafficViolation, TrafficViolationTotal))
    answer = page(f"/en{VIOLATIONS}", head)
    assert "Not available now. This was known on" in answer.text
    assert len(rows(answer)) == 3


def test_a_stranger_signs_in_first_and_comes_back(home, client):
    answer = client.get(f"/en{TRAVEL}?direction=exit")
    assert unquote(answer.url) == f"/en/account/sign-in/?next=/en{TRAVEL}?direction=exit"


def test_whoever_is_not_activated_learns_how_to_be(home, client, citizen):
    for path in (TRAVEL, f"{TRAVEL}table.csv"):
        answer = enter(client, citizen).get(f"/en{path}")
        assert answer.url.startswith("/en/account/activation/?next=")
    written = RecordRead.objects.filter(about=citizen.national_id_fingerprint)
    assert list(written.values_list("kind", "outcome")) == [("travel-movement", "refused")] * 2


@pytest.mark.parametrize("status", ["paused", "ended"])
def test_a_closed_inquiry_leads_to_the_page_that_says_so(head, status):
    Service.objects.filter(key="travel-record").update(status=status)
    assert head.get(f"/en{TRAVEL}").url == "/en/services/passports-inquiries/travel-record/start/"


def test_without_a_registry_nothing_is_asked(head, settings):
    settings.REGISTRY = ""
    start = head.get(f"/en{TRAVEL}").url
    assert "Not available here yet" in page(start, head).text


def test_start_goes_on_to_the_answer(head):
    assert head.get("/en/services/passports-inquiries/travel-record/start/").url == f"/en{TRAVEL}"


@pytest.mark.parametrize(
    ("path", "promise"),
    [
        ("passports-inquiries/travel-record", "Sign in first, then you read the answer at once: you type nothing."),
        ("passports-inquiries/resident-id-validity", "type an ID number and a date of birth, and read the answer."),
        ("traffic-services/dispute-traffic-violations", "Sign in first, then we bring you back here."),
    ],
)
def test_who_is_about_to_start_reads_what_happens_next(catalogue, path, promise):
    assert promise in page(f"/en/services/{path}/").text


@pytest.mark.parametrize("key", ["nothing", "renew-saudi-passport"])
def test_what_is_no_inquiry_has_no_page(head, key):
    answer = head.get(f"/en/inquiries/{key}/", follow=True)
    with override("en"):
        assert answer.status_code == 404 or "Not available here yet" in answer.content.decode()
