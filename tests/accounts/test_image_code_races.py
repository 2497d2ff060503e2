"""Many submits of one solved code, one proof, one held check at the same moment."""

import altcha
import pytest
from django.test import Client

from accounts.captcha import proof, store
from accounts.models import HumanCheckHold
from tests.accounts.image_code_page import digits_of, submit, wrong
from tests.accounts.parallel import RACES, at_once

pytestmark = [*RACES, pytest.mark.urls("tests.accounts.image_code_page")]


def test_of_30_submits_of_one_solved_code_exactly_one_is_let_in() -> None:
    for _ in range(5):
        key = store.new_code()
        digits = digits_of(key)
        pages = at_once(lambda n, key=key, digits=digits: submit(Client(), key, digits), 30)
        assert pages.count("open") == 1


def test_of_30_guesses_at_one_code_only_one_is_judged() -> None:
    key = store.new_code()
    digits = digits_of(key)
    spent = at_once(lambda n: store.redeem(key, digits if n == 29 else wrong(digits)), 30)
    assert sum(spent) <= 1
    assert not store.redeem(key, digits)


def test_of_30_submits_of_one_proof_exactly_one_is_let_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof, "PROOF_TRIES", (2, 4))
    work = altcha.Challenge.from_dict(proof.new_challenge("gate"))
    done = altcha.Payload(work, altcha.solve_challenge(work)).to_base64()
    pages = at_once(lambda n: submit(Client(), captcha_proof=done), 30)
    assert pages.count("open") == 1


def test_of_30_submits_while_the_check_holds_exactly_three_pass() -> None:
    hold = HumanCheckHold.begin("gate")
    assert sum(at_once(lambda n: HumanCheckHold.spend_submit(hold, "gate"), 30)) == 3
