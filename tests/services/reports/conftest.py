"""People of the demo registry who print reports, and what they and others see of them."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from services.models import Report
from tests.conftest import enter

Make = Callable[..., Report]


@pytest.fixture
def head(demo_people: dict[str, User], client: Client) -> Client:
    """The browser of the head of a family, activated and signed in."""
    return enter(client, demo_people["head"])


def address(kind: str, language: str = "en") -> str:
    return f"/{language}/account/reports/new/{kind}/"


def asked(client: Client, kind: str, **answers: str):
    """The form of a report sent as its page offers it, but for `answers`."""
    page = client.get(address(kind)).content.decode()
    offered = {
        name: value for name, value in re.findall(r'name="(about|vehicle|submission)" value="([^"]+)"', page)[::-1]
    }
    return client.post(address(kind), offered | answers)


def made(client: Client, kind: str, **answers: str) -> Report:
    """The report that a form made."""
    answer = asked(client, kind, **answers)
    assert answer.status_code == 302, re.findall(r'class="error[^>]*>([^<]+)', answer.content.decode())
    return Report.objects.get(number=answer["Location"].split("/")[-2])


def read(client: Client, report: Report, language: str = "en") -> str:
    return client.get(f"/{language}/account/reports/{report.number}/").content.decode()


def verdict(report: Report | str, language: str = "en", client: Client | None = None) -> str:
    """What somebody who scans the sheet reads."""
    code = report if isinstance(report, str) else report.code
    answer = (client or Client()).get(f"/{language}/verify/{code}/")
    assert answer.status_code == 200
    return answer.content.decode()
