"""The way around the image code: the device works instead of the person."""

import base64
import json
from datetime import timedelta
from typing import Any

import altcha
import pytest
from django.test import Client

from accounts.captcha import proof
from accounts.models import ProofSpent
from accounts.numbers import PROOF_COST, PROOF_TRIES
from tests.accounts.image_code_page import submit

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.image_code_page")]
EXPIRED = "The check without the image code has expired"


@pytest.fixture(autouse=True)
def little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "PROOF_TRIES", (2, 4))


def fetched(client: Client, form: str = "gate") -> dict[str, Any]:
    response = client.get(f"/captcha/proof/{form}/")
    assert "no-store" in response["Cache-Control"]
    return response.json()


def solved(challenge: dict[str, Any]) -> str:
    """What the worker in the browser makes of a challenge."""
    work = altcha.Challenge.from_dict(challenge)
    solution = altcha.solve_challenge(work)
    assert solution is not None
    return altcha.Payload(work, solution).to_base64()


def test_who_cannot_use_the_code_is_let_in_by_work(client: Client) -> None:
    assert submit(client, captcha_proof=solved(fetched(client))) == "open"


def test_another_wrong_field_does_not_cost_the_work_again(client: Client) -> None:
    page = submit(client, captcha_proof=solved(fetched(client)), word="42")
    assert "Done: you do not need to enter it again" in page
    assert submit(client) == "open"


def test_a_proof_is_good_once(client: Client) -> None:
    done = solved(fetched(client))
    assert submit(client, captcha_proof=done) == "open"
    assert EXPIRED in submit(Client(), captcha_proof=done)
    padded = base64.b64encode(base64.b64decode(done) + b"  ").decode()
    assert EXPIRED in submit(Client(), captcha_proof=padded)
    assert ProofSpent.objects.count() == 1


def test_a_proof_is_good_for_its_form_only(client: Client) -> None:
    done = solved(fetched(client, "other"))
    assert EXPIRED in submit(client, captcha_proof=done)
    assert submit(client, captcha_proof=done, place="/en/other") == "open"


def test_a_proof_is_good_for_ten_minutes(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "PROOF_LIFE", timedelta(seconds=-2))
    assert EXPIRED in submit(client, captcha_proof=solved(fetched(client)))


EASIER = [{"keyPrefix": "00"}, {"keyPrefix": "", "cost": 1}, {"expiresAt": 9_999_999_999}, {"data": {"form": "gate"}}]


@pytest.mark.parametrize("change", EASIER)
def test_a_challenge_changed_on_the_way_is_refused(client: Client, change: dict[str, Any]) -> None:
    challenge = fetched(client)
    challenge["parameters"] |= change
    assert EXPIRED in submit(client, captcha_proof=solved(challenge))


def test_unfinished_work_is_refused(client: Client) -> None:
    payload = {"challenge": fetched(client), "solution": {"counter": 1, "derivedKey": "00" * 32}}
    assert EXPIRED in submit(client, captcha_proof=base64.b64encode(json.dumps(payload).encode()).decode())


BROKEN = ["x", "é", "e30=", "W10=", base64.b64encode(b'{"challenge": [], "solution": 1}').decode(), "A" * 10_000]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_proof_gets_words_not_a_fault(client: Client, broken: str) -> None:
    assert EXPIRED in submit(client, captcha_proof=broken)


def test_the_work_takes_a_phone_a_few_seconds_at_most() -> None:
    rounds_a_second = 500_000  # PBKDF2 in a slow phone's browser
    assert PROOF_COST * PROOF_TRIES[1] / rounds_a_second <= 4
    assert PROOF_COST * PROOF_TRIES[0] >= 1_000_000
