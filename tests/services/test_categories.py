"""A visitor chooses in a category: what most people come for, who they are, what kind they look for."""

import pytest

from services.models import Service
from tests.services.conftest import page
from tests.services.made import make_category, make_services


def quick(path: str) -> list[str]:
    """The links above the list."""
    return [a.text for nav in page(path).all("nav") if nav.get("class") == "most-used" for a in nav.iter("a")]


@pytest.mark.parametrize(
    ("language", "first"), [("ar", ["تجديد جواز السفر", "تجديد الإقامة"]), ("en", ["Renew passport", "Renew Iqama"])]
)
def test_a_category_begins_with_what_most_people_come_for(catalogue, language, first):
    assert quick(f"/{language}/services/passports-services/")[:2] == first


def test_editors_say_what_is_used_most(catalogue):
    Service.objects.update(popular=None)
    for place, key in enumerate(("extend-visit-visa", "book-appointment"), 1):
        Service.objects.filter(key=key).update(popular=place)
    assert quick("/en/services/passports-services/?again=1") == ["Extend Visit Visa", "Book appointment"]
    assert "Extend Visit Visa" in page("/en/?again=1").text


def test_what_has_ended_is_not_offered_first(catalogue):
    Service.objects.filter(key="renew-saudi-passport").update(status="ended")
    assert "Renew passport" not in quick("/en/services/passports-services/?again=1")
    assert "Renew passport" not in page("/en/?again=1").text


@pytest.mark.parametrize("path", ["authorizations/", "passports-services/?audience=citizen"])
def test_a_short_or_narrowed_list_needs_no_shortcuts(catalogue, path):
    assert quick(f"/en/services/{path}") == []


@pytest.mark.parametrize(
    ("who", "shown", "hidden"),
    [
        ("citizen", "Renew Saudi Passport", "Investor Services"),
        ("resident", "Investor Services", "Renew Saudi Passport"),
        ("employer", "Report Domestic Worker Absence", "Renew Saudi Passport"),
        ("nonsense", "Renew Saudi Passport", "zzz"),
    ],
)
def test_a_visitor_sees_what_is_for_people_like_them(catalogue, who, shown, hidden):
    text = page(f"/en/services/passports-services/?audience={who}").text
    assert shown in text
    assert hidden not in text


def test_each_choice_says_what_it_would_leave(db):
    category = make_category()
    make_services(3, category, audience="citizen")
    make_services(2, category, first=4, audience="employer", kind="inquiry")
    text = page("/en/services/permits/").text
    choices = (
        "Citizen <span>3</span>",
        "Employer <span>2</span>",
        "Services <span>3</span>",
        "Inquiries <span>2</span>",
    )
    assert [choice for choice in choices if choice not in text] == []
    assert "Resident" not in text


def test_choices_go_together_and_keep_each_other(catalogue):
    text = page("/en/services/passports-services/?audience=resident&kind=service").text
    assert "?audience=citizen&amp;kind=service" in text or "?kind=service&amp;audience=citizen" in text
