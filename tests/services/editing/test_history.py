"""Every version of a service is kept, says what it changed, and comes back as a draft."""

import pytest
from django.test import Client

from accounts.models import User
from services.editing.differences import marked
from services.editing.history import versions
from services.models import Category, Keyword, Listing, Relation, Requirement, Service, Step
from tests.pages import Page, words
from tests.services.conftest import page
from tests.services.editing.conftest import ADDRESS, ADMIN, begin, desk, move, save
from tests.services.made import make_category, make_services, texts


def publish(editor: User, reviewer: User, service: Service, **edits: str) -> None:
    draft = begin(desk(editor), service)
    save(desk(editor), draft, **edits)
    move(desk(editor), draft, "send")
    move(desk(reviewer), draft, "publish")


def kept(service: Service) -> list[tuple[str, str]]:
    """Newest first: what happened, and who did it."""
    return [(v.revision.comment, v.revision.user.username if v.revision.user else "") for v in versions(service)]


def version_page(client: Client, service: Service, place: int, query: str = "") -> Page:
    """Of the version at that place, the newest at 0."""
    return page(f"{ADMIN}{service.pk}/history/{versions(service)[place].pk}/{query}", client)


def restore(client: Client, service: Service, place: int):
    return client.post(f"{ADMIN}{service.pk}/history/{versions(service)[place].pk}/", {"restore": "1"})


def changes(found: Page) -> list[str]:
    return [words(row) for row in found.root.findall(".//table[@class='differences']/tbody/tr")]


def test_each_saving_and_publishing_is_kept_with_who_did_it(service, editor: User, reviewer: User):
    publish(editor, reviewer, service, name_en="Better name")
    who = [("published", reviewer.username), ("saved", editor.username), ("found", "")]
    assert kept(service) == who
    text = page(f"{ADMIN}{service.pk}/history/", desk(editor)).text
    assert [text.index(word) for word in ("Published", "Draft saved", "As it was before editing")]
    assert editor.username in text


def test_saving_without_a_change_keeps_nothing_more(service, editor: User):
    draft = begin(desk(editor), service)
    save(desk(editor), draft, name_en="Better name")
    save(desk(editor), draft)
    assert len(kept(service)) == 2


def test_looking_without_saving_keeps_nothing(service, editor: User):
    save(desk(editor), begin(desk(editor), service), name_en="Better name", _check="1")
    assert kept(service) == [("found", "")]


def test_a_version_shows_the_words_taken_out_and_put_in(service, editor: User):
    draft = begin(desk(editor), service)
    save(desk(editor), draft, summary_en="Text in a hurry", summary_ar="نص جديد", **{"steps-0-text_en": "Come in."})
    found = version_page(desk(editor), service, 0)
    assert '<div lang="en" dir="ltr">Text<ins> in a hurry</ins></div>' in found.text
    assert '<div lang="ar" dir="rtl">نص<ins> جديد</ins></div>' in found.text
    assert "Step 1 · Text English TextCome in." in changes(found)


def test_lists_show_which_rows_came_and_went(service, editor: User):
    draft = begin(desk(editor), service)
    new = {"steps-TOTAL_FORMS": "2", "steps-1-order": "2", "steps-1-text_en": "Pay.", "steps-1-text_ar": "ادفع."}
    save(desk(editor), draft, **new, **{"requirements-0-DELETE": "on"})
    found = version_page(desk(editor), service, 0).text
    assert "<ins>Pay.</ins>" in found
    assert "<del>Text</del>" in found


def test_what_was_written_is_shown_and_never_run(service, editor: User):
    save(desk(editor), begin(desk(editor), service), summary_en="<script>alert(1)</script>")
    text = version_page(desk(editor), service, 0).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script>alert" not in text


def test_restoring_makes_a_draft_and_leaves_what_people_see(service, editor: User, reviewer: User):
    publish(editor, reviewer, service, name_en="Better name", **{"steps-0-text_en": "Come in."})
    answer = restore(desk(editor), service, 2)
    draft = Service.everything.get(draft_of=service)
    assert answer["Location"] == f"{ADMIN}{draft.pk}/change/"
    assert (draft.name_en, draft.steps.get().text_en) == ("Service 1", "Text")
    assert "<h1>Better name</h1>" in page(ADDRESS).text
    assert kept(service)[0] == ("restored", editor.username)


def test_what_was_restored_is_published_like_any_draft(service, editor: User, reviewer: User):
    publish(editor, reviewer, service, name_en="Better name", **{"steps-0-text_en": "Come in."})
    restore(desk(editor), service, 2)
    draft = Service.everything.get(draft_of=service)
    move(desk(editor), draft, "send")
    move(desk(reviewer), draft, "publish")
    text = page(ADDRESS).text
    assert "<h1>Service 1</h1>" in text
    assert "Come in." not in text


def test_everything_comes_back_as_it_was(service, editor: User):
    other = make_services(1, Category.objects.get(), first=2)[0]
    Relation.objects.create(service=service, target=other, order=3)
    Requirement.objects.create(service=service, order=0, text_ar="أولا", text_en="First")
    draft = begin(desk(editor), service)
    before = versions(service)[0].revision.version_set.count()
    for model in (Step, Requirement, Keyword, Relation):
        model.objects.filter(service=draft).delete()
    save(desk(editor), draft, fee="75", audience="citizen")
    restore(desk(editor), service, 1)
    assert versions(service)[0].revision.version_set.count() == before
    draft.refresh_from_db()
    assert (draft.fee, draft.audience) == (service.fee, service.audience)
    assert [r.text_en for r in draft.requirements.all()] == ["First", "Text"]
    assert changes(version_page(desk(editor), draft, 2, "?now=1")) == []


def test_what_is_gone_meanwhile_is_left_out_and_said(service, editor: User):
    second = make_category("travel", name_en="Travel", name_ar="السفر")
    Listing.objects.create(service=service, category=second)
    begin(desk(editor), service)
    second.delete()
    answer = desk(editor).post(f"{ADMIN}{service.pk}/history/{versions(service)[0].pk}/", {"restore": "1"}, follow=True)
    assert "1 thing that it referred to is gone, and was left out." in answer.content.decode()
    assert Listing.objects.filter(service__draft_of=service).count() == 1


def test_nothing_is_restored_over_a_draft_in_review(service, editor: User):
    draft = begin(desk(editor), service)
    save(desk(editor), draft, name_en="Better name")
    move(desk(editor), draft, "send")
    answer = restore(desk(editor), service, 1)
    assert "/history/" in answer["Location"]
    draft.refresh_from_db()
    assert draft.name_en == "Better name"


def test_whoever_had_the_form_open_is_told_of_the_restoring(service, editor: User, reviewer: User):
    publish(editor, reviewer, service, name_en="Better name")
    client, draft = desk(editor), begin(desk(editor), service)
    edition = str(draft.edition)
    restore(client, service, 2)
    answer = save(client, draft, name_en="Mine", edition=edition)
    assert answer.status_code == 200
    assert Service.everything.get(pk=draft.pk).name_en == "Service 1"


def test_whoever_may_only_look_reads_the_history_and_restores_nothing(service, editor: User, reader: User):
    begin(desk(editor), service)
    found = version_page(desk(reader), service, 0)
    assert "Restore as a draft" not in found.text
    assert restore(desk(reader), service, 0).status_code == 403


@pytest.mark.parametrize("end", ["history/999999/", f"history/{10**30}/", "history/x/"])
def test_a_version_that_never_was_is_not_found(service, editor: User, end: str):
    assert desk(editor).get(f"{ADMIN}{service.pk}/{end}").status_code in (302, 404)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("", "Now there", "<ins>Now there</ins>"),
        ("Gone now", "", "<del>Gone now</del>"),
        ("renew by post today", "renew online today", "renew<del> by post</del><ins> online</ins> today"),
        ("جدّد الإقامة هنا", "جدّد الجواز هنا", "جدّد<del> الإقامة</del><ins> الجواز</ins> هنا"),
        ("all other", "nothing alike here", "<del>all other</del><ins>nothing alike here</ins>"),
        ("a < b", "a & b", "a<del> &lt;</del><ins> &amp;</ins> b"),
    ],
)
def test_a_difference_reads_word_by_word(old: str, new: str, shown: str):
    assert marked(old, new) == shown


def test_a_draft_has_every_action_under_its_own_key(service, editor: User):
    for key in ("issue", "renew"):
        service.actions.create(key=key, **texts("name"))
    draft = begin(desk(editor), service)
    assert [action.key for action in draft.actions.all()] == ["issue", "renew"]
