"""Both registries answer alike: the demo's tables, and the same people at the other end of a wire."""

import json
from typing import Any

import jsonschema_rs
import pytest

from services.registry.demo.backend import DemoRegistry
from services.registry.demo.people import PEOPLE
from services.registry.http.backend import HttpRegistry
from services.registry.http.contract import description
from services.registry.kinds import KINDS
from services.registry.kinds.traffic import TrafficViolation, TrafficViolationTotal
from services.registry.protocol import MOST, Query, Registry
from tests.guards.source import ROOT

pytestmark = pytest.mark.usefixtures("demo_people")
HEAD, NOBODY = PEOPLE["head"].number, "1999999996"
MOVING = TrafficViolationTotal  # says when it was added up


def everything(number: str) -> dict[str, Any]:
    """What the demo registry knows of somebody, as the contract writes it."""
    demo = DemoRegistry()
    records = {key: demo.records(Query(number, kind, limit=MOST)).records for key, kind in KINDS.items()}
    person = demo.person(number)
    return {
        "person": person and person.to_json(),
        "records": {key: [one.to_json() for one in some] for key, some in records.items()},
        "facts": dict(demo.facts(number)),
    }


@pytest.fixture(params=["demo", "http"])
def registry(request: pytest.FixtureRequest) -> Registry:
    if request.param == "demo":
        return DemoRegistry()
    request.getfixturevalue("stub").set(rows={HEAD: everything(HEAD)})
    return HttpRegistry()


def test_a_person_is_who_has_the_number(registry):
    assert registry.person(HEAD).national_id == HEAD
    assert registry.person(NOBODY) is None


def test_records_come_newest_first_in_pages_of_what_fits(registry):
    first, second = (registry.records(Query(HEAD, TrafficViolation, offset=n, limit=4)) for n in (0, 4))
    moments = [one.date_time for one in (*first.records, *second.records)]
    assert moments == sorted(moments, reverse=True)
    assert len(moments) == 8
    assert first.total == second.total >= 8
    beyond = registry.records(Query(HEAD, TrafficViolation, offset=MOST))
    assert (beyond.records, beyond.total) == ((), first.total)


def test_records_fit_all_that_they_must_equal(registry):
    batch = registry.records(Query(HEAD, TrafficViolation, {"status": "unpaid"}))
    assert {one.status for one in batch.records} == {"unpaid"}
    assert len(batch.records) == batch.total


def test_whom_it_does_not_know_has_no_records_and_no_facts(registry):
    assert {registry.records(Query(NOBODY, kind)).total for kind in KINDS.values()} == {0}
    assert registry.facts(NOBODY) == {}


def test_facts_prove_who_somebody_is(registry):
    assert dict(registry.facts(HEAD)) == {name: tuple(known) for name, known in everything(HEAD)["facts"].items()}
    assert registry.facts(HEAD)["passport-number"]


def test_both_are_there(registry):
    assert registry.availability().is_up


@pytest.mark.parametrize("code", PEOPLE)
def test_every_record_comes_over_the_wire_as_it_was(stub, code):
    number = PEOPLE[code].number
    stub.set(rows={number: everything(number)})
    here, there = DemoRegistry(), HttpRegistry()
    for kind in KINDS.values():
        query = Query(number, kind, limit=MOST)
        known, told = here.records(query), there.records(query)
        assert told.total == known.total
        assert kind is MOVING or told.records == known.records
    assert there.person(number) == here.person(number)


@pytest.mark.parametrize("code", PEOPLE)
def test_every_record_fits_the_description(code):
    schemas = description()["components"]["schemas"]
    for key, records in everything(PEOPLE[code].number)["records"].items():
        schema = {"$ref": f"#/components/schemas/{key}", "components": {"schemas": schemas}}
        judge = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
        assert [error.message for record in records for error in judge.iter_errors(record)] == []


def test_the_description_in_the_documents_is_the_one_that_records_have():
    kept = json.loads((ROOT / "docs/registry-openapi.json").read_text())
    assert kept == description(), "manage.py registry_contract > docs/registry-openapi.json"
