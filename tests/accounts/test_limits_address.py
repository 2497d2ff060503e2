"""Whose address a request is counted under."""

from typing import Any

import pytest
from django.test import Client, RequestFactory

from accounts import limits
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


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("127.0.0.1, 10.0.0.1, 203.0.113.9", "203.0.113.9"),  # what the client wrote stands to the left
        ("203.0.113.9, 10.0.0.2, 10.0.0.3", "203.0.113.9"),
        (", ".join(["198.51.100.1"] * 5000 + ["203.0.113.9"]), "203.0.113.9"),
        ("::ffff:198.51.100.1, ::ffff:203.0.113.9", "203.0.113.9"),
        ("203.0.113.9, ::ffff:10.0.0.2", "203.0.113.9"),  # one of our own, written as IPv6
        ("198.51.100.1,2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("198.51.100.1,\t203.0.113.9 ", "203.0.113.9"),
    ],
)
def test_whatever_a_client_writes_its_nearest_address_counts(forwarded: str, address: str, settings: Any) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    assert seen("10.0.0.1", forwarded) == seen("::ffff:10.0.0.1", forwarded) == address


@pytest.mark.parametrize(
    "written", ["203.0.113.9:4711", "[2001:db8::1]:4711", "fe80::1%eth0", "0x7f.1", "203.0.113.009"]
)
def test_an_address_in_a_shape_of_its_own_is_not_guessed_at(written: str, settings: Any) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.1"]
    assert seen("10.0.0.1", written) in ("10.0.0.1", "fe80::/64")


def test_headers_of_other_names_are_not_believed(settings: Any) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.1"]
    others = ("HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_CLIENT_IP", "HTTP_CF_CONNECTING_IP", "HTTP_X_CLIENT_IP")
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.9", **dict.fromkeys(others, "for=198.51.100.1"))
    assert client_ip(request) == "203.0.113.9"


@pytest.mark.django_db
def test_a_new_forged_address_each_time_is_no_new_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.LIMITS, "sign-in-tries-ip", (limits.Window(3, limits.HOUR),))
    for n in range(4):
        who = {"login": f"salem202{n}", "password": "wrong"}
        page = Client().post("/ar/account/sign-in/", who, headers={"X-Forwarded-For": f"198.51.100.{n}"})
    assert page.status_code == 429
