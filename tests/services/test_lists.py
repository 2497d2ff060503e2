"""A visitor finds their way from the home page to a service by lists."""

import pytest

from absher_portal import public
from services.models import Category, Service
from tests.services.conftest import page
from tests.services.made import make_category, make_service, make_services

LANGUAGES = ("ar", "en")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", ["خدمات الجوازات", "15 خدمة", "استعلامات المرور", "9 استعلامات", "تجديد جواز السفر"]),
        ("en", ["Passports Services", "15 services", "Traffic Inquiries", "9 inquiries", "Renew passport"]),
    ],
)
def test_home_leads_to_the_eight_sections_and_to_popular_services(catalogue, language, words):
    home = page(f"/{language}/")
    assert [word for word in words if word not in home.text] == []
    links = set(home.links())
    assert all(f"/{language}/services/{slug}/" in links for slug in Category.objects.values_list("slug", flat=True))
    assert f"/{language}/services/passports-services/renew-saudi-passport/" in links


def test_home_stands_without_any_catalogue(db):
    assert "Browse by section" in page("/en/").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_service_stands_once_in_the_list_of_all(catalogue, language):
    everything = page(f"/{language}/services/")
    links = [link for link in everything.links() if link.count("/") == 5 and f"/{language}/services/" in link]
    assert len(links) == len(set(links)) == 63


def test_the_list_of_all_goes_by_the_alphabet_of_the_page(catalogue):
    def letters(language: str) -> list[str]:
        found = page(f"/{language}/services/")
        return [h.text for h in found.all("h2") if len(h.text or "") == 1]

    assert letters("en") == sorted(letters("en"))
    assert letters("en")[0] == "A"
    assert letters("ar")[:4] == ["ا", "ب", "ت", "ح"]


@pytest.mark.parametrize(
    ("path", "shown", "hidden"),
    [
        ("?kind=service", "Renew Saudi Passport", "Travel Record"),
        ("?kind=inquiry", "Travel Record", "Renew Saudi Passport"),
        ("?kind=nonsense", "Renew Saudi Passport", "zzz"),
    ],
)
def test_the_list_of_all_can_be_narrowed(catalogue, path, shown, hidden):
    text = page(f"/en/services/{path}").text
    assert shown in text
    assert hidden not in text


def test_a_category_keeps_services_and_inquiries_apart(catalogue):
    text = page("/en/services/passports-inquiries/").text
    assert text.index("Awdah (Return) Service") < text.index("Public Query: Fingerprint Enrolment")
    assert "Ended" in text
    assert "No sign-in" in text


def test_a_category_calls_a_service_by_its_own_name_for_it(catalogue):
    assert "Residence (Iqama) Validity Query" in page("/en/services/public-services/").text
    assert "الاستعلام عن صلاحية الإقامة" in page("/ar/services/public-services/").text
    assert "Public Query: Resident ID (Iqama) Validity" in page("/en/services/passports-inquiries/").text


def test_a_category_can_be_narrowed_to_what_needs_no_sign_in(catalogue):
    text = page("/en/services/traffic-inquiries/?access=public").text
    assert "Public Query: Vehicle Insurance Validity" in text
    assert "Impounded Vehicles Query" not in text


def test_a_choice_that_leaves_nothing_says_so(catalogue):
    text = page("/ar/services/traffic-services/?kind=inquiry").text
    assert "لا توجد نتائج لهذا الاختيار" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_category_is_not_found(catalogue, language):
    page(f"/{language}/services/nonsense/", status=404)


def test_a_long_category_goes_by_pages(db):
    make_services(250, make_category())
    first, last = page("/en/services/permits/"), page("/en/services/permits/?page=3")
    assert "Page 1 of 3" in first.text
    assert 'href="?page=2"' in first.text
    assert "Service 250" in last.text
    assert "Page 3 of 3" in page("/en/services/permits/?page=99999999999999999999").text
    assert "Page 1 of 3" in page("/en/services/?page=x").text


def test_an_edit_shows_at_once_in_both_languages(catalogue, monkeypatch):
    monkeypatch.setattr(public, "VERSION_AGE", -1)  # no half second of trust
    for language in LANGUAGES:
        page(f"/{language}/services/passports-services/")
    service = Service.objects.get(key="book-appointment")
    service.name_ar, service.name_en = "موعد جديد", "New appointment"
    service.save()
    assert "موعد جديد" in page("/ar/services/passports-services/").text
    assert "New appointment" in page("/en/services/passports-services/").text


def test_a_paused_service_is_marked_in_every_list(db):
    make_service(status=Service.Status.PAUSED)
    for path in ("/en/services/", "/en/services/permits/", "/en/search/?q=service", "/en/services/permits/service-1/"):
        assert "Paused" in page(path).text, path
