"""Which case is it: a chooser, and for each case the ways back in."""

import pytest
from django.test import Client

from accounts.recovery.cases import CASES
from tests.pages import Page, words

pytestmark = pytest.mark.django_db
SLUGS = [case.slug for case in CASES]


def case(client: Client, slug: str, language: str = "ar") -> Page:
    path = f"/{language}/account/recover/cases/{slug}/"
    return Page(path, client.get(path))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_chooser_leads_to_every_case(client: Client, language: str) -> None:
    page = Page(f"/{language}/account/recover/", client.get(f"/{language}/account/recover/"))
    assert {f"/{language}/account/recover/cases/{slug}/" for slug in SLUGS} <= set(page.links())
    assert page.is_public


@pytest.mark.parametrize("door", ["individuals/", "account/sign-in/"])
def test_both_doors_lead_to_the_chooser(client: Client, door: str) -> None:
    page = Page(f"/ar/{door}", client.get(f"/ar/{door}"))
    forgotten = [a for a in page.all("a") if words(a) in ("نسيت كلمة المرور؟", "نسيت اسم المستخدم؟")]
    here = [a.get("href") for a in forgotten if a.get("href") == "/ar/account/recover/"]
    assert len(here) == 2


@pytest.mark.parametrize(
    ("slug", "places"),
    [
        ("password", ["account/recover/password/", "account/sign-in/", "activation/offices/"]),
        ("username", ["account/sign-in/", "account/recover/username/", "activation/offices/"]),
        ("phone", ["account/sign-in/", "activation/offices/"]),
        ("never-activated", ["account/sign-in/", "activation/", "account/recover/password/"]),
        ("someone-else", ["account/recover/password/", "account/security/sessions/", "activation/offices/", "help/"]),
    ],
)
def test_each_case_names_its_ways_in_order(client: Client, slug: str, places: list[str]) -> None:
    page = case(client, slug)
    steps = next(e for e in page.all("ol") if e.get("class") == "steps")
    assert [a.get("href", "").split("#")[0] for a in steps.iter("a")] == [f"/ar/{place}" for place in places]
    assert "هويتك الوطنية أو هوية مقيم" in words(page.all("main")[0])


def test_who_forgot_the_username_learns_that_the_id_does(client: Client) -> None:
    assert "تسجيل الدخول برقم هويتك" in words(case(client, "username").all("main")[0])


def test_a_case_that_is_none_is_not_found(client: Client) -> None:
    assert case(client, "nothing").status == 404
