"""A translator edits and approves at the desk; people see it when the draft is published."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from absher_portal import public
from accounts.models import User
from services.editing.workflow import Flow
from services.models import Agency, Editor, Service, Source
from services.translators.reviews import digest
from tests.pages import Form, Page, words
from tests.services.conftest import PASSPORT, page
from tests.services.translators.conftest import DESK, Desk, address


def form(desk: Desk, where: str) -> Form:
    """The text's form, no button pressed."""
    found = next(form for form in desk(where.removeprefix(DESK)).forms() if form.values().get("seen_ar"))
    for button in [e for e in found.inputs() if e.get("type") == "submit"]:
        button.attrib.pop("name")
    return found


def left(desk: Desk) -> str:
    return words(next(e for e in desk(kind="content").all("p") if e.get("class") == "desk-count"))


def pause(service: Service, **notes: str) -> None:
    Service.objects.filter(pk=service.pk).update(status="paused", **notes)


def may_publish(service: Service) -> None:
    """The translator may publish it, too."""
    User.objects.get().user_permissions.add(Permission.objects.get(codename="publish_service"))
    Editor.objects.create(user=User.objects.get()).categories.add(service.listings.first().category)


def test_a_text_is_edited_approved_and_published(passport: Service, desk: Desk, client: Client, monkeypatch):
    monkeypatch.setattr(public, "VERSION_AGE", -1)
    sent = form(desk, address(passport, "summary")).send(client, text_en="Renew it here.", approve="1")
    assert sent.status == 302
    assert "People see it when the draft is published." in desk().text
    assert left(desk) == "0 texts"
    assert "Renew it here." not in page(f"/en{PASSPORT}").text
    flow = Flow(passport.draft, None)
    flow.send()
    flow.publish()
    assert "Renew it here." in page(f"/en{PASSPORT}").text
    assert left(desk) == "0 texts"


def test_a_step_is_edited_in_the_draft_too(passport: Service, desk: Desk, client: Client):
    step = passport.steps.first()
    form(desk, address(step, "text")).send(client, text_en="Come in.", save="1")
    assert "Come in." in [part.text_en for part in Service.everything.get(draft_of=passport).steps.all()]
    assert step.text_en == passport.steps.first().text_en
    assert left(desk) == "1 text"


def test_what_is_no_service_changes_at_once(passport: Service, desk: Desk, client: Client):
    agency = Agency.objects.first()
    form(desk, address(agency, "name")).send(client, text_ar="الجهة", text_en="The agency", approve="1")
    agency.refresh_from_db()
    assert (agency.name_ar, agency.name_en) == ("الجهة", "The agency")


def test_a_minor_edit_leaves_the_other_side_reviewed(passport: Service, desk: Desk, client: Client):
    agency = Agency.objects.first()
    form(desk, address(agency, "name")).send(client, text_ar=f"{agency.name_ar}.", is_minor="on", save="1")
    assert left(desk) == "0 texts"


def test_the_reason_of_a_pause_is_translated_for_people_while_a_draft_waits(passport, desk, client, monkeypatch):
    monkeypatch.setattr(public, "VERSION_AGE", -1)
    may_publish(passport)
    pause(passport, status_note_ar="صيانة", status_note_en="Repairs")
    draft = Flow(passport, None).edit()
    pause(passport, status_note_ar="صيانة مجدولة", status_note_en="Repairs")
    assert "صيانة مجدولة" in desk(kind="content").text
    for row, note in ((passport, "Planned"), (draft, "Planned repairs")):
        assert form(desk, address(row, "status_note")).send(client, text_en=note, approve="1").status == 302
        assert note in page(f"/en{PASSPORT}").text
    assert left(desk) == "0 texts"


def test_nobody_leaves_the_reason_of_a_pause_in_one_language(passport: Service, desk: Desk, client: Client):
    may_publish(passport)
    pause(passport, status_note_ar="صيانة", status_note_en="Repairs")
    answer = form(desk, address(passport, "status_note")).send(client, text_en="", save="1")
    assert "Give the text in this language too." in answer.text
    assert form(desk, address(passport, "status_note")).send(client, text_ar="", text_en="", save="1").status == 302


def test_nobody_leaves_the_title_of_a_source_in_one_language(desk: Desk, client: Client):
    source = Source.objects.create(key="act", title_ar="النظام", title_en="The act")
    answer = form(desk, address(source, "title")).send(client, text_ar=" ", save="1")
    assert "Give the text in this language too." in answer.text


def test_who_publishes_nothing_does_not_change_the_reason_that_people_read(passport, desk: Desk, client: Client):
    pause(passport, status_note_ar="صيانة", status_note_en="Repairs")
    answer = form(desk, address(passport, "status_note")).send(client, text_en="Nonsense", save="1")
    assert "Only those who publish the service change it." in answer.text
    assert "Nonsense" in answer.text
    assert "Nonsense" not in page(f"/en{PASSPORT}").text


def test_of_two_translators_the_second_is_told_and_loses_nothing(passport: Service, desk: Desk, client: Client):
    agency = Agency.objects.first()
    second = form(desk, address(agency, "name"))
    form(desk, address(agency, "name")).send(client, text_en="The first", save="1")
    answer = second.send(client, text_en="The second", save="1")
    assert "Somebody changed this text meanwhile." in answer.text
    assert "The second" in answer.text
    agency.refresh_from_db()
    assert agency.name_en == "The first"


def test_a_draft_in_review_waits(passport: Service, desk: Desk, client: Client):
    draft = Flow(passport, None).edit()
    Flow(draft, None).send()
    answer = form(desk, address(passport, "name")).send(client, text_en="Another", save="1")
    assert "is in review or scheduled" in answer.text
    assert "Another" in answer.text


@pytest.mark.parametrize(("text", "words"), [("", "This field is required."), ("x" * 200, "at most 160 characters")])
def test_a_text_is_judged_as_in_its_own_form(passport: Service, desk: Desk, client: Client, text: str, words: str):
    answer = form(desk, address(passport, "name")).send(client, text_en=text, save="1")
    assert words in answer.text
    assert not Service.everything.filter(draft_of=passport).exists()


def test_what_is_ticked_in_the_list_is_approved(passport: Service, desk: Desk, client: Client):
    Service.objects.filter(pk=passport.pk).update(name_ar="اسم", name_en="Name")
    assert left(desk) == "1 text"
    client.post(DESK, {"pair": [f"en:{digest('اسم')}:{digest('Name')}", "nonsense", "xx:0:0"]})
    assert left(desk) == "0 texts"


def test_the_text_shows_its_terms_and_what_is_wrong(passport: Service, desk: Desk):
    Service.objects.filter(pk=passport.pk).update(name_ar="إصدار جواز السفر", name_en="Issue a  document")
    text = desk(address(passport, "name").removeprefix(DESK)).text
    assert '<bdi lang="ar" dir="rtl">جواز السفر</bdi> = <bdi lang="en" dir="ltr">passport</bdi>' in text
    assert "two spaces" in text


@pytest.mark.parametrize(
    "where",
    [
        "services.service/0/name/en/",
        "services.service/x/name/en/",
        "accounts.user/1/username/en/",
        "services.service/1/key/en/",
        "services.service/1/name/ar/",
        "services.service/1/name/xx/",
    ],
)
def test_what_is_no_text_is_not_found(passport: Service, desk: Desk, client: Client, where: str):
    assert Page(where, client.get(f"{DESK}text/{where}")).status == 404
