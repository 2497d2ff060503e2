"""What follows every act that somebody else does to an account: its event, and the notice to its owner."""

from django.http import HttpRequest
from django.utils.translation import override

from accounts.models import SecurityEvent, User
from accounts.security.events import write_down
from accounts.security.notices import Notice, tell
from activation.models import Act, Bank, Place

CHANGED = SecurityEvent.Kind.ACTIVATION_CHANGED


def named(doer: Place | Bank | None, user: User) -> str:
    """In the language of the person who is told."""
    with override(user.language):
        return str(doer.name) if doer else ""


def follow_up(
    request: HttpRequest, user: User, act: Act, notice: Notice | None, event: SecurityEvent.Kind = CHANGED
) -> None:
    """In the act's transaction, whoever did it: at a desk, a bank or a kiosk. Without `notice` nobody is told yet."""
    if notice:
        tell(user, notice, by=named(act.place or act.bank, user))
    write_down(request, event, user, purpose=act.kind if event == CHANGED else "desk")
