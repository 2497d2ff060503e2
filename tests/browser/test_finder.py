"""Somebody looks for the place to activate their account: by map, by list, by keyboard, and by where they are."""

import pytest
from playwright.sync_api import expect

from activation.models import Place

RIYADH = {"latitude": 24.70, "longitude": 46.70}
WORDS = {
    "ar": {"nearest": "عرض الأقرب إليّ", "show": "عرض المواقع", "away": "كم تقريبًا", "failed": "لم يُتِح المتصفح"},
    "en": {
        "nearest": "Show the nearest to me",
        "show": "Show locations",
        "away": "km from you",
        "failed": "Your browser did not",
    },
}
LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])


@pytest.mark.parametrize("javascript", [True, False])
@LANGUAGES
def test_the_map_leads_to_a_region(visit, content, language, javascript):
    page = visit(f"/{language}/activation/offices/", javascript=javascript)
    page.locator(".map svg a[aria-labelledby=region-eastern] path").click()
    page.wait_for_url("**/activation/offices/?region=eastern")
    expect(page.locator(".map svg a[aria-current]")).to_have_attribute("aria-labelledby", "region-eastern")
    expect(page.locator("select[name=region]")).to_have_value("eastern")


@pytest.mark.parametrize("javascript", [True, False])
@LANGUAGES
def test_kind_region_and_city_lead_to_a_place_by_keyboard_alone(visit, content, language, javascript):
    page = visit(f"/{language}/activation/", javascript=javascript)
    page.locator("main a[href$='/activation/offices/']").first.press("Enter")
    page.locator("select[name=kind]").select_option("passports")
    page.locator("select[name=region]").select_option("riyadh")
    page.get_by_role("button", name=WORDS[language]["show"]).press("Enter")
    page.wait_for_url("**/?kind=passports&region=riyadh&city=")
    page.locator("select[name=city]").select_option("al-kharj")
    page.get_by_role("button", name=WORDS[language]["show"]).press("Enter")
    page.wait_for_url("**/?kind=passports&region=riyadh&city=al-kharj")
    expect(page.locator("#places > li")).to_have_count(1)


@LANGUAGES
def test_the_keyboard_reaches_each_region_of_the_map_and_shows_where_it_is(visit, content, language):
    page = visit(f"/{language}/activation/kiosks/")
    page.locator(".map svg a").first.focus()
    widths = []
    for _ in range(13):
        widths.append(page.evaluate("getComputedStyle(document.activeElement.querySelector('path')).strokeWidth"))
        page.keyboard.press("Tab")
    assert set(widths) == {"6px"}
    expect(page.locator(".regions a").first).to_be_focused()


@LANGUAGES
def test_north_stays_up_and_west_stays_left(visit, content, language):
    page = visit(f"/{language}/activation/offices/")
    west, east = (
        page.locator(f"a[aria-labelledby=region-{slug}] path").bounding_box() for slug in ("tabuk", "eastern")
    )
    assert west["x"] < east["x"]


def stand_at(page, position):
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(position)


def positions_known(count):
    """Kiosks of every region whose exact position is known, one further north than the other."""
    for number, place in enumerate(Place.objects.filter(kind="kiosk")[:count]):
        place.coordinates, place.latitude, place.longitude = "published", 20.0 + number, 45.0
        place.save()


@LANGUAGES
def test_the_nearest_are_found_and_the_position_is_never_sent(visit, content, language):
    page = visit(f"/{language}/activation/offices/")
    sent = []
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: sent.append(request.url))
    stand_at(page, RIYADH)
    page.get_by_role("button", name=WORDS[language]["nearest"]).press("Enter")
    nearest = page.locator(".nearest li:visible")
    expect(nearest.first).to_contain_text(WORDS[language]["away"])
    assert nearest.first.locator("a").get_attribute("href").endswith("#PA-001")
    assert sent == []


@LANGUAGES
def test_the_nearest_lead_to_their_places_on_other_pages_of_the_list(visit, content, language):
    positions_known(25)
    page = visit(f"/{language}/activation/kiosks/")
    stand_at(page, {"latitude": 44.0, "longitude": 45.0})
    page.get_by_role("button", name=WORDS[language]["nearest"]).click()
    expect(page.locator(".nearest li:visible")).to_have_count(5)
    link = page.locator(".nearest li a").first
    name = link.inner_text()
    link.click()
    page.wait_for_url("**/kiosks/?page=3#*")
    expect(page.locator(f"#{page.url.split('#')[1]} h3")).to_have_text(name)


@LANGUAGES
def test_without_a_position_the_list_stays_and_says_why(visit, content, language):
    page = visit(f"/{language}/activation/offices/?region=riyadh")
    before = page.locator("#places > li h3").all_inner_texts()
    page.context.clear_permissions()
    page.get_by_role("button", name=WORDS[language]["nearest"]).click()
    expect(page.locator(".nearest [role=status]")).to_contain_text(WORDS[language]["failed"])
    assert page.locator("#places > li h3").all_inner_texts() == before


def test_no_button_offers_what_a_browser_without_scripts_cannot_do(visit, content):
    page = visit("/ar/activation/offices/?region=riyadh", javascript=False)
    expect(page.locator(".nearest")).to_be_hidden()


@pytest.mark.parametrize("javascript", [True, False])
@LANGUAGES
def test_an_old_name_leads_to_the_bank_of_today_with_its_steps_open(visit, content, language, javascript):
    page = visit(f"/{language}/activation/banks/", javascript=javascript)
    page.locator("select[name=bank]").select_option("samba")
    page.locator("form.find button").press("Enter")
    page.wait_for_url("**/activation/banks/?bank=samba")
    expect(page.locator("#snb details ol")).to_be_visible()


@LANGUAGES
def test_a_small_phone_shows_it_all_without_scrolling_sideways(visit, content, language):
    page = visit(f"/{language}/activation/offices/?region=riyadh", width=320)
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0
    heights = page.locator(".regions a").evaluate_all("links => links.map(a => a.getBoundingClientRect().height)")
    assert min(heights) >= 24
