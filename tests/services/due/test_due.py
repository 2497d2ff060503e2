"""What ends soon, on the person's page, on a page of its own, and in a calendar."""

from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from services.models import RecordRead
from services.registry.kinds.identity import NationalIdCard, Passport, SponsoredPerson
from services.registry.kinds.traffic import DrivingLicence, Vehicle
from tests.conftest import enter
from tests.services.scripted import RECORDS, asked, in_days, silent, words

pytestmark = pytest.mark.usefixtures("catalogue")
PAGE = "/en/account/due/"


def passport(ends):
    return Passport(passport_number="A12345678", issue_date=in_days(-900), expiry_date=in_days(ends), status="valid")


def card(ends):
    facts = {"version": 1, "issue_date": in_days(-900), "place_of_issue": words("Riyadh"), "status": "valid"}
    return NationalIdCard(expiry_date=in_days(ends), **facts)


def licence(ends):
    facts = {"licence_number": "1", "licence_class": "private", "issue_date": in_days(-900), "blood_type": "O+"}
    return DrivingLicence(expiry_date=in_days(ends), place_of_issue=words("Riyadh"), status="valid", **facts)


def vehicle(plate, number, registration, inspection):
    kind = {"make": words("Make"), "model": words("Model"), "year": 2024, "colour": words("White")}
    days = {"registration_expiry": in_days(registration), "inspection_expiry": in_days(inspection)}
    return Vehicle(plate=plate, sequence_number=number, registration_type="private", **kind, **days)


def family(name, number, relation, years, ends, **more):
    """Somebody of the family, or a worker, whose ID ends in so many days."""
    born = timezone.localdate().replace(day=1) - timedelta(days=int(years * 365.25) + 40)
    facts = {"name": words(name), "nationality": words("Saudi"), "location": "inside", "fingerprint_status": "enrolled"}
    return SponsoredPerson(
        id_number=number, relation=relation, birth_date=born, id_expiry=in_days(ends), **facts, **more
    )


def test_what_ends_first_stands_first_and_what_is_far_away_not_at_all(browser, owner):
    RECORDS[owner.national_id] = [passport(20), card(55), licence(91)]
    body = browser.get(PAGE).content.decode()
    assert body.index("Passport") < body.index("National ID")
    assert "in 20 days" in body
    assert "in 55 days" in body
    assert "Driving licence" not in body


def test_only_the_newest_document_counts(browser, owner):
    RECORDS[owner.national_id] = [passport(2000), passport(-30)]
    assert "Nothing ends within 90 days" in browser.get(PAGE).content.decode()


def test_each_vehicle_counts_for_itself(browser, owner):
    RECORDS[owner.national_id] = [vehicle("أبح1234", "111", 10, 400), vehicle("دسط7", "222", 400, -3)]
    body = browser.get(PAGE).content.decode()
    assert "ABJ 1234" in body
    assert "3 days ago" in body
    assert body.count("Vehicle registration") == 1


def test_a_name_leads_to_the_service_that_renews(browser, owner):
    RECORDS[owner.national_id] = [passport(20)]
    assert 'href="/en/services/passports-services/renew-saudi-passport/"' in browser.get(PAGE).content.decode()


def test_a_child_counts_until_they_are_of_age(browser, owner):
    RECORDS[owner.national_id] = [
        family("Young Altajribi", "1900000207", "son", 10, 15),
        family("Grown Altajribi", "1900000215", "daughter", 19, 15),
    ]
    body = browser.get(PAGE).content.decode()
    assert "Young Altajribi" in body
    assert "Grown Altajribi" not in body


def test_a_worker_who_left_is_no_longer_ones_business(browser, owner):
    RECORDS[owner.national_id] = [family("Gone Altajribi", "2900000205", "worker", 30, 15, ended_on=in_days(-1))]
    assert "Gone Altajribi" not in browser.get(PAGE).content.decode()


def test_the_account_page_shows_the_nearest(browser, owner):
    RECORDS[owner.national_id] = [passport(20)]
    body = browser.get("/ar/account/").content.decode()
    assert "وثائق تنتهي قريبًا" in body
    assert "جواز السفر" in body


def test_what_is_over_stands_first_on_the_account_page(browser, owner):
    RECORDS[owner.national_id] = [card(-6), passport(20)]
    body = browser.get("/en/account/").content.decode()
    assert body.index("National ID") < body.index(">Passport<")


def test_an_expired_id_of_a_worker_leads_to_its_renewal(browser, owner):
    RECORDS[owner.national_id] = [family("Rajesh Altajribi", "2900000205", "worker", 30, -3)]
    assert "/renew-resident-id/" in browser.get(PAGE).content.decode()


def test_while_the_registry_is_silent_the_account_page_says_when_to_ask_again(browser, owner):
    silent.add(NationalIdCard)
    answer = browser.get("/en/account/")
    assert answer.status_code == 200
    assert "We cannot say what is due now" in answer.content.decode()
    assert len(asked) == 1


def test_whoever_is_not_activated_is_asked_about_nowhere(client, citizen):
    body = enter(client, citizen).get("/en/account/").content.decode()
    assert "Due soon" not in body
    assert asked == []


def test_the_calendar_holds_what_is_still_to_come_without_numbers(browser, owner):
    RECORDS[owner.national_id] = [passport(20), card(-5), vehicle("أبح1234", "111", 10, 400)]
    answer = browser.get("/en/account/due.ics")
    events = {str(e["summary"]): e for e in Calendar.from_ical(answer.content).walk("VEVENT")}
    assert answer["Content-Type"] == "text/calendar"
    assert set(events) == {"Passport", "Vehicle registration: ABJ 1234"}
    assert events["Passport"]["dtstart"].dt == in_days(20)
    assert owner.national_id not in answer.content.decode()
    assert "A12345678" not in answer.content.decode()


def test_an_event_keeps_its_name_when_the_day_changes(browser, owner):
    def uid(ends):
        RECORDS[owner.national_id] = [passport(ends)]
        (event,) = Calendar.from_ical(browser.get("/en/account/due.ics").content).walk("VEVENT")
        return str(event["uid"])

    assert uid(20) == uid(40)


def test_each_look_is_written_down_before_it_is_shown(browser, owner):
    RECORDS[owner.national_id] = [passport(20)]
    browser.get(PAGE)
    reads = RecordRead.objects.filter(about=owner.national_id_fingerprint)
    assert {read.why for read in reads} == {"due"}
    assert "passport" in {read.kind for read in reads}


def test_the_page_asks_as_often_for_many_things_as_for_one(browser, owner):
    RECORDS[owner.national_id] = [passport(20)]
    browser.get(PAGE)
    few = len(asked)
    asked.clear()
    RECORDS[owner.national_id] = [vehicle("أبح1234", str(n), 10, 20) for n in range(40)]
    browser.get(PAGE)
    assert len(asked) == few
