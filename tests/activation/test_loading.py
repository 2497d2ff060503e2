"""What an operator may rely on when the activation data are loaded, again and again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError

from absher_portal.models import ContentVersion
from activation.models import Bank, Channel, City, Place, Region
from tests.activation.conftest import Change, loaded

Changed = Callable[[Change], Path]


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


BROKEN = {
    "a missing text": (lambda f: f["offices"][0].pop("name_en"), "“name_en” is missing"),
    "an empty text": (lambda f: f["offices"][0].update(name_en=""), "“name_en”: This field cannot be blank."),
    "a text that is null": (
        lambda f: f["regions"][0].update(name_ar=None),
        "cannot be blank",
    ),
    "a number for a text": (lambda f: f["offices"][0].update(name_en=5), "“name_en”: must be text"),
    "a text for a number": (lambda f: f["regions"][0]["cities"][0].update(lat="x"), "must not be text"),
    "a place off the globe": (lambda f: f["offices"][0].update(lat=99.0), "less than or equal to 90.0"),
    "an unknown kind": (
        lambda f: f["offices"][0].update(kind="embassy"),
        "'embassy' is not a valid choice",
    ),
    "an unknown city": (
        lambda f: f["offices"][0].update(city="atlantis"),
        "“atlantis” is not known",
    ),
    "a city elsewhere": (lambda f: f["offices"][0].update(city="jeddah"), "“jeddah” is not in “riyadh”"),
    "a code twice": (lambda f: f["offices"].append(f["offices"][0]), "the key “PA-001” appears twice"),
    "a website that is none": (lambda f: f["banks"][0].update(website="no"), "Enter a valid URL"),
    "a city that is a list": (lambda f: f["offices"][0].update(city=[]), "“city”"),
    "sections that are none": (lambda f: f["offices"][0].update(sections=None), "must be a list of texts"),
    "an unknown former name": (
        lambda f: f["current_banks"][8].update(listed_as=["x"]),
        "“x” is not in",
    ),
    "no former name": (lambda f: f["current_banks"][8].update(listed_as=[]), "“listed_as” must not be empty"),
    "a successor that is a text": (lambda f: f["banks"][3].update(successor="sab"), "must be an object"),
    "an unknown successor": (lambda f: f["banks"][3]["successor"].update(slug="x"), "“x” is not known here"),
    "steps that are no list": (lambda f: f["channels"][0].update(steps_ar="x"), "must be a list of texts"),
    "places that are no list": (lambda f: f.update(offices={}), "must be a list of objects"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_refused_whole_with_line_and_fault(changed_file: Changed, case: str):
    change, fault = BROKEN[case]
    with pytest.raises(CommandError, match=r"was refused, nothing is loaded\.\nline \d+: ") as refusal:
        loaded(changed_file(change))
    assert fault in str(refusal.value)
    assert not Region.objects.exists()


@pytest.mark.django_db
def test_the_fault_names_the_line_it_stands_on(changed_file: Changed):
    path = changed_file(lambda file: file["offices"][3].update(kind="embassy"))
    line = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if "embassy" in text)
    with pytest.raises(CommandError, match=rf"line {line}: “kind”"):
        loaded(path)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b'{\n"regions": [,]}', "line 2: "),
        (b"[]", "line 1: must be one object"),
        (b'{\n\n"a": "\xff"}', "line 3: is not UTF-8"),
        (b'{\n"a": {"b": 1, "b": 2}}', "line 2: a name appears twice"),
    ],
)
def test_a_file_that_is_no_json_is_refused_with_its_line(tmp_path: Path, content: bytes, fault: str):
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=fault):
        loaded(path)


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_said_so(tmp_path: Path):
    with pytest.raises(CommandError, match="can't be read"):
        loaded(tmp_path / "nowhere.json")
