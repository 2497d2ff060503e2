"""What an operator may rely on when the activation data are loaded, again and again."""

from datetime import time

import pytest

from absher_portal.models import ContentVersion, LoadedFile
from activation.models import Bank, Channel, City, Place, Region
from tests.activation.conftest import loaded
from tests.content_files import Changed


@pytest.mark.django_db
def test_the_whole_file_is_loaded_in_both_languages():
    assert "456 new" in loaded()
    assert [model.objects.count() for model in (Region, City, Channel, Place, Bank)] == [13, 75, 3, 69, 14]
    office = Place.objects.get(code="PA-001")
    assert office.name_en == "Riyadh Region Passports Department"
    assert office.name_ar == "إدارة جوازات منطقة الرياض"
    assert office.city.region.slug == "riyadh"
    assert Channel.objects.get(key="kiosks").steps_ar.startswith("ادخل إلى البوابة")


def test_what_became_of_a_bank_is_known(centres):
    became = dict(Bank.objects.exclude(successor=None).values_list("slug", "successor__slug"))
    assert became == {"ncb": "snb", "samba": "snb", "alawwal": "sab", "sabb": "sab"}
    assert Bank.objects.filter(is_active=True).count() == 10


def test_loading_again_changes_nothing(centres, django_assert_max_num_queries):
    version = ContentVersion.read()
    with django_assert_max_num_queries(2):
        assert loaded() == "activation: nothing new.\n"
    assert ContentVersion.read() == version


def test_a_change_in_the_file_arrives(centres, changed_file: Changed):
    path = changed_file(lambda file: file["offices"][0].update(address_en="New street"))
    assert "0 new, 1 changed" in loaded(path)
    assert Place.objects.get(code="PA-001").address_en == "New street"


def test_what_an_admin_edited_stays_and_is_named(centres, changed_file: Changed):
    Place.objects.filter(code="PA-001").update(address_en="Edited street")
    path = changed_file(lambda file: file["offices"][0].update(address_en="File street", hours_en="By day"))
    summary = loaded(path)
    assert "left alone: place “PA-001” edited here: address_en" in summary
    office = Place.objects.get(code="PA-001")
    assert (office.address_en, office.hours_en) == ("Edited street", "By day")


def test_an_edit_outlives_many_loads(centres, changed_file: Changed):
    Place.objects.filter(code="PA-001").update(address_en="Edited street")
    for text in ("first", "second"):
        loaded(changed_file(lambda file, text=text: file["offices"][0].update(address_en=text)))
    assert Place.objects.get(code="PA-001").address_en == "Edited street"


def test_what_an_admin_deleted_does_not_come_back(centres, changed_file: Changed):
    Place.objects.get(code="PA-002").delete()
    summary = loaded(changed_file(lambda file: file["offices"][0].update(address_en="x")))
    assert "left alone: place “PA-002” was deleted here" in summary
    assert not Place.objects.filter(code="PA-002").exists()


def test_what_an_admin_made_is_not_overwritten(centres, changed_file: Changed):
    city = City.objects.get(slug="riyadh")
    Place.objects.create(code="PA-900", city=city, name_ar="لنا", name_en="Ours", latitude=1, longitude=1)
    added = {"code": "PA-900", "name_en": "Theirs"}
    summary = loaded(changed_file(lambda file: file["offices"].append(file["offices"][0] | added)))
    assert "place “PA-900” edited here" in summary
    assert Place.objects.get(code="PA-900").name_en == "Ours"


def test_what_the_file_no_longer_names_stays_and_is_named(centres, changed_file: Changed):
    summary = loaded(changed_file(lambda file: file["offices"].pop()))
    assert "place “KI-069” is no longer in the file" in summary
    assert Place.objects.filter(code="KI-069").exists()


def test_hours_follow_the_file_until_an_editor_changes_them(centres, changed_file: Changed):
    def later(file: dict) -> None:
        for office in file["offices"][:2]:
            office["opening"][0]["opens"] = "09:00"

    Place.objects.get(code="PA-001").opening_hours.filter(weekday=4).delete()
    assert "openinghours of “PA-001” were edited here" in loaded(changed_file(later))
    opens = {code: Place.objects.get(code=code).opening_hours.values_list("opens") for code in ("PA-001", "PA-002")}
    assert set(opens["PA-001"]) == {(time(8),)}
    assert set(opens["PA-002"]) == {(time(9),)}


def test_a_column_that_the_file_brings_later_is_filled(centres, changed_file: Changed):
    kept = LoadedFile.objects.get(source="activation")
    for values in kept.records["activation.Region"].values():
        del values["short_name_en"]
    kept.digest = ""
    kept.save()
    Region.objects.exclude(slug="makkah").update(short_name_en="")
    Region.objects.filter(slug="makkah").update(short_name_en="Ours")
    assert "region “makkah” edited here: short_name_en" in loaded(
        changed_file(lambda f: makkah(f).update(short_name_en="Mecca"))
    )
    assert Region.objects.get(slug="riyadh").short_name_en == "Riyadh"


def makkah(file: dict) -> dict:
    return next(region for region in file["regions"] if region["slug"] == "makkah")
