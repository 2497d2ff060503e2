"""A broken content file is refused whole, and the operator is told the line and the fault."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from activation.models import Region
from services.models import Agency
from tests.content_files import ACTIVATION, CATALOGUE, ContentFile

pytestmark = pytest.mark.django_db
FILES = [CATALOGUE, ACTIVATION]


def first(file: dict) -> dict:
    return file["services"][0]


def other_way(file: dict) -> dict:
    return first(file)["other_ways"][0]


def entry(file: dict) -> dict:
    return file["categories"][0]["services"][0]


def hours(file: dict) -> dict:
    return file["offices"][0]["opening"][0]


def holiday(file: dict) -> dict:
    return file["holidays"][0]


def way(file: dict) -> dict:
    return file["banks"][0]["ways"][0]


CATALOGUE_FAULTS = {
    "a missing text": (lambda f: first(f).pop("name_en"), "“name_en” is missing"),
    "an empty text": (lambda f: first(f).update(summary_ar=""), "“summary_ar”: This field cannot be blank."),
    "a number for a text": (lambda f: first(f).update(name_ar=7), "“name_ar”: must be text"),
    "a text too long": (lambda f: first(f).update(name_en="x" * 200), "at most 160 characters"),
    "a text for a fee": (lambda f: first(f).update(fee="300"), "“fee”: must not be text"),
    "a fee below nothing": (lambda f: first(f).update(fee=-1), "greater than or equal to 0"),
    "true for a fee": (lambda f: first(f).update(fee=True), "“fee” must be an amount"),
    "another currency": (lambda f: first(f).update(fee_currency="EUR"), "must be SAR"),
    "an unknown audience": (lambda f: first(f).update(audience="martians"), "'martians' is not a valid choice"),
    "an unknown agency": (lambda f: first(f).update(agency="nobody"), "“nobody” is not known here"),
    "an unknown category": (lambda f: first(f).update(categories=["none"]), "names “none”, which does not list"),
    "an unknown service": (lambda f: entry(f).update(key="none"), "“none” is no service of this file"),
    "a service listed twice": (lambda f: f["categories"][0]["services"].append(entry(f)), "is listed twice"),
    "a listing unknown to its service": (
        lambda f: f["categories"][1]["services"].append(entry(f) | {"order": 99}),
        "does not name the category “passports-inquiries”",
    ),
    "a key twice": (lambda f: f["services"].append(first(f)), "“issue-saudi-passport” appears twice"),
    "an agency twice": (lambda f: f["agencies"].append(f["agencies"][0]), "the key “passports” appears twice"),
    "another slug": (lambda f: first(f).update(slug="other"), "must be the same as “key”"),
    "an access denied": (lambda f: first(f).update(needs_activation=False), "contradicts “access”"),
    "fewer English steps": (lambda f: first(f)["steps_en"].pop(), "as many texts as “steps_ar”"),
    "steps that are one text": (lambda f: first(f).update(steps_ar="x"), "must be a list of texts"),
    "a key that is a list": (lambda f: first(f).update(key=[]), "must be text"),
    "an unknown related service": (lambda f: first(f).update(related=["none"]), "“none” is not known here"),
    "an unknown source": (lambda f: first(f).update(sources=["none"]), "“none” is not known here"),
    "a day that is none": (lambda f: first(f).update(reviewed_on="2026-13-01"), "invalid date"),
    "half a text": (
        lambda f: first(f).pop("afterwards_en"),
        "“afterwards_ar” stands alone: “afterwards_en” is missing",
    ),
    "a question without an answer": (lambda f: first(f)["questions"][0].pop("answer_en"), "“answer_en” is missing"),
    "questions that are one text": (lambda f: first(f).update(questions="x"), "must be a list of objects"),
    "an unknown other way": (lambda f: other_way(f).update(channel="owl"), "'owl' is not a valid choice"),
    "a link that is none": (lambda f: other_way(f).update(url="no"), "Enter a valid URL"),
    "a text for a place": (lambda f: first(f).update(popular="1"), "“popular”: must not be text"),
    "an unknown status": (lambda f: first(f).update(status="maybe"), "'maybe' is not a valid choice"),
    "no services at all": (lambda f: f.pop("services"), "“services” is missing"),
}
ACTIVATION_FAULTS = {
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
    "a day of no week": (lambda f: hours(f).update(days=["someday"]), "“someday” is no day of the week"),
    "hours that are no time": (lambda f: hours(f).update(opens="morning"), "“opens”: “morning:00” value"),
    "a holiday that ends first": (lambda f: holiday(f).update(last_day="2020-01-01"), "“last_day” is before"),
    "a holiday without a day": (lambda f: holiday(f).update(first_day="soon"), "“first_day”"),
    "an unknown bank channel": (lambda f: way(f).update(channels=["owl"]), "'owl' is not a valid choice"),
    "fewer English bank steps": (lambda f: way(f)["steps_en"].pop(), "as many texts as “steps_ar”"),
    "places that are no list": (lambda f: f.update(offices={}), "must be a list of objects"),
}
FAULTS = {CATALOGUE: CATALOGUE_FAULTS, ACTIVATION: ACTIVATION_FAULTS}


def each(files: list[ContentFile]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("file", files, ids=lambda file: file.command)


@pytest.mark.parametrize(
    ("file", "fault"),
    [pytest.param(file, fault, id=f"{file.command}: {fault}") for file in FILES for fault in FAULTS[file]],
)
def test_a_broken_file_is_refused_whole_with_line_and_fault(tmp_path: Path, file: ContentFile, fault: str):
    change, words = FAULTS[file][fault]
    with pytest.raises(CommandError, match=r"was refused, nothing is loaded\.\nline \d+: ") as refusal:
        file.load(file.changed(tmp_path, change))
    assert words in str(refusal.value)
    assert not Agency.objects.exists()
    assert not Region.objects.exists()


@pytest.mark.parametrize(
    ("file", "rows", "name"), [(CATALOGUE, "services", "audience"), (ACTIVATION, "offices", "kind")]
)
def test_the_fault_names_the_line_it_stands_on(tmp_path: Path, file: ContentFile, rows: str, name: str):
    path = file.changed(tmp_path, lambda content: content[rows][3].update({name: "martians"}))
    line = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if "martians" in text)
    with pytest.raises(CommandError, match=rf"line {line}: “{name}”"):
        file.load(path)


@each(FILES)
@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "line 1: "),
        (b"{", "line 1: "),
        (b'{\n"regions": [,]}', "line 2: "),
        (b'{\n"a": tru}', "line 2: "),
        (b"[]", "line 1: must be one object"),
        (b'{\n\n"a": "\xff"}', "line 3: is not UTF-8"),
        (b'{\n"a": {"b": 1, "b": 2}}', "line 2: a name appears twice"),
    ],
)
def test_what_is_no_json_is_refused_with_its_line(tmp_path: Path, file: ContentFile, content: bytes, fault: str):
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=fault):
        file.load(path)


@each(FILES)
def test_a_file_that_is_not_there_is_said_so(tmp_path: Path, file: ContentFile):
    with pytest.raises(CommandError, match="can't be read"):
        file.load(tmp_path / "nowhere.json")


@each(FILES)
def test_a_broken_file_leaves_what_was_loaded_as_it_was(tmp_path: Path, file: ContentFile):
    file.load()
    with pytest.raises(CommandError):
        file.load(file.changed(tmp_path, lambda content: content.popitem()))
    assert file.load().endswith(": nothing new.\n")
