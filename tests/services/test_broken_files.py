"""A broken catalogue file is refused whole, and the operator is told the line and the fault."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError

from services.models import Agency, Service
from tests.services.conftest import Change, loaded

Changed = Callable[[Change], Path]


def first(file: dict) -> dict:
    return file["services"][0]


def entry(file: dict) -> dict:
    return file["categories"][0]["services"][0]


BROKEN = {
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
    "an unknown status": (lambda f: first(f).update(status="maybe"), "'maybe' is not a valid choice"),
    "no services at all": (lambda f: f.pop("services"), "“services” is missing"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_refused_whole_with_line_and_fault(changed_file: Changed, case: str):
    change, fault = BROKEN[case]
    with pytest.raises(CommandError, match=r"was refused, nothing is loaded\.\nline \d+: ") as refusal:
        loaded(changed_file(change))
    assert fault in str(refusal.value)
    assert not Agency.objects.exists()


@pytest.mark.django_db
def test_the_fault_names_the_line_it_stands_on(changed_file: Changed):
    path = changed_file(lambda file: file["services"][40].update(audience="martians"))
    line = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if "martians" in text)
    with pytest.raises(CommandError, match=rf"line {line}: “audience”"):
        loaded(path)


@pytest.mark.parametrize("bad", [b"{", b'{\n"a": tru}', b'{"a": "\xff"}', b""])
def test_what_is_no_json_leaves_the_catalogue_as_it_was(catalogue, tmp_path: Path, bad: bytes):
    path = tmp_path / "bad.json"
    path.write_bytes(bad)
    with pytest.raises(CommandError, match=r"line \d+"):
        loaded(path)
    assert Service.objects.count() == 63
