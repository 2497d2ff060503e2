"""Nothing half-translated or broken is published; what is missing is said, by language and field."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from services.editing.problems import problems
from services.models import Action, Listing, OtherWay, Question, Relation, Service, Step
from tests.services.conftest import page
from tests.services.editing.conftest import ADDRESS, ADMIN, begin, desk, form, move, save
from tests.services.made import make_category, make_service, make_services, texts

Stage = Service.Stage


@pytest.fixture
def draft(service: Service, editor: User) -> Service:
    return begin(desk(editor), service)


def words(row: Service) -> str:
    return " ".join(f"{problem.where} {problem.words}" for problem in problems(row))


def test_a_whole_service_has_no_problem(service: Service):
    assert problems(service) == []


def test_the_shipped_catalogue_could_be_published(catalogue):
    assert {row.key: words(row) for row in Service.objects.all() if problems(row)} == {}


@pytest.mark.parametrize("name", ["name", "summary", "description", "fee_note", "processing_time"])
@pytest.mark.parametrize(("code", "language"), [("ar", "Arabic"), ("en", "English")])
def test_a_missing_text_is_named_by_field_and_language(service, editor: User, name: str, code: str, language: str):
    draft = begin(desk(editor), service)
    answer = save(desk(editor), draft, **{f"{name}_{code}": "  "})
    assert answer.status_code == 302
    text = desk(editor).get(answer["Location"]).content.decode()
    assert f"the text in {language} is missing." in text
    assert f'href="#id_{name}_{code}"' in text


def test_a_text_that_may_be_left_out_is_not_left_half_way(draft: Service):
    Service.everything.filter(pk=draft.pk).update(afterwards_ar="بعد ذلك")
    Listing.objects.filter(service=draft).update(label_en="Label")
    Question.objects.create(service=draft, **texts("question"), answer_ar="جواب")
    draft.refresh_from_db()
    assert "What happens afterwards: the text in English is missing" in words(draft)
    assert "Label in this category: the text in Arabic is missing" in words(draft)
    assert "Question people ask 1 Answer: the text in English is missing" in words(draft)


@pytest.mark.parametrize(
    ("text", "is_broken"),
    [
        ("See https://www.moi.gov.sa/path?a=1.", False),
        ("See https://.", True),
        ("See http://no spaces", True),
        ("See /en/services/permits/service-1/ first", False),
        ("See /ar/services/", False),
        ("See /en/services/permits/service-1/start/", False),
        ("See /ar/services/permits/", False),
        ("See /en/help/#top", False),
        ("See /en/services/permits/gone/", True),
        ("See /en/services/gone/", True),
        ("See /ar/preview/abc/", True),
        ("See /en/account/not-me/abc/", True),
        ("See /en/account/recover/cases/abc/", True),
        ("See /en/nowhere/at/all", True),
        ("Speed 120 km/h, 24/7 and a/b/c", False),
    ],
    ids=["address", "no host", "a bare word", "our service", "our page", "its start", "our category", "help",
         "gone", "category gone", "a draft", "a token", "a case", "nowhere", "no link"],
)  # fmt: skip
def test_a_link_must_lead_somewhere(draft: Service, text: str, is_broken: bool):
    Service.everything.filter(pk=draft.pk).update(description_en=text)
    draft.refresh_from_db()
    assert ("leads nowhere" in words(draft)) == is_broken


def test_other_ways_need_a_whole_address(draft: Service):
    OtherWay.objects.create(service=draft, url="htp:/broken", **texts("text"))
    assert "Enter a valid URL" in words(draft)


def test_people_need_a_category_and_steps(draft: Service):
    Listing.objects.filter(service=draft).delete()
    Step.objects.filter(service=draft).delete()
    assert "No category lists the service" in words(draft)
    assert "There is no step" in words(draft)


@pytest.mark.parametrize(
    "gone", [{"stage": Stage.ARCHIVED}, {"stage": Stage.DRAFT}, {"status": "ended"}], ids=["archived", "draft", "ended"]
)
def test_related_services_are_there_for_people(draft: Service, gone: dict[str, Any]):
    other = make_service(make_category("others"), key="other", **gone)
    Relation.objects.create(service=draft, target=other)
    assert "The related service “Service 1” is not published" in words(draft)


def test_values_that_no_form_would_take_are_refused(draft: Service):
    Service.everything.filter(pk=draft.pk).update(audience="nobody")
    Action.objects.create(service=draft, key="a key", fee=-1, **texts("name"))
    draft.refresh_from_db()
    assert "Audience: Value 'nobody' is not a valid choice" in words(draft)
    assert "Action 1 Key:" in words(draft)
    assert "Action 1 Fee in riyals:" in words(draft)


@pytest.mark.parametrize("name", ["publish", "schedule"])
def test_the_way_to_people_is_closed_with_the_list_of_what_is_missing(service, editor, reviewer, name: str):
    draft = begin(desk(editor), service)
    save(desk(editor), draft, summary_en="")
    move(desk(editor), draft, "send")
    shown = desk(reviewer).get(f"{ADMIN}{draft.pk}/move/{name}/").content.decode()
    assert "Summary: the text in English is missing." in shown
    assert 'type="submit"' not in shown.split("submit-row")[1]
    assert move(desk(reviewer), draft, name, at="2099-01-01T08:00").status_code == 409
    assert Service.everything.get(pk=draft.pk).stage == Stage.IN_REVIEW


def test_what_is_missing_is_said_before_anything_is_saved(draft: Service, editor: User):
    fields = form(desk(editor), draft) | {"_check": "1", "name_en": "", "summary_en": "Typed", "steps-0-text_ar": ""}
    text = desk(editor).post(f"{ADMIN}{draft.pk}/change/", fields).content.decode()
    assert "Checked only: nothing is saved yet." in text
    assert "Name: the text in English is missing." in text
    assert "Text: the text in Arabic is missing." in text
    assert "Typed" in text
    assert Service.everything.get(pk=draft.pk).name_en == "Service 1"


def test_drafts_are_nowhere_public(service: Service, editor: User):
    """Nor what was never published."""
    draft = begin(desk(editor), service)
    save(desk(editor), draft, name_en="Zebra", name_ar="زرافة")
    make_services(1, service.listings.get().category, first=2, key="unseen", stage=Stage.IN_REVIEW, name_en="Zebra")
    for path in ("", "services/", "services/permits/", "search/?q=zebra", "search/suggest?q=zebra", "search/?q=زرافة"):
        for code in ("ar", "en"):
            text = page(f"/{code}/{path}").text.replace("?q=زرافة", "").replace('"زرافة"', "")
            assert ">Zebra" not in text, path
            assert "unseen" not in text, path
    for path in ("services/permits/unseen/", "services/permits/unseen/start/"):
        page(f"/en/{path}", status=404)


def test_no_machine_reads_of_a_draft(service: Service, editor: User, settings):
    """In the sitemap, or in the data of a page that a draft waits beside."""
    settings.SITE_INDEXABLE = True
    draft = begin(desk(editor), service)
    save(desk(editor), draft, name_en="Zebra", summary_en="Zebra", **{"steps-0-text_en": "Zebra"})
    make_services(1, service.listings.get().category, first=2, key="unseen", stage=Stage.DRAFT)
    places = Client().get("/sitemap.xml").content.decode()
    assert f"{ADDRESS}</loc>" in places
    assert "unseen" not in places
    assert places.count("/en/services/permits/service-1/</loc>") == 1
    text = page(ADDRESS).text
    assert "application/ld+json" in text
    assert "Zebra" not in text
