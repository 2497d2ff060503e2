"""Many submits of one solved code, one proof, one held check at the same moment."""

from functools import partial

import altcha
import pytest
from django.test import Client

from accounts.captcha import proof, store
from accounts.models import HumanCheckHold
from tests.accounts.image_code_page import digits_of, submit
from tests.accounts.parallel import RACES, at_once

pytestmark = [*RACES, pytest.mark.urls("tests.accounts.image_code_page")]


def submitted(key: str, digits: str, number: int) -> str:
    return submit(Client(), key, digits)


def test_of_30_submits_of_one_solved_code_exactly_one_is_let_in() -> None:
    for _ in range(2):
        key = store.new_code()
        digits = digits_of(key)
        pages = at_once(partial(submitted, key, digits), 30)
        assert pages.count("open") == 1


def test_of_30_submits_of_one_proof_exactly_one_is_let_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "PROOF_TRIES", (2, 4))
    work = altcha.Challenge.from_dict(proof.new_challenge("gate"))
    solution = altcha.solve_challenge(work)
    assert solution is not None
    done = altcha.Payload(work, solution).to_base64()
    pages = at_once(lambda n: submit(Client(), captcha_proof=done), 30)
    assert pages.count("open") == 1


def test_of_30_submits_while_the_check_holds_exactly_three_pass() -> None:
    hold = HumanCheckHold.begin("gate")
    assert sum(at_once(lambda n: HumanCheckHold.spend_submit(hold, "gate"), 30)) == 3
