"""Which addresses are asked: their form, and the machines they lead to."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drehtuer.fetching import FetchError, is_address, normal, shown
from drehtuer.fetching.addresses import is_public

PRIVATE = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/29",
    "192.0.2.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "::1/128",
    "::/128",
    "fe80::/10",
    "fc00::/7",
    "fec0::/10",
    "ff00::/8",
    "2001:db8::/32",
    "2001::/32",
    "2002::/16",
    "64:ff9b::/96",
    "64:ff9b:1::/48",
    "100::/64",
    "::ffff:10.0.0.0/104",
    "::ffff:127.0.0.0/104",
]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://Example.org", "https://example.org/"),
        ("HTTP://example.org:80/a b?c=d e#f", "http://example.org/a%20b?c=d%20e"),
        ("https://example.org:8443/x%20y", "https://example.org:8443/x%20y"),
        (
            "https://новости.рф/лента",
            "https://xn--b1amnebsh.xn--p1ai/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0",
        ),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
        ("https://example.org./", "https://example.org/"),
    ],
)
def test_the_normal_form(address: str, expected: str) -> None:
    assert normal(address) == expected
    assert normal(expected) == expected


def test_a_part_of_an_address_is_that_of_the_feed() -> None:
    assert normal("../b.html", "https://example.org/a/feed.xml") == "https://example.org/b.html"
    assert normal("//other.org/x", "https://example.org/") == "https://other.org/x"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "javascript:alert(1)",
        "gopher://example.org:70/",
        "https://",
        "https:///path",
        "https://user:password@example.org/",
        "https://example.org:22/",
        "https://example.org:99999/",
        "http://[::1",
        "http://" + "a" * 70 + ".org/",
        "story.html",
    ],
)
def test_what_is_no_address_to_fetch(address: str) -> None:
    with pytest.raises(FetchError, match="no address that is fetched") as caught:
        normal(address)
    assert "password" not in str(caught.value).partition("; ")[0]


@settings(max_examples=50)
@given(st.text(max_size=60), st.text(max_size=20))
def test_whatever_is_given_is_an_address_or_an_error(text: str, base: str) -> None:
    try:
        found = normal(text, base)
    except FetchError:
        return
    assert found.isascii()
    assert is_address(found)
    assert normal(found) == found


def test_messages_hold_neither_query_nor_password() -> None:
    assert shown("https://a:b@example.org/x?token=secret#there") == "https://example.org/x"


@pytest.mark.parametrize("network", PRIVATE)
def test_private_networks_are_not_public(network: str) -> None:
    addresses = ip_network(network)
    for address in (addresses[0], addresses[-1], addresses[addresses.num_addresses // 2]):
        assert not is_public(address), address


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "::ffff:8.8.8.8"]
)
def test_public_addresses(address: str) -> None:
    assert is_public(ip_address(address))
