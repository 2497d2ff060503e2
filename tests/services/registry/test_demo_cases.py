import json

import pytest

from accounts.identity import has_check_digit, normalise_phone
from accounts.models import User
from activation.access import Assurance, assurance_level
from services.registry.demo.backend import DemoRegistry
from services.registry.demo.cases import CASES, SITUATIONS, shown_by, typed_by
from services.registry.demo.people import EVERYBODY, PEOPLE
from services.registry.kinds import KINDS
from services.registry.protocol import Query
from tests.content_files import CATALOGUE

SHOWN = json.loads(CATALOGUE.path.read_text())["services"]


def test_every_inquiry_of_the_catalogue_has_somebody_with_without_and_with_a_problem():
    inquiries = {service["key"] for service in SHOWN if service["kind"] == "inquiry"}
    assert inquiries == CASES.keys()
    assert all(tuple(case) == SITUATIONS and set(case.values()) <= PEOPLE.keys() for case in CASES.values())


def test_nobody_is_there_for_nothing():
    without = {code for code in PEOPLE if not shown_by(code)}
    assert without == {"waiting", "without-account"}  # a state of the account, and the walk-through


def test_numbers_are_fictional_each_its_own_and_mobiles_too():
    numbers = [one.number for one in EVERYBODY]
    mobiles = [one.account.mobile if one.account else one.mobile for one in PEOPLE.values()]
    assert all(number.startswith(("1900", "2900")) and has_check_digit(number) for number in numbers)
    assert all(mobile == normalise_phone(mobile) and mobile.startswith("+966500000") for mobile in mobiles)
    assert len(set(numbers)) == len(numbers)
    assert len(set(mobiles)) == len(mobiles)


def test_everybody_has_an_account_as_is_said_of_them(demo_people: dict[str, User]):
    levels = {code: assurance_level(user) for code, user in demo_people.items()}
    assert levels.pop("waiting") == Assurance.REGISTERED
    assert set(levels.values()) == {Assurance.ACTIVATED}
    assert PEOPLE.keys() - demo_people.keys() == {"without-account"}


@pytest.mark.usefixtures("demo_people")
def test_every_kind_of_record_is_held_about_somebody():
    registry = DemoRegistry()
    held = {key for key, kind in KINDS.items() for one in EVERYBODY if registry.records(Query(one.number, kind)).total}
    assert held == KINDS.keys()


@pytest.mark.usefixtures("demo_people")
def test_whoever_is_on_somebodys_list_is_known_as_a_person_too():
    registry = DemoRegistry()
    listed = [
        row for one in PEOPLE.values() for row in registry.records(Query(one.number, KINDS["sponsored-person"])).records
    ]
    assert listed
    for row in listed:
        known = registry.person(row.id_number)
        assert (known.name, known.birth_date) == (row.name, row.birth_date)


@pytest.mark.usefixtures("demo_people")
def test_what_a_person_types_without_sign_in_is_what_the_registry_holds():
    number, born = typed_by("lapsed")
    assert DemoRegistry().person(number).birth_date == born
