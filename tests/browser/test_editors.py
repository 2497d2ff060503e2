"""An editor and a reviewer bring an edit to people, in either language, as they would in a browser."""

import pytest
from playwright.sync_api import Page

from services.models import Question, Service
from tests.browser.conftest import Open
from tests.services.editing.conftest import ADDRESS, ADMIN, begin, desk, staff
from tests.services.made import make_category, make_service, texts

WORDS = {
    "ar": {
        "edit": "تعديل",
        "send": "إرسال للمراجعة",
        "save, send": "حفظ، ثم إرسال للمراجعة",
        "check": "فحص دون حفظ",
        "publish": "نشر",
        "missing": "ينقصها شيء واحد قبل النشر",
        "published": "منشورة",
    },
    "en": {
        "edit": "Edit",
        "send": "Send to review",
        "save, send": "Save, then: Send to review",
        "check": "Check without saving",
        "publish": "Publish",
        "missing": "1 thing is missing before it can be published",
        "published": "Published",
    },
}


@pytest.fixture
def service(transactional_db: None) -> Service:
    return make_service(make_category())


def at_desk(visit: Open, user, language: str, path: str, width: int = 1280) -> Page:
    """The admin's page, in a browser in which this person is signed in."""
    page = visit("/healthz/live", width=width)
    client = desk(user, language)
    kept = {name: morsel.value for name, morsel in client.cookies.items()}
    page.context.add_cookies([{"name": n, "value": v, "domain": "localhost", "path": "/"} for n, v in kept.items()])
    page.goto(path)
    return page


def edit(page: Page, words: dict[str, str]) -> None:
    """Begin the draft, be told that a name is missing, write both, and send it with a note."""
    page.get_by_role("button", name=words["edit"], exact=True).click()
    page.fill("#id_name_en", "")
    page.get_by_role("button", name=words["check"]).click()
    page.get_by_role("heading", name=words["missing"]).wait_for()
    page.fill("#id_name_en", "Edited name")
    page.fill("#id_name_ar", "اسم معدّل")
    page.get_by_role("button", name=words["save, send"]).click()
    page.fill("#id_note", "Please look")
    page.get_by_role("button", name=words["send"], exact=True).click()
    page.get_by_text("Please look").wait_for()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_editor_and_a_reviewer_bring_an_edit_to_people(visit: Open, service: Service, language: str):
    words = WORDS[language]
    editor = staff("fictional71", "71", "change_service")
    reviewer = staff("fictional72", "72", "change_service", "publish_service")
    edit(at_desk(visit, editor, language, f"{ADMIN}{service.pk}/change/"), words)
    draft = Service.everything.get(draft_of=service)
    page = at_desk(visit, reviewer, language, f"{ADMIN}{draft.pk}/change/", width=360)
    assert page.get_by_text("Please look").is_visible()
    page.goto(f"{ADMIN}{draft.pk}/move/publish/")
    page.get_by_role("button", name=words["publish"], exact=True).click()
    page.locator(".stage", has_text=words["published"]).first.wait_for()
    page.goto(ADDRESS)
    page.get_by_role("heading", name="Edited name", level=1).wait_for()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_editor_has_room_to_write_steps_and_questions_on_a_phone(visit: Open, service: Service, language: str):
    Question.objects.create(service=service, order=1, **texts("question", "answer"))
    Service.objects.update(stage=Service.Stage.DRAFT)
    editor = staff("fictional71", "71", "change_service")
    page = at_desk(visit, editor, language, f"{ADMIN}{service.pk}/change/", width=360)
    boxes = page.locator("[id^='id_steps-0-text_'], [id^='id_questions-0-question_'], [id^='id_questions-0-answer_']")
    widths = [box.bounding_box()["width"] for box in boxes.all()]
    assert len(widths) == 6
    assert min(widths) >= 200
    arabic, english = (page.locator(f"#id_steps-0-text_{code}").bounding_box() for code in ("ar", "en"))
    assert arabic["y"] + arabic["height"] < english["y"]
    page.get_by_text({"ar": "النص (الإنجليزية)", "en": "Text (English)"}[language]).locator(
        "visible=true"
    ).first.wait_for()
    moves = "[document.documentElement, ...document.querySelectorAll('fieldset')].some(e => e.scrollWidth > innerWidth)"
    assert not page.evaluate(moves)


def test_the_button_for_a_link_is_as_easy_to_hit_before_the_first_link_as_after_it(visit: Open, service: Service):
    user = staff("fictional71", "71", "change_service")
    page = at_desk(visit, user, "ar", f"{ADMIN}{begin(desk(user), service).pk}/preview/", 360)
    button = page.locator("button[name=make]")
    before = button.bounding_box()
    button.click()
    page.locator("button[name=withdraw]").wait_for()
    after = button.bounding_box()
    assert before["height"] == after["height"] >= 36
    assert before["width"] == after["width"]
