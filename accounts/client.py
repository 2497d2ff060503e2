"""Where a request comes from, for limits: believed only as far as our own proxies vouch for it."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def client_ip(request: HttpRequest) -> str:
    """The address behind `settings.TRUSTED_PROXIES` (addresses, networks, `unix`), an IPv6 one as its /64.

    Empty when the server was told none (a Unix socket that is not trusted).
    """
    path = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    address, trusted = _parsed(request.META.get("REMOTE_ADDR", "")), is_from_our_proxy(request)
    while trusted and path and (hop := _parsed(path.pop())):
        address, trusted = hop, _is_trusted(hop)
    return _shown(address) if address else ""


def is_from_our_proxy(request: HttpRequest) -> bool:
    """Whether one of `settings.TRUSTED_PROXIES` handed it to us, so that what it says of the sender counts."""
    near = request.META.get("REMOTE_ADDR", "")
    address = _parsed(near)
    return _is_trusted(address) if address else not near and "unix" in settings.TRUSTED_PROXIES


def _parsed(text: str) -> Address | None:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_trusted(address: Address) -> bool:
    networks = (entry for entry in settings.TRUSTED_PROXIES if entry != "unix")
    return any(address in ipaddress.ip_network(entry, strict=False) for entry in networks)


def _shown(address: Address) -> str:
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((int(address), 64), strict=False))
