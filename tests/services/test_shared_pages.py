"""What machines and shared links read of the catalogue's pages: data, previews, the sitemap."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.test import Client

from absher_portal import sitemap
from tests.services.conftest import PASSPORT, page
from tests.services.made import make_category, make_service, make_services

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def data(path: str) -> dict:
    """The page's structured data, as a machine reads it."""
    return json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(path).text)[0])


def read(client: Client, query: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(client.get(f"/sitemap.xml{query}").content)


def places(root: ElementTree.Element) -> list[str]:
    return [e.text.removeprefix("http://localhost:8000") for e in root.iterfind(".//s:loc", SPACES)]


@pytest.mark.parametrize(("language", "name"), [("ar", "تجديد جواز السفر السعودي"), ("en", "Renew Saudi Passport")])
def test_machines_read_what_a_service_is_and_costs(catalogue, language, name):
    found = data(f"/{language}{PASSPORT}")
    assert (found["@context"], found["@type"]) == ("https://schema.org", "GovernmentService")
    assert (found["name"], found["inLanguage"]) == (name, language)
    assert found["url"] == f"http://localhost:8000/{language}{PASSPORT}"
    assert found["availableChannel"]["serviceUrl"] == f"{found['url']}start/"
    assert found["offers"] == {"@type": "Offer", "price": "300.00", "priceCurrency": "SAR"}


def test_a_second_listing_speaks_of_the_first(catalogue):
    assert data("/en/services/public-services/resident-id-validity/")["url"].endswith(
        "/passports-inquiries/resident-id-validity/"
    )


def test_an_unknown_fee_and_a_closed_service_promise_nothing(db):
    make_service(fee=None, status="paused")
    found = data("/en/services/permits/service-1/")
    assert "offers" not in found
    assert "availableChannel" not in found


def test_no_text_of_an_editor_ends_the_data(db):
    make_service(name_en="</script><script>alert(1)</script>&")
    assert "<script>alert" not in page("/en/services/permits/service-1/").text
    assert data("/en/services/permits/service-1/")["name"] == "</script><script>alert(1)</script>&"


@pytest.mark.parametrize("path", [PASSPORT, "/services/passports-services/"])
def test_a_shared_link_shows_name_and_summary(catalogue, path):
    shown = {m.get("property"): m.get("content") for m in page(f"/en{path}").all("meta") if m.get("property")}
    assert shown["og:title"] in ("Renew Saudi Passport", "Passports Services")
    assert shown["og:url"] == f"http://localhost:8000/en{path}"
    assert len(shown["og:description"]) > 20
    assert "og:image" not in shown


def test_a_closed_portal_has_no_map(catalogue, client: Client):
    assert client.get("/sitemap.xml").status_code == 404


def test_the_map_names_every_page_in_every_language(catalogue, client: Client, settings):
    settings.SITE_INDEXABLE = True
    found = places(read(client))
    assert len(found) == len(set(found))
    for language in ("ar", "en"):
        assert {f"/{language}/", f"/{language}/help/", f"/{language}{PASSPORT}"} <= set(found)
        assert sum(place.count("/") == 5 for place in found if f"/{language}/services/" in place) == 63
    assert client.get("/robots.txt").content.decode().endswith("Sitemap: http://localhost:8000/sitemap.xml\n")


def test_each_address_of_the_map_knows_its_other_languages(catalogue, client: Client, settings):
    settings.SITE_INDEXABLE = True
    for url in read(client).iterfind("s:url", SPACES):
        links = {link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", SPACES)}
        assert set(links) == {"ar", "en", "x-default"}
        assert url.find("s:loc", SPACES).text in (links["ar"], links["en"])
        assert links["x-default"] == links["ar"]


def test_a_long_map_comes_in_parts(db, client: Client, settings, monkeypatch):
    settings.SITE_INDEXABLE = True
    monkeypatch.setattr(sitemap, "PER_FILE", 100)
    make_services(250, make_category())
    assert places(read(client)) == [f"/sitemap.xml?page={number}" for number in (1, 2, 3)]
    counted = [len(places(read(client, f"?page={number}"))) for number in (1, 2, 3)]
    assert counted == [2 * (100 + 1 + len(sitemap.PAGES)), 200, 100]


def test_a_draft_stands_on_no_map(catalogue, client: Client, settings):
    settings.SITE_INDEXABLE = True
    make_service(stage="draft")
    assert not any("service-1" in place for place in places(read(client)))
