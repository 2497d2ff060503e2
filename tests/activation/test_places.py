"""What stands in the list of places: the map that leads to it, what is known of each, and pages of it."""

from datetime import datetime
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from django.utils import timezone

from absher_portal import public
from activation import places as shown_places
from activation.models import City, Holiday, OpeningHours, Place
from tests.activation.test_lists import places, seen
from tests.conftest import forget
from tests.pages import Page, words

pytestmark = pytest.mark.usefixtures("centres")
SVG = "{http://www.w3.org/2000/svg}"
OFFICES = "/en/activation/offices/"


def page(client: Client, path: str) -> Page:
    return Page(path, client.get(path))


def entry(client: Client, path: str, code: str) -> Element:
    return next(item for item in page(client, path).all("li") if item.get("id") == code)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch):
    """Sets the time that the list is shown at."""

    def set_to(moment: str) -> datetime:
        now = timezone.make_aware(datetime.fromisoformat(moment))
        for module in (shown_places, public):
            monkeypatch.setattr(module.timezone, "now", lambda: now)
        return now

    return set_to


def test_the_map_and_the_list_of_regions_lead_to_the_same_pages(client: Client):
    found = page(client, f"{OFFICES}?kind=passports&region=makkah")
    drawn = [link.get("href") for link in found.root.iter(f"{SVG}a")]
    listed = [a.get("href") for a in found.all("a") if (a.get("id") or "").startswith("region-")]
    assert len(drawn) == 13
    assert sorted(drawn) == sorted(listed)
    assert "?kind=passports&region=riyadh" in drawn


def test_each_region_says_how_many_places_it_has_and_the_chosen_one_is_marked(client: Client):
    found = page(client, f"{OFFICES}?region=riyadh")
    (link,) = [a for a in found.all("a") if a.get("id") == "region-riyadh"]
    count = Place.objects.exclude(kind="kiosk").filter(city__region__slug="riyadh").count()
    assert words(link) == f"Riyadh {count} locations"
    assert link.get("aria-current") == "true"
    assert [a.get("aria-labelledby") for a in found.root.iter(f"{SVG}a") if a.get("aria-current")] == ["region-riyadh"]


def test_only_an_exact_position_has_directions(client: Client):
    path = f"{OFFICES}?kind=passports&region=riyadh"
    exact, vague = entry(client, path, "PA-001"), entry(client, path, "PA-002")
    assert any("destination=24.659079,46.701653" in (a.get("href") or "") for a in exact.iter("a"))
    assert "The way there Not known yet" in words(vague)


def test_a_phone_number_can_be_dialled_and_a_missing_one_is_said_so(client: Client):
    Place.objects.filter(code="PA-001").update(phone="+966 11 000 0000")
    known, missing = (entry(client, f"{OFFICES}?region=riyadh", code) for code in ("PA-001", "PA-002"))
    assert any(a.get("href") == "tel:+966110000000" for a in known.iter("a"))
    assert "Phone Not known yet" in words(missing)


def test_open_now_is_said_until_the_moment_it_changes(client: Client, clock):
    clock("2026-11-22T10:00")
    answer = client.get(f"{OFFICES}?region=riyadh")
    assert "Open now, closes at 14:30." in answer.content.decode()
    clock("2026-11-22T14:30")
    assert "Open now" not in seen(client, f"{OFFICES}?region=riyadh")
    assert "Opens at 08:00 tomorrow." in seen(client, f"{OFFICES}?region=riyadh")


def test_a_kept_page_goes_when_the_first_place_closes(client: Client, clock, monkeypatch: pytest.MonkeyPatch):
    kept = []
    monkeypatch.setattr(public.cache, "set", lambda key, page, seconds: kept.append(seconds))
    clock("2026-11-22T14:00")
    client.get(OFFICES)
    assert kept == [30 * 60]


def test_a_page_that_changes_by_time_is_not_sent_again_while_it_is_the_same(client: Client):
    first = client.get(OFFICES)
    assert client.get(OFFICES, headers={"if-none-match": first["ETag"]}).status_code == 304
    assert client.get(OFFICES, headers={"if-none-match": '"other"'}).status_code == 200


def test_offices_keep_public_holidays_and_kiosks_do_not(client: Client, clock):
    kiosk = Place.objects.filter(kind="kiosk").earliest("pk")
    for day in range(7):
        OpeningHours.objects.create(place=kiosk, weekday=day, opens="00:00", closes="00:00")
    Holiday.objects.create(key="today", name_ar="يوم", name_en="Day", first_day="2026-11-22", last_day="2026-11-22")
    clock("2026-11-22T10:00")
    assert "Closed for Day. Opens at 08:00 tomorrow." in seen(client, OFFICES)
    assert "Open now, 24 hours." in seen(client, "/en/activation/kiosks/")


def test_a_kiosk_whose_hours_are_not_known_says_what_is_known(client: Client):
    text = seen(client, "/en/activation/kiosks/")
    assert "24 hours or the site’s opening hours" in text
    assert "Open now" not in text


def test_the_coming_holidays_are_told_in_both_calendars(client: Client, clock):
    clock("2027-03-01T10:00")
    text = seen(client, OFFICES)
    assert "Eid al-Fitr 9–14 March 2027, 1–6 Shawwal 1448 AH" in text
    assert "Expected dates, until they are announced." in text


def test_an_edit_moves_the_numbers_on_the_map(client: Client):
    seen(client, OFFICES)
    Place.objects.filter(code="PA-001").get().delete()
    forget()
    assert "Riyadh 4 locations" in seen(client, OFFICES)


def test_pages_of_a_long_list_hold_each_place_once(client: Client):
    Place.objects.bulk_create(
        Place(code=f"X{n}", kind="kiosk", city=city, name_ar=f"ا{n}", name_en=f"a{n}", latitude=1, longitude=1)
        for n, city in enumerate(list(City.objects.all()) * 2)
    )
    forget()
    names = places(client, "/en/activation/kiosks/")
    assert len(names) == len(set(names)) == Place.objects.filter(kind="kiosk").count() == 175


@pytest.mark.parametrize("number", ["0", "-1", "9999999", "x", "%00"])
def test_a_page_number_out_of_range_shows_a_page(client: Client, number: str):
    assert places(client, f"/en/activation/offices/?page={number}")
