"""A text is missing, outdated, unreviewed or reviewed by what it says beside its other side."""

import pytest
from django.test import Client

from services.models import Category, ReviewedText, Service, Step
from services.translators.reviews import keep_row_reviewed
from tests.conftest import enter
from tests.pages import words
from tests.services.made import make_category, make_services
from tests.services.translators.conftest import Desk


def states(desk: Desk, **query: str) -> list[str]:
    """The state of each content text in the list."""
    tags = desk(kind="content", **query).all("span")
    return [words(tag) for tag in tags if tag.get("class", "").startswith("desk-state desk-")]


def change(row, **texts: str) -> None:
    type(row)._base_manager.filter(pk=row.pk).update(**texts)


def test_what_came_with_the_portal_counts_as_reviewed(shipped, desk: Desk):
    assert states(desk) == []
    assert "Nothing here." in desk(kind="content").text


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({"name_ar": "تجديد الجواز من البوابة"}, "Outdated: English"),
        ({"name_en": "Renew a passport here"}, "Outdated: Arabic"),
        ({"name_en": ""}, "Missing: English"),
        ({"name_ar": "اسم جديد", "name_en": "A new name"}, "Not reviewed: English"),
    ],
)
def test_a_change_on_one_side_is_work_on_the_other(passport: Service, desk: Desk, changed, state: str):
    change(passport, **changed)
    assert states(desk) == [state]
    language = "ar" if state.endswith("Arabic") else "en"
    assert states(desk, language=language) == [state]
    assert states(desk, language="ar" if language == "en" else "en", state="work") == []


def test_a_text_that_stands_in_no_language_is_no_work(passport: Service, desk: Desk):
    change(passport, afterwards_ar="", afterwards_en="")
    assert states(desk) == []


def test_a_part_that_moved_or_was_made_anew_stays_reviewed(passport: Service, desk: Desk):
    step = passport.steps.first()
    texts = {"text_ar": step.text_ar, "text_en": step.text_en}
    step.delete()
    Step.objects.create(service=passport, order=9, **texts)
    assert states(desk) == []


def test_a_minor_edit_keeps_what_was_reviewed(passport: Service, desk: Desk):
    before = Service.objects.get(pk=passport.pk)
    passport.name_ar += "."
    passport.save()
    keep_row_reviewed(before, passport, by=None)
    assert states(desk) == []


def test_a_minor_edit_reviews_nothing_that_was_not(passport: Service, desk: Desk):
    ReviewedText.objects.all().delete()
    before = Service.objects.get(pk=passport.pk)
    passport.name_ar += "."
    keep_row_reviewed(before, passport, by=None)
    assert not ReviewedText.objects.exists()


def test_the_list_finds_words_and_parts(passport: Service, desk: Desk):
    change(Category.objects.first(), name_en="Documents anew")
    change(passport, name_en="Renew a passport here")
    assert len(states(desk)) == 2
    assert len(states(desk, q="anew")) == 1
    assert states(desk, app="activation") == []
    assert "Renew a passport here" in desk(language="ar").text


def test_a_message_is_shown_with_its_files(shipped, desk: Desk):
    text = desk(kind="messages", state="all", q="Forgot password?").text
    assert '<code dir="ltr">templates/' in text
    assert 'lang="ar" dir="rtl"><p>نسيت كلمة المرور؟' in text


def test_placeholders_stay_left_to_right_in_arabic(shipped, desk: Desk):
    text = desk(kind="messages", state="all", q="Too many wrong passwords").text
    assert 'بعد <bdi dir="ltr">%(wait)s</bdi>.' in text


def test_the_list_costs_the_same_however_long(desk: Desk, django_assert_max_num_queries):
    make_services(120, make_category())
    with django_assert_max_num_queries(45):
        assert "Page 1 of" in desk(kind="content").text
    with django_assert_max_num_queries(45):
        desk(kind="content", page="3")


def test_texts_are_read_once_until_one_changes(passport: Service, desk: Desk, django_assert_max_num_queries):
    assert states(desk) == []
    with django_assert_max_num_queries(20):
        assert states(desk) == []
    passport.name_ar = "تجديد الجواز من البوابة"
    passport.save()
    assert states(desk) == ["Outdated: English"]
    ReviewedText.objects.all().delete()
    assert "Not reviewed: English" in states(desk)


def test_coverage_counts_every_text_in_its_state(passport: Service, desk: Desk):
    change(passport, name_en="", summary_ar="ملخص آخر")
    rows = [[words(cell) for cell in row] for row in desk("coverage/").all("tr")]
    english = next(row for row in rows if row[0] == "English" and row[1].startswith("Services"))
    assert english[3:5] == ["1", "1"]  # missing, outdated
    assert english[-1].split()[0] == "99"


def test_only_translators_enter(client: Client, citizen, shipped):
    citizen.is_staff = True
    citizen.save()
    enter(client, citizen)
    assert client.get("/admin/services/reviewedtext/").status_code == 403
    assert client.get("/admin/services/reviewedtext/coverage/").status_code == 403
