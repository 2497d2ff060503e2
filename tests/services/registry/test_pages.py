"""The pages of inquiries while the registry over the wire is at fault: never an error, and never somebody else's."""

from collections.abc import Iterator

import pytest
from django.test import Client

from accounts.models import User
from services.inquiries.definition import INQUIRIES
from services.models import KeptRecords, RegistryCircuit
from services.registry.demo.people import PEOPLE
from tests.conftest import enter
from tests.pages import Page
from tests.services.inquiries.public import asking

from .conftest import Stub
from .stub import SOMEBODY, SPOILT, STATUS
from .test_contract import everything

OWN = [key for key, definition in INQUIRIES.items() if not definition.is_public]
SOMETIMES = ("flapping", "half a character", "half a page", "half a record", "too many", "record of another person")
HEAD = PEOPLE["head"].number


@pytest.fixture
def head(catalogue: None, demo_people: dict[str, User], stub: Stub, client: Client) -> Client:
    """The browser of somebody with every kind of record, at a registry over the wire."""
    stub.set(rows={HEAD: everything(HEAD)})
    return enter(client, demo_people["head"])


def pages(client: Client) -> Iterator[Page]:
    """Every inquiry as it answers now, the tables for spreadsheets too."""
    for key in OWN:
        path = f"/en/inquiries/{key}/"
        answer = client.get(path)
        assert answer.status_code == 200, path
        yield Page(path, answer)
        table = client.get(f"{path}table.csv")
        assert table.status_code in (200, 404), path


def test_all_inquiries_are_answered_over_the_wire(head):
    assert [page.path for page in pages(head) if "does not answer now" in page.text] == []


@pytest.mark.parametrize("fault", [*SPOILT, *STATUS, "cut off", "another page", "flapping"])
def test_no_fault_of_the_registry_is_one_of_a_page(head, stub, fault):
    stub.set(fault)
    answered = [page.path for page in pages(head) if "does not answer now" not in page.text]
    assert fault in SOMETIMES or answered == []


@pytest.mark.parametrize("fault", ["garbage", "broken", "wrong person"])
def test_pages_show_what_is_last_known_and_say_so(head, stub, fault):
    path = "/en/inquiries/traffic-violations/"
    head.get(path)
    stub.set(fault)
    page = Page(path, head.get(path))
    assert "This was known on" in page.text
    assert page.all("table")


def test_a_page_at_a_registry_that_is_slow_waits_once(head, stub, settings):
    settings.REGISTRY_TIMEOUT = 0.5
    stub.set("slow")
    before = stub.told("calls")
    assert "does not answer now" in Page("/en/", head.get("/en/inquiries/traffic-violations/")).text
    assert stub.told("calls") == before + 1
    assert RegistryCircuit.seen().failures == 1
    assert not KeptRecords.objects.exists()


@pytest.mark.parametrize("fault", [*SPOILT, *STATUS])
def test_strangers_are_told_nothing_wrong_either(catalogue, stub, client, settings, fault):
    settings.CAPTCHA_TEST_MODE = True
    asking.move_in()
    stub.set(fault, rows={asking.OMAR: everything(asking.OMAR)})
    page = asking.ask(client)
    assert asking.OMAR not in page.text
    assert SOMEBODY not in page.text
    # What spoils a person alone must not tell them from one whom nobody knows.
    assert "Not available now" in page.text or "What this can mean" in page.text


def test_strangers_are_answered_over_the_wire(catalogue, stub, client, settings):
    settings.CAPTCHA_TEST_MODE = True
    asking.move_in()
    stub.set(rows={asking.OMAR: everything(asking.OMAR)})
    assert "valid until" in asking.ask(client).text.lower()
