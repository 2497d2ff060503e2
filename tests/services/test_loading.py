"""What an operator may rely on when the catalogue is loaded, again and again."""

import time

import pytest

from absher_portal.models import ContentVersion, LoadedFile
from services.models import (
    Action,
    Category,
    Citation,
    Keyword,
    Listing,
    Question,
    Relation,
    Requirement,
    Service,
    Source,
    Step,
)
from tests.content_files import Changed
from tests.services.conftest import loaded

RENEWAL = "renew-saudi-passport"


def find(file: dict, key: str = RENEWAL) -> dict:
    return next(service for service in file["services"] if service["key"] == key)


@pytest.mark.django_db
def test_the_whole_file_is_loaded_in_both_languages():
    assert "0 left alone" in loaded()
    assert [model.objects.count() for model in (Category, Service, Listing)] == [8, 63, 68]
    service = Service.objects.get(key=RENEWAL)
    assert (service.name_ar, service.name_en) == ("تجديد جواز السفر السعودي", "Renew Saudi Passport")
    assert (service.fee, service.agency.slug, service.access) == (300, "passports", "activated")
    assert service.requirements.first().text_en.startswith("A Saudi citizen aged 21")
    assert service.steps.count() == 6
    assert service.keywords.filter(language="ar").count() >= 4


def test_nothing_of_the_file_is_lost(catalogue):
    assert Action.objects.get(key="issue-exit-reentry").fee == 200
    assert Relation.objects.filter(service__key="vehicle-authorizations").count() == 4
    assert Citation.objects.filter(subject="fee").count() > 40
    assert Keyword.objects.filter(text__in=["إصدار رخصة الإقامة", "Absher Services Authorization"]).count() == 2
    assert Service.objects.filter(fee=None).count() == 8
    assert (Requirement.objects.count(), Step.objects.count()) == (170, 290)


def test_questions_ways_and_sources_come_in_both_languages(catalogue):
    service = Service.objects.get(key=RENEWAL)
    question, way = service.questions.first(), service.other_ways.first()
    assert (question.question_ar, question.question_en) == (
        "هل أجدد قبل انتهاء الجواز؟",
        "Can I renew before the passport expires?",
    )
    assert (way.channel, way.text_en, way.url) == ("site", "Absher, the official platform.", "https://www.absher.sa")
    assert (service.popular, service.short_name_en) == (1, "Renew passport")
    assert str(Source.objects.get(key="gulfnews-erv").as_of) == "2022-06-19"


def test_questions_that_an_editor_changed_are_left_whole(catalogue):
    question = Question.objects.get(service__key=RENEWAL, order=1)
    question.answer_en = "Ours"
    question.save()
    assert "left alone: questions of “renew-saudi-passport” were edited here" in loaded()
    question.refresh_from_db()
    assert question.answer_en == "Ours"


def test_a_category_may_call_a_service_by_another_name(catalogue):
    labels = dict(Listing.objects.exclude(label_ar="").values_list("service__key", "label_en"))
    assert labels == {
        "residents-health-insurance": "Residents’ Health Insurance Information",
        "resident-id-validity": "Residence (Iqama) Validity Query",
    }


def test_loading_again_changes_nothing_and_is_quick(catalogue):
    version, began = ContentVersion.read(), time.process_time()
    assert loaded() == "catalogue: nothing new.\n"
    assert time.process_time() - began < 0.3
    assert ContentVersion.read() == version


def test_an_emptied_catalogue_fills_again(catalogue):
    Service.objects.all().delete()
    assert "0 left alone" in loaded()
    assert Listing.objects.count() == 68


def test_what_an_editor_changed_stays_and_is_named_each_time(catalogue):
    service = Service.objects.get(key=RENEWAL)
    service.name_en = "Renew it"
    service.save()
    service.requirements.first().delete()
    for _ in range(2):
        summary = loaded()
        assert "left alone: service “renew-saudi-passport” edited here: name_en" in summary
        assert "left alone: requirements of “renew-saudi-passport” were edited here" in summary
    assert Service.objects.get(key=RENEWAL).name_en == "Renew it"


def test_the_rest_of_an_edited_service_still_follows_the_file(catalogue, changed_file: Changed):
    service = Service.objects.get(key=RENEWAL)
    service.name_en = "Renew it"
    service.save()
    loaded(changed_file(lambda file: find(file).update(name_en="Passport again", fee=350)))
    service.refresh_from_db()
    assert (service.name_en, service.fee) == ("Renew it", 350)


def test_both_languages_of_an_edited_text_stay_together(catalogue, changed_file: Changed):
    """Half a text of ours beside half of the file's would say two things."""
    Service.objects.filter(key=RENEWAL).update(name_en="Renew it")
    new = changed_file(lambda file: rename(file, "تجديد آخر", "Passport again"))
    for _ in range(2):
        assert "service “renew-saudi-passport” edited here: name_en; left with it: name_ar" in loaded(new)
    service = Service.objects.get(key=RENEWAL)
    assert (service.name_ar, service.name_en) == ("تجديد جواز السفر السعودي", "Renew it")
    Service.objects.filter(key=RENEWAL).update(name_en="Renew Saudi Passport")
    loaded(new)
    service.refresh_from_db()
    assert (service.name_ar, service.name_en) == ("تجديد آخر", "Passport again")


def rename(file: dict, arabic: str, english: str) -> None:
    find(file).update(name_ar=arabic, name_en=english)
    for category in file["categories"]:
        for entry in category["services"]:
            if entry["key"] == RENEWAL:
                entry.update(name_ar=arabic, name_en=english)


def drop_first(file: dict, name: str = "requirements") -> None:
    for language in ("ar", "en"):
        find(file)[f"{name}_{language}"].pop(0)


def pairs() -> list[tuple[str, str]]:
    return list(Requirement.objects.filter(service__key=RENEWAL).values_list("text_ar", "text_en"))


EDITS = {
    "a text": lambda own: own.filter(order=1).update(text_en="Ours"),
    "an order": lambda own: own.filter(order=1).update(order=9),
    "one less": lambda own: own.filter(order=2).delete(),
    "one more": lambda own: own.create(order=9, text_ar="لنا", text_en="Ours"),
    "two in one place": lambda own: own.create(order=1, text_ar="لنا", text_en="Ours"),
    "none left": lambda own: own.all().delete(),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_list_that_an_editor_changed_is_left_whole(catalogue, changed_file: Changed, edit: str):
    EDITS[edit](Service.objects.get(key=RENEWAL).requirements)
    ours, new = pairs(), changed_file(drop_first)
    for _ in range(2):
        summary = loaded(new)
        assert "left alone: requirements of “renew-saudi-passport” were edited here" in summary
        assert summary.count("left alone: ") == 1
    assert pairs() == ours


def test_a_list_put_back_as_the_file_had_it_follows_the_file_again(catalogue, changed_file: Changed):
    first = Service.objects.get(key=RENEWAL).requirements.get(order=1)
    before, text = pairs(), first.text_en
    new = changed_file(drop_first)
    for ours in ("Ours", text):
        Requirement.objects.filter(pk=first.pk).update(text_en=ours)
        loaded(new)
    assert pairs() == before[1:]


def test_lists_of_which_nothing_was_ever_loaded_are_an_editors(catalogue):
    LoadedFile.objects.all().delete()
    Service.objects.get(key=RENEWAL).requirements.get(order=1).delete()
    assert loaded().count("left alone: ") == 1
    assert len(pairs()) == 4


def test_an_edited_list_holds_back_no_other(catalogue, changed_file: Changed):
    Requirement.objects.filter(service__key=RENEWAL).update(text_en="Ours")
    loaded(changed_file(lambda file: drop_first(file, "steps")))
    assert Step.objects.filter(service__key=RENEWAL).count() == 5


def test_a_shorter_list_takes_its_steps_away(catalogue, changed_file: Changed):
    cut = changed_file(lambda file: [find(file)[f"steps_{language}"].pop() for language in ("ar", "en")])
    assert "1 removed" in loaded(cut)
    assert Step.objects.filter(service__key=RENEWAL).count() == 5


def test_a_service_that_left_the_file_stays_whole_and_is_named(catalogue, changed_file: Changed):
    def drop(file: dict) -> None:
        file["services"].remove(find(file))
        for category in file["categories"]:
            category["services"] = [entry for entry in category["services"] if entry["key"] != RENEWAL]
        for service in file["services"]:
            service["related"] = [key for key in service.get("related", []) if key != RENEWAL]

    summary = loaded(changed_file(drop))
    assert summary.count("left alone") == 2  # the line that names it, and the count
    assert "service “renew-saudi-passport” is no longer in the file" in summary
    service = Service.objects.get(key=RENEWAL)
    assert (service.listings.count(), service.steps.count()) == (1, 6)


def test_a_service_an_editor_deleted_does_not_come_back(catalogue):
    Service.objects.get(key=RENEWAL).delete()
    assert loaded().count("left alone: ") == 1
    assert not Service.objects.filter(key=RENEWAL).exists()
