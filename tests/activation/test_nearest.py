"""What a page carries so that a browser finds the nearest places by itself: exact positions and nothing guessed."""

from xml.etree.ElementTree import Element

import pytest
from django.test import Client

from activation import nearest
from activation.models import Place
from tests.activation.test_lists import seen
from tests.conftest import forget
from tests.pages import Page

pytestmark = pytest.mark.usefixtures("centres")
KIOSKS = "/en/activation/kiosks/"


def known(client: Client, path: str) -> list[Element]:
    return [item for item in Page(path, client.get(path)).all("li") if item.get("data-latitude")]


@pytest.fixture
def placed() -> None:
    """All kiosks but two stand somewhere."""
    unknown = Place.objects.filter(kind="kiosk").order_by("-code")[:2].values_list("code", flat=True)
    for number, place in enumerate(Place.objects.filter(kind="kiosk").exclude(code__in=list(unknown))):
        place.coordinates, place.latitude = "published", 20 + number / 10
        place.save()
    forget()


def test_the_page_carries_the_exact_positions_of_the_whole_list_and_no_other(client: Client):
    positions = known(client, "/en/activation/offices/")
    exact = Place.objects.filter(coordinates="published").exclude(kind="kiosk")
    assert {item.get("data-latitude") for item in positions} == {str(place.latitude) for place in exact}
    assert len(positions) == 3


def test_it_says_how_many_places_cannot_be_compared(client: Client):
    assert "The exact position of 41 locations is not known" in seen(client, "/en/activation/offices/")
    assert "41 موقعًا لا نعرف موضعها الدقيق" in seen(client, "/ar/activation/offices/")


@pytest.mark.parametrize("filters", ["", "?region=makkah"])
def test_each_leads_to_the_page_of_the_list_on_which_it_stands(client: Client, placed, filters: str):
    links = [next(item.iter("a")).get("href") or "" for item in known(client, f"{KIOSKS}{filters}")]
    assert links
    for link in links:
        address, code = link.split("#")
        assert any(item.get("id") == code for item in Page(link, client.get(KIOSKS + address)).all("li"))


def test_nothing_is_offered_where_no_exact_position_is_known(client: Client):
    page = Page(KIOSKS, client.get(f"{KIOSKS}?region=najran"))
    assert page.all("h3")
    assert not [box for box in page.all("div") if box.get("class") == "nearest"]


def test_too_many_positions_for_a_page_ask_for_a_region(client: Client, placed, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(nearest, "MOST", 3)
    assert "choose a region or a city first" in seen(client, KIOSKS)
    assert known(client, KIOSKS) == []
    assert known(client, f"{KIOSKS}?region=najran")
