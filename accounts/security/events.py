"""Writing down what happened to an account, with the browser and the address it came from."""

from django.http import HttpRequest

from absher_portal.sealing import fingerprint
from accounts.client import client_ip
from accounts.models import SecurityEvent, User
from accounts.signin.devices import device_name


def write_down(request: HttpRequest, kind: SecurityEvent.Kind, user: User | None) -> None:
    """One row; `user` is None for a name that nobody has. The address is kept as a fingerprint only."""
    SecurityEvent.objects.create(
        user=user, kind=kind, device=device_name(request), ip_fingerprint=fingerprint("ip", client_ip(request))
    )
