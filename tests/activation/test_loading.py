"""What an operator may rely on when the activation data are loaded, again and again."""

import pytest

from absher_portal.models import ContentVersion
from activation.models import Bank, Channel, City, Place, Region
from tests.activation.conftest import loaded
from tests.content_files import Changed


@pytest.mark.django_db
def test_the_whole_file_is_loaded_in_both_languages():
    assert "174 new" in loaded()
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
