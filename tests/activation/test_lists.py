"""People look for a place to activate their account, by addresses that they can keep and pass on."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from activation.models import City, Place, Region
from tests.conftest import forget
from tests.pages import Page, words

pytestmark = pytest.mark.usefixtures("centres")


def seen(client: Client, path: str) -> str:
    page = Page(path, client.get(path))
    assert page.status == 200
    return words(page.all("main")[0])


def places(client: Client, path: str) -> list[str]:
    """The names in the list, page after page."""
    page = Page(path, client.get(path))
    names = [words(heading) for heading in page.all("h3")]
    onward = [link.get("href", "") for link in page.all("a") if link.get("rel") == "next"]
    return names + (places(client, path.split("?")[0] + onward[0]) if onward else [])


@pytest.mark.parametrize(
    ("language", "ways"),
    [
        ("en", ["Activation at passport and civil affairs offices", "Activation through banks", "self-service kiosks"]),
        ("ar", ["مكاتب الجوازات ومكاتب الأحوال المدنية", "التفعيل عن طريق البنوك", "أجهزة الخدمة الذاتية"]),
    ],
)
def test_the_three_ways_are_shown_with_their_steps(client: Client, language: str, ways: list[str]):
    text = seen(client, f"/{language}/activation/")
    assert all(way in text for way in ways)
    assert text.count({"en": "Enter the verification code", "ar": "أدخل رمز التحقق"}[language]) == 2


def test_the_address_narrows_offices_to_a_kind_and_a_region(client: Client):
    found = places(client, "/en/activation/offices/?kind=passports&region=riyadh")
    assert "Riyadh Region Passports Department" in found
    assert len(found) == Place.objects.filter(kind="passports", city__region__slug="riyadh").count() == 4


def test_the_address_narrows_to_a_city(client: Client):
    assert places(client, "/en/activation/offices/?region=riyadh&city=al-kharj") == ["E-Services Branch, Roshn Mall"]


def test_the_list_keeps_what_was_chosen(client: Client):
    path = "/en/activation/offices/?kind=civil-affairs&region=makkah"
    assert Page(path, client.get(path)).forms()[0].values() == {
        "kind": "civil-affairs",
        "region": "makkah",
        "city": "",
    }


def test_kiosks_are_no_offices(client: Client):
    offices, kiosks = places(client, "/en/activation/offices/"), places(client, "/en/activation/kiosks/")
    assert (len(offices), len(kiosks)) == (44, 25)
    assert not set(offices) & set(kiosks)


def test_what_is_unknown_or_unconfirmed_is_said_so(client: Client):
    text = seen(client, "/ar/activation/offices/?kind=civil-affairs&region=riyadh")
    assert "بيانات غير مؤكدة" in text
    assert "العنوان لا تتوفر معلومات" in text


def test_a_confirmed_place_carries_no_such_mark(client: Client):
    path = "/en/activation/offices/?kind=passports&region=riyadh&city=riyadh"
    text = " ".join(words(item) for item in Page(path, client.get(path)).all("li"))
    assert "Al Murabba, King Fahd Branch Road" in text
    assert "Not confirmed" not in text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("region=atlantis", "There is no region “atlantis”, so we show all regions."),
        ("region=riyadh&city=jeddah", "There is no city “jeddah” here, so we show all cities."),
        ("kind=kiosk", "There is no authority “kiosk”, so we show all of them."),
        ("region=%00%E2%80%AE<b>", "There is no region “<b>”"),
        ("region=" + "x" * 5000, "There is no region “" + "x" * 39 + "…”"),
    ],
)
def test_a_filter_nobody_knows_is_named_and_narrows_nothing(client: Client, query: str, said: str):
    text = seen(client, f"/en/activation/offices/?{query}")
    assert said in text
    assert "Riyadh Region Passports Department" in text


def test_a_region_without_places_offers_the_others(client: Client):
    Place.objects.filter(city__region__slug="najran").delete()
    text = seen(client, "/en/activation/kiosks/?region=najran")
    assert "No matching locations" in text
    assert "All regions" in text


@pytest.mark.django_db
def test_lists_stand_without_any_data(client: Client):
    for model in (Place, City, Region):
        model.objects.all().delete()
    assert "No matching locations" in seen(client, "/en/activation/offices/")


@pytest.mark.parametrize("path", ["offices/?kind=passports", "kiosks/?region="])
def test_a_list_costs_the_same_however_long(client: Client, path: str):
    def cost() -> int:
        forget()
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/en/activation/{path}")
        return len(queries)

    few, cities = cost(), list(City.objects.all())
    made = [
        Place(code=f"X{n}", kind=["passports", "kiosk"][n % 2], city=cities[n % 75], name_ar="ا", name_en="a")
        for n in range(10_000)
    ]
    for place in made:
        place.latitude = place.longitude = 1
    Place.objects.bulk_create(made)
    assert cost() == few <= 12


def test_a_kiosk_is_listed_with_the_code_that_its_operator_sends(client: Client):
    kiosk = Place.objects.filter(kind=Place.Kind.KIOSK).first()
    path = f"/en/activation/kiosks/?region={kiosk.city.region.slug}"
    assert f"Kiosk code {kiosk.code}" in seen(client, path)
    assert "Kiosk code" not in seen(client, "/en/activation/offices/?region=riyadh")
