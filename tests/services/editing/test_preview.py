"""A reviewer without an account sees a draft by a link, for a week, and nobody else does."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from services.models import Listing, PreviewLink, Service
from tests.guards.rules import EVERY
from tests.services.conftest import page
from tests.services.editing.conftest import ADDRESS, ADMIN, begin, desk, move, save

LINK = re.compile(r"http://testserver(/(?:ar|en)/preview/[\w-]{43}/)")


@pytest.fixture
def draft(service: Service, editor: User) -> Service:
    draft = begin(desk(editor), service)
    summary = {"summary_ar": "وصف قصير للخدمة في سطر", "summary_en": "A short summary of the service"}
    save(desk(editor), draft, name_en="Better name", name_ar="اسم أفضل", **summary)
    return draft


def make_link(client: Client, draft: Service) -> list[str]:
    """The link's addresses, one for each language."""
    answer = client.post(f"{ADMIN}{draft.pk}/preview/", {"make": "1"}, follow=True)
    return list(dict.fromkeys(LINK.findall(answer.content.decode())))


def test_a_stranger_sees_the_draft_as_its_page_will_be(draft: Service, editor: User):
    arabic, english = make_link(desk(editor), draft)
    assert "<h1>اسم أفضل</h1>" in page(arabic).text
    text = page(english).text
    assert "<h1>Better name</h1>" in text
    assert "Preview of a draft." in text
    assert "Better name" not in page(ADDRESS).text


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_preview_keeps_to_what_every_page_keeps_to(draft: Service, editor: User, language: str):
    link = {path[1:3]: path for path in make_link(desk(editor), draft)}[language]
    assert [fault for rule in EVERY for fault in rule(page(link))] == []
    over = page(f"/{language}/preview/nothing/", status=404)
    assert [fault for rule in EVERY for fault in rule(over)] == []


def test_switching_the_language_keeps_the_preview(draft: Service, editor: User):
    arabic, english = make_link(desk(editor), draft)
    (switch,) = {link for link in page(arabic).links() if link.startswith("/language/en/")}
    assert Client().get(switch).url == english


def test_nobody_keeps_a_preview_or_passes_it_on(draft: Service, editor: User):
    answer = Client().get(make_link(desk(editor), draft)[0])
    assert "no-store" in answer["Cache-Control"]
    assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex, nofollow", "no-referrer")
    assert answer["X-Frame-Options"] == "DENY"
    assert not answer.cookies
    assert 'name="robots" content="noindex' in answer.content.decode()
    assert 'rel="canonical"' not in answer.content.decode()


def test_only_the_fingerprint_of_the_link_is_kept(draft: Service, editor: User):
    token = make_link(desk(editor), draft)[0].split("/")[-2]
    (link,) = PreviewLink.objects.values()
    assert token not in str(link)
    assert link["digest"] == PreviewLink.digest_of(token)


@pytest.mark.parametrize("ending", ["expired", "withdrawn", "thrown away", "published", "never made"])
def test_a_link_that_is_over_says_so_and_no_more(draft: Service, editor: User, reviewer: User, ending: str):
    link = make_link(desk(editor), draft)[1]
    if ending == "expired":
        PreviewLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif ending == "withdrawn":
        desk(editor).post(f"{ADMIN}{draft.pk}/preview/", {"withdraw": str(PreviewLink.objects.get().pk)})
    elif ending == "thrown away":
        move(desk(editor), draft, "discard")
    elif ending == "published":
        move(desk(editor), draft, "send")
        move(desk(reviewer), draft, "publish")
    else:
        link = "/en/preview/nothing/"
    over = page(link, status=404).text
    assert "<h1>This preview is over</h1>" in over
    assert "Better name" not in over


def test_a_link_lasts_for_seven_days(draft: Service, editor: User):
    make_link(desk(editor), draft)
    left = PreviewLink.objects.get().expires_at - timezone.now()
    assert timedelta(days=6, hours=23) < left < timedelta(days=7, hours=1)


def test_a_link_shows_its_own_draft_and_not_the_next(draft: Service, editor: User, reviewer: User):
    link = make_link(desk(editor), draft)[1]
    move(desk(editor), draft, "send")
    move(desk(reviewer), draft, "publish")
    begin(desk(editor), Service.objects.get())
    page(link, status=404)


def test_a_link_is_told_once_and_to_who_made_it(draft: Service, editor: User, reviewer: User):
    make_link(desk(editor), draft)
    for user in (editor, reviewer):
        assert not LINK.search(page(f"{ADMIN}{draft.pk}/preview/", desk(user)).text)


def test_a_half_translated_draft_shows_what_is_there_in_its_own_language(draft: Service, editor: User):
    save(desk(editor), draft, name_en="")
    assert '<h1><span lang="ar" dir="rtl">اسم أفضل</span></h1>' in page(make_link(desk(editor), draft)[1]).text


def test_a_draft_that_nothing_lists_says_that_it_has_no_page(draft: Service, editor: User):
    link = make_link(desk(editor), draft)[1]
    Listing.objects.filter(service=draft).delete()
    assert "Nothing to preview yet" in page(link).text


@pytest.mark.parametrize(("code", "name"), [("ar", "اسم أفضل"), ("en", "Better name")])
def test_the_frames_show_each_language_and_stand_only_in_our_pages(draft: Service, editor: User, code: str, name: str):
    frame = f"{ADMIN}{draft.pk}/preview/{code}/"
    assert f'<iframe src="{frame}"' in page(f"{ADMIN}{draft.pk}/preview/", desk(editor)).text
    answer = desk(editor).get(frame)
    assert f"<h1>{name}</h1>" in answer.content.decode()
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_what_is_no_draft_has_no_preview(service: Service, editor: User):
    for path in (f"{service.pk}/preview/", f"{service.pk}/preview/ar/", "999999/preview/"):
        page(f"{ADMIN}{path}", desk(editor), status=404)


def test_a_stranger_to_the_desk_makes_no_link(draft: Service):
    answer = Client().post(f"{ADMIN}{draft.pk}/preview/", {"make": "1"})
    assert answer.status_code == 302
    assert not PreviewLink.objects.exists()
