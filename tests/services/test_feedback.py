"""People say whether a page was of use, and editors read it; nobody learns who they are."""

import pytest
from django.test import Client

from accounts import limits
from services.models import ServiceFeedback
from tests.conftest import enter
from tests.pages import Page
from tests.services.conftest import PASSPORT, page

PATH = f"{PASSPORT}feedback/"
LANGUAGES = ("ar", "en")


def send(client: Client, language: str = "en", **answer: str) -> Page:
    return page(f"/{language}{PATH}", client).forms()[-1].send(client, **answer)


@pytest.mark.parametrize(("language", "thanks"), [("ar", "شكرًا لك"), ("en", "Thank you")])
def test_an_answer_reaches_the_editors(catalogue, client: Client, language, thanks):
    answer = send(client, language, useful="no", words="The fee is missing").answer
    assert answer.status_code == 302
    assert f"<h1>{thanks}</h1>" in page(answer.url, client).text
    row = ServiceFeedback.objects.get()
    assert (row.service.key, row.is_useful, row.words) == ("renew-saudi-passport", False, "The fee is missing")
    assert row.language == language


def test_the_public_page_only_links_to_the_form(catalogue):
    public = page(f"/en{PASSPORT}")
    assert f"/en{PATH}" in set(public.links())
    assert not [form for form in public.forms() if form.method == "post"]
    assert "no-store" in page(f"/en{PATH}").answer["Cache-Control"]


@pytest.mark.parametrize(("language", "words"), [("ar", "لا تكتب بيانات شخصية"), ("en", "Do not write personal data")])
def test_the_form_says_what_not_to_write(catalogue, language, words):
    assert words in page(f"/{language}{PATH}").text


@pytest.mark.parametrize(
    "words", ["my ID is 1900000017", "٠٥٠ ١٢٣ ٤٥٦٧", "call 050-000-0001", "write to me@portal.example", "\uff11" * 7]
)
def test_numbers_and_addresses_of_people_are_not_taken(catalogue, client: Client, words):
    answer = send(client, useful="yes", words=words)
    assert "Remove numbers of seven digits or more" in answer.text
    assert words in answer.text
    assert not ServiceFeedback.objects.exists()


@pytest.mark.parametrize("words", ["It costs SAR 1,200 since 2026", "", "خطوة 3 غير واضحة"])
def test_amounts_and_years_are_taken(catalogue, client: Client, words):
    send(client, useful="yes", words=words)
    assert ServiceFeedback.objects.get().words == words


@pytest.mark.parametrize(("language", "message"), [("ar", "اختر نعم أو لا"), ("en", "Choose yes or no")])
def test_without_an_answer_the_words_are_kept(catalogue, client: Client, language, message):
    answer = send(client, language, words="Kept words")
    assert message in answer.text
    assert "Kept words" in answer.text


def test_what_is_sent_twice_counts_once(catalogue, client: Client):
    form = page(f"/en{PATH}", client).forms()[-1]
    for _ in range(2):
        assert form.send(client, useful="yes").status == 302
    assert ServiceFeedback.objects.count() == 1


def test_the_language_switch_keeps_what_was_typed(catalogue, client: Client):
    form = page(f"/en{PATH}", client).forms()[-1]
    answer = client.post(f"/ar{PATH}", form.values() | {"useful": "no", "words": "Half a thought", "redraw": "ar"})
    assert "Half a thought" in answer.content.decode()
    assert "اختر نعم أو لا" not in answer.content.decode()
    assert not ServiceFeedback.objects.exists()


def test_too_many_answers_wait_with_their_words(catalogue, client: Client, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "feedback-ip", (limits.Window(1, limits.HOUR),))
    send(client, useful="yes")
    answer = send(client, useful="no", words="One more thing")
    assert answer.status == 429
    assert answer.answer["Retry-After"]
    assert "One more thing" in answer.text
    assert ServiceFeedback.objects.count() == 1


def test_the_form_of_another_section_leads_to_the_right_one(catalogue, client: Client):
    assert client.get("/en/services/authorizations/renew-saudi-passport/feedback/").url == f"/en{PATH}"
    assert client.get("/en/services/authorizations/nothing/feedback/").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_editors_see_every_answer_and_the_counts_of_each_service(catalogue, client: Client, admin, language):
    for useful, words in (("yes", ""), ("no", "Unclear fee"), ("no", "<b>Bold</b>")):
        send(client, useful=useful, words=words)
    enter(client, admin).cookies["django_language"] = language
    text = page("/admin/services/servicefeedback/", client).text
    assert "Unclear fee" in text
    assert "&lt;b&gt;Bold" in text
    counts = {"ar": "تجديد جواز السفر السعودي: أفادت 1، لم تفد 2", "en": "Renew Saudi Passport: useful 1, not 2"}
    assert counts[language] in text


def test_editors_narrow_the_answers_to_one_service(catalogue, client: Client, admin):
    send(client, useful="no", words="Unclear fee")
    row = ServiceFeedback.objects.get()
    enter(client, admin)
    assert "Unclear fee" in page(f"/admin/services/servicefeedback/?of={row.service_id}", client).text
    for other in (row.service_id + 1, "x", "9" * 30):
        assert "Unclear fee" not in client.get(f"/admin/services/servicefeedback/?of={other}").content.decode()
