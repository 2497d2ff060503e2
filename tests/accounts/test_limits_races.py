"""Budgets and the wrong-password ladder under real concurrency."""

from collections import Counter

from accounts import failures, limits
from accounts.models import User
from tests.accounts.parallel import RACES, at_once

pytestmark = RACES


def test_of_128_passwords_tried_at_once_exactly_five_are_let_through() -> None:
    answers = at_once(lambda n: type(failures.reserve("fictional25")).__name__, 128)
    assert Counter(answers) == {"Allowed": 5, "Limited": 123}


def test_of_128_passwords_for_both_names_of_one_account_exactly_five_are_judged() -> None:
    owner = User(pk=25)
    answers = at_once(
        lambda n: type(failures.reserve_by_name(["fictional25", "1900000025"][n % 2], owner)).__name__, 128
    )
    assert Counter(answers) == {"Allowed": 5, "Unjudged": 5, "Limited": 118}


def test_of_128_presses_at_once_exactly_the_budget_is_let_through() -> None:
    answers = at_once(lambda n: bool(limits.allow("code-sends-unproven-ip", "203.0.113.1")), 128)
    assert sum(answers) == 20


def test_crowds_at_different_doors_do_not_disturb_each_other() -> None:
    answers = at_once(lambda n: (n % 4, bool(limits.allow("code-sends-unproven-phone", str(n % 4)))), 64)
    assert Counter(door for door, let_through in answers if let_through) == {0: 3, 1: 3, 2: 3, 3: 3}
