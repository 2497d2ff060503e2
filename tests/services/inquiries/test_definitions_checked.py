"""What does not fit stops the start, each fault by its own name."""

from typing import Any

import pytest
from django.core.checks import run_checks

from services.inquiries import checks
from services.inquiries.definition import INQUIRIES, About, Input, Inquiry
from services.inquiries.families.sentences import Document, State
from services.registry.demo.cases import CASES
from services.registry.kinds.identity import ResidentIdCard

SERVICE = {"kind": "service", "access": "activated"}
PUBLIC = {"kind": "inquiry", "access": "public"}
OWN = {"kind": "inquiry", "access": "activated"}


class Valid(Inquiry):
    """Of a resident ID, by whoever knows the number and the day."""

    key = "valid"
    record = ResidentIdCard
    inputs = (Input.NATIONAL_ID, Input.BIRTH_DATE)
    shows = ("status", "issue_date", "expiry_date")


def but(**other: Any) -> Inquiry:
    return type("Changed", (Valid,), other)()


def found_by(messages: Any) -> list[str]:
    return [message.id for message in messages]


def test_the_portal_starts_without_a_fault():
    assert found_by(m for m in run_checks() if m.id.startswith("services.")) == []


def test_an_inquiry_of_the_catalogue_without_a_definition_is_a_fault():
    assert found_by(checks.without_definition({"valid": PUBLIC, "other": SERVICE})) == ["services.E001"]


@pytest.mark.parametrize(
    ("inquiry", "row", "fault"),
    [
        (but(), PUBLIC, []),
        (but(), {}, ["services.E002"]),
        (but(), SERVICE, ["services.E002"]),
        (but(), OWN, ["services.E003"]),
        (but(inputs=()), OWN, ["services.E003"]),
        (but(about=(About.SELF,)), PUBLIC, ["services.E003"]),
        (but(inputs=(), about=(About.SELF,)), OWN, []),
        (but(next_steps=("nowhere",)), PUBLIC, ["services.E004"]),
    ],
)
def test_a_definition_is_asked_as_its_service_says(inquiry: Inquiry, row: dict[str, str], fault: list[str]):
    assert found_by(checks.catalogue_faults(inquiry, {"valid": row} if row else {})) == fault


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"columns": ("issue_date", "expiry_date"), "filters": ("status",), "telling": {"status": "lost"}}, []),
        ({"columns": ("shoe_size",)}, ["services.E005"]),
        ({"columns": ("iqama_number",)}, ["services.E005"]),  # not for strangers
        ({"shows": ()}, ["services.E009"]),
        ({"shows": ("status", "employer")}, ["services.E009"]),  # private
        ({"shows": ("status", "shoe_size")}, ["services.E009"]),
        ({"shows": ("status",), "inputs": (), "about": (About.SELF,)}, ["services.E009"]),
        ({"names": "shoe_size"}, ["services.E005"]),
        ({"vehicles": "plate"}, ["services.E005"]),
        ({"filters": ("issue_date",)}, ["services.E006"]),
        ({"where": {"status": "mislaid"}}, ["services.E007"]),
        ({"telling": {"state": "lost"}}, ["services.E007"]),
    ],
)
def test_a_definition_names_what_its_record_has(said: dict[str, Any], fault: list[str]):
    assert found_by(checks.field_faults(but(**said))) == fault


def test_an_inquiry_without_its_three_people_is_a_fault(monkeypatch: pytest.MonkeyPatch):
    assert set(CASES) == set(INQUIRIES)
    monkeypatch.setitem(CASES, "travel-record", {"rich": "head"})
    assert found_by(checks.inquiries(None)) == ["services.E008"]


def test_a_label_that_a_language_lacks_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(checks, "_in", lambda code, label: "Same in every language")
    assert set(found_by(checks.untranslated(Valid()))) == {"services.W001"}


def test_every_way_on_that_a_verdict_names_is_a_service():
    named = [state.step for state in _states() if state.step]
    assert named
    assert set(named) <= checks.shipped().keys()


def _states() -> list[Any]:
    """The documents and states of which families make their verdicts."""
    values = [value for family in checks.families.FAMILIES for value in vars(family).values()]
    values += [state for value in values if isinstance(value, dict) for state in value.values()]
    return [value for value in values if isinstance(value, Document | State)]
