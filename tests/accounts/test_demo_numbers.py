"""Whoever tries the demonstration is given numbers to try it with, and is told where the code arrives."""

import re
from typing import Any

from django.test import Client

from accounts.demo.fictional import fictional_id, fictional_mobile
from accounts.identity import is_national_id, normalise_phone


def test_the_numbers_are_ones_that_the_form_takes() -> None:
    assert all(is_national_id(fictional_id()) for _ in range(100))
    assert re.fullmatch(r"\+96650000[0-9]{4}", normalise_phone(fictional_mobile()))


def test_a_newcomer_is_given_fictional_numbers_and_the_demo_phone(db: None, client: Client) -> None:
    page = client.get("/en/account/register/").content.decode()
    said = re.search(r'fictional ID <bdi dir="ltr">(\d{10})</bdi>', page)
    assert said
    assert is_national_id(said[1])
    assert 'href="/demo/phone/"' in page


def test_production_offers_no_fictional_numbers(db: None, client: Client, settings: Any) -> None:
    settings.PRODUCTION = True
    assert "fictional" not in client.get("/en/account/register/").content.decode()
