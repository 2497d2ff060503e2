"""Whether an address is a registered centre's: read from the rows at most every half minute by each process."""

import ipaddress
import time

from accounts.models.networks import CentreNetwork
from accounts.numbers import CENTRES_REREAD

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_read_at, _networks = float("-inf"), list[Network]()


def is_centre(address: str) -> bool:
    """For what `client_ip` returns: an IPv4 address or an IPv6 /64; anything else is none."""
    try:
        asked = ipaddress.ip_network(address, strict=False)
    except ValueError:
        return False
    return any(asked.version == network.version and asked.overlaps(network) for network in _known())


def forget() -> None:
    """Read the rows again at the next question."""
    global _read_at
    _read_at = float("-inf")


def _known() -> list[Network]:
    global _read_at, _networks
    if time.monotonic() - _read_at > CENTRES_REREAD.total_seconds():
        rows = CentreNetwork.objects.values_list("network", flat=True)
        _read_at, _networks = time.monotonic(), [ipaddress.ip_network(row, strict=False) for row in rows]
    return _networks
