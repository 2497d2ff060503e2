"""Whose address a request is counted under."""

from typing import Any

import pytest
from django.test import RequestFactory

from accounts.client import client_ip


def seen(remote: str, forwarded: str = "") -> str:
    headers: Any = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return client_ip(RequestFactory().get("/", REMOTE_ADDR=remote, **headers))


def test_a_stranger_cannot_choose_an_address() -> None:
    assert seen("203.0.113.9", "198.51.100.1") == "203.0.113.9"


def test_our_own_proxies_are_believed_but_what_the_client_put_before_them_is_not(settings: Any) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/8", "192.0.2.7"]
    assert seen("10.0.0.1", "198.51.100.1, 203.0.113.9") == "203.0.113.9"
    assert seen("192.0.2.7", "198.51.100.1, 203.0.113.9, 10.1.1.1") == "203.0.113.9"
    assert seen("10.0.0.1", "10.0.0.2") == "10.0.0.2"


@pytest.mark.parametrize("nonsense", ["unknown", "203.0.113.9, <script>", ",", "999.1.1.1", "203.0.113.9, "])
def test_nonsense_from_a_proxy_leaves_the_proxys_own_address(nonsense: str, settings: Any) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.1"]
    assert seen("10.0.0.1", nonsense) == "10.0.0.1"


def test_a_subscriber_with_a_whole_ipv6_network_is_one() -> None:
    assert seen("2001:db8:1:2:3::4") == seen("2001:db8:1:2:ffff::1") == "2001:db8:1:2::/64"
    assert seen("::ffff:203.0.113.9") == "203.0.113.9"


def test_a_unix_socket_is_believed_only_when_the_settings_say_so(settings: Any) -> None:
    assert seen("", "203.0.113.9") == ""
    settings.TRUSTED_PROXIES = ["unix"]
    assert seen("", "203.0.113.9") == "203.0.113.9"
