"""Writing down what happened to an account, with the browser and the address it came from."""

from django.http import HttpRequest

from absher_portal import request_id
from absher_portal.sealing import fingerprint
from accounts.client import client_ip
from accounts.models import SecurityEvent, User
from accounts.models.events import NOBODY
from accounts.security.chain import append
from accounts.signin.devices import device_name

# Refused whatever the caller says of the outcome.
REFUSALS = {kind for kind in SecurityEvent.Kind if kind.startswith("wrong-")} | {SecurityEvent.Kind.REFUSED}


def write_down(
    request: HttpRequest,
    kind: SecurityEvent.Kind,
    user: User | None,
    *,
    outcome: SecurityEvent.Outcome = SecurityEvent.Outcome.DONE,
    purpose: str = "",
    typed: str = "",
) -> None:
    """One row; `user` is None for a name that nobody has. The address is kept as a fingerprint only.

    `purpose` is a stable key of what was being done (`sign-in`, `recover-password`, a budget's name). `typed` names
    nobody: who writes of it waits for others who do, as with an account, and for hardly anyone else.
    """
    append(
        SecurityEvent(
            chain=user.events_chain if user else _chain_of_nobody(typed or client_ip(request)),
            kind=kind,
            outcome=SecurityEvent.Outcome.REFUSED if kind in REFUSALS else outcome,
            purpose=purpose,
            device=device_name(request),
            ip_fingerprint=fingerprint("ip", client_ip(request)),
            request_id=request_id.current.get(),
        )
    )


def _chain_of_nobody(typed: str) -> str:
    return f"{NOBODY}{fingerprint('events-shard', typed)[:2]}"
