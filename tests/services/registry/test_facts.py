"""What the registry knows of a person opens the recovery of their account."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.recovery import registry as recovery
from services.registry.demo.people import PEOPLE
from services.registry.facts import DemoRegistry, RegistryFacts
from services.registry.protocol import Silent

from .conftest import ASKED

HEAD, SOMEBODY = PEOPLE["head"].number, "2900000015"


def test_facts_come_over_the_wire(stub):
    assert RegistryFacts().facts(ASKED) == {recovery.Fact.PASSPORT_NUMBER: ("Z9000001",)}
    assert RegistryFacts().facts(SOMEBODY) == {}


def test_a_registry_that_is_silent_leaves_the_other_questions(stub, settings):
    settings.REGISTRY_FACTS = "services.registry.facts.RegistryFacts"
    stub.set("broken")
    with pytest.raises(Silent):
        RegistryFacts().facts(ASKED)
    assert recovery.facts(ASKED) == {}


def test_without_a_registry_nothing_is_known(settings):
    settings.REGISTRY = ""
    assert RegistryFacts().facts(ASKED) == {}


def test_the_demonstration_shows_its_people_their_own_facts_and_others_made_up_ones(demo_people):
    own = RegistryFacts().facts(HEAD)
    assert own
    assert DemoRegistry().facts(HEAD) == own
    assert DemoRegistry().facts(SOMEBODY) == recovery.DemoRegistry().facts(SOMEBODY)
    assert recovery.demo_facts(HEAD)["passport_number"] == own[recovery.Fact.PASSPORT_NUMBER][0]
    assert recovery.demo_facts(SOMEBODY)["iqama_expiry"]


def test_the_demonstration_shows_only_facts_that_are_known(demo_people):
    for somebody in PEOPLE.values():
        shown = recovery.demo_facts(somebody.number)
        known = DemoRegistry().facts(somebody.number)
        assert shown.keys() <= {fact.replace("-", "_") for fact in known}


def test_the_demonstration_asks_as_much_about_everybody(demo_people, django_assert_num_queries):
    with CaptureQueriesContext(connection) as asked:
        DemoRegistry().facts(HEAD)
    for number in (SOMEBODY, PEOPLE["newcomer"].number, "1999999996"):
        with django_assert_num_queries(len(asked)):
            DemoRegistry().facts(number)
