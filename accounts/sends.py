"""What a code by text costs: the budgets of who asks, the breaker over all, and the count of each range of numbers.

A decoy is counted like a real send, by the same statements, so that nothing tells the two apart.
"""

import logging
from functools import partial

from django.db import transaction

from accounts.limits import Limited, allow
from accounts.models.networks import SendRange
from accounts.models.otp import OtpChallenge, Purpose
from accounts.models.user import User
from accounts.numbers import CODE_SENDS_A_MINUTE

alarm = logging.getLogger("portal.alarm")

# Asked for by someone who has shown the password, or by an officer.
PROVEN = {
    Purpose.SIGN_IN: "code-sends-sign-in",
    Purpose.OLD_PHONE: "code-sends-phone-change",
    Purpose.NEW_PHONE: "code-sends-phone-change",
    Purpose.DESK: "code-sends-desk",
}
RECOVERY = {Purpose.RECOVER_PASSWORD, Purpose.RECOVER_USERNAME}


def over_budget(purpose: Purpose, phone: str, user: User | None, ip: str, budget: str) -> Limited | None:
    """Take a place of each budget of this send; the first that is empty.

    `budget` is the key that recovery, and sign-in on a known device, are counted by. The address is asked before the
    phone: an address over its budget must not spend a stranger's. The breaker comes last: only sends count.
    """
    for name, key in _budgets(purpose, phone, user, ip, budget):
        if isinstance(answer := allow(name, key), Limited):
            return answer
    # Strangers who set off theirs keep nobody from signing in, nor from recovering on a device of their own.
    breaker = allow("code-sends-everywhere", "known" if purpose in PROVEN or _is_device(budget) else "strangers")
    if isinstance(breaker, Limited):
        return breaker
    if breaker.is_last:  # so one line for each minute in which it trips
        _say("%d codes asked for within a minute: no more until it is over", CODE_SENDS_A_MINUTE)
    return None


def count_sent(challenge: OtpChallenge) -> None:
    """Count this send for its range, and raise the range's alarm when too few codes come back."""
    within = SendRange.count(challenge.phone, challenge.sent_at, sent=0 if challenge.is_decoy else 1)
    if within.raise_alarm():
        shown = f"{within.prefix[:4]} {within.prefix[4:]} ####"  # apart, or the logs take it for a number
        _say("codes to %s: %d sent within an hour, %d entered", shown, within.sent, within.verified)


def count_entered(challenge: OtpChallenge) -> None:
    """Count a right code for the range and hour of its last send."""
    SendRange.count(challenge.phone, challenge.sent_at, verified=1)


def _budgets(purpose: Purpose, phone: str, user: User | None, ip: str, budget: str) -> list[tuple[str, str]]:
    if purpose in RECOVERY:
        return [("code-sends-unproven-ip", budget if _is_device(budget) else ip), ("code-sends-recovery", budget)]
    if purpose not in PROVEN:
        return [("code-sends-unproven-ip", ip), ("code-sends-unproven-phone", phone)]
    if user is None:
        raise ValueError(f"{purpose} needs its user: the budget is the account's")
    own = [(PROVEN[purpose], budget or f"account:{user.pk}")]
    return [*own, ("code-sends-new-phone", phone)] if purpose == Purpose.NEW_PHONE else own


def _is_device(budget: str) -> bool:
    """A browser that has signed in to the account before; what others do at its address is not its doing."""
    return budget.startswith("device:")


def _say(message: str, *facts: object) -> None:
    """Once it is committed: what is rolled back will be said again."""
    transaction.on_commit(partial(alarm.error, message, *facts))
