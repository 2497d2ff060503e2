"""What an officer may put right in an account, each in the transaction that writes the act down.

A thief who fooled an officer must not keep the account: what changes how its owner gets in signs everyone out,
and holds further changes for a day.
"""

from accounts import failures, limits
from accounts.models import ChangeHold, OtpChallenge, RecoveryAttempt, User
from accounts.security.clearing import sign_out_everywhere
from accounts.security.notices import Notice, tell


def reopen(user: User) -> None:
    """Locked, closed, or shut by wrong passwords or answers: as if none had been given."""
    user.state = User.State.OPEN
    user.save(update_fields=["state"])
    sign_out_everywhere(user)
    failures.forget(user)
    limits.forget("recovery-answers", RecoveryAttempt.pair_of(user))


def clear_questions(user: User) -> None:
    """The owner chooses three anew; until then no answer opens anything."""
    user.security_answers.all().delete()
    RecoveryAttempt.cancel(user)


def move_to(user: User, phone: str, by: str) -> bool:
    """Make the proved number (E.164) the account's and tell the old one too; False when it is another account's.

    The caller then undoes the transaction. What had begun ends first: a new number bars the account's row even to
    what only names it, such as an answer being judged.
    """
    before = user.phone
    OtpChallenge.void(user, before)
    sign_out_everywhere(user)
    if not user.move_to(phone):
        return False
    ChangeHold.begin(user)
    tell(user, Notice.PHONE_CHANGED_AT_OFFICE, phone=before, by=by)
    return True
