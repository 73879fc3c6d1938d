"""Addresses of the web: their normal form, and which machines may be asked."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, IPv6Network
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from drehtuer.fetching.errors import FetchError

PORTS = {"http": 80, "https": 443}
_FIRST_FREE = 1024
"""Ports below belong to other services, which a page could have us write to."""
_ADDRESS = re.compile(r"https?://", re.I)
_GIVEN_OUT = IPv6Network("2000::/3")
"""All of IPv6 that leads to single machines anywhere; of the rest most is not given out."""
_KEPT = "%/:=&?~+!$,;'@()*[]"


def is_address(text: str) -> bool:
    """Whether a text is meant as an address of the web."""
    return _ADDRESS.match(text) is not None


def normal(address: str, base: str = "") -> str:
    """The address as it is asked for: whole, in ASCII, without what stands behind #.

    Args:
        address: the address, or the part of one that stands on a page or in a feed.
        base: the address of that.

    Raises:
        FetchError: it is none of http or https, holds a password, or the port of another service.
    """
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        scheme, port = parts.scheme.lower(), parts.port
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii")
    except ValueError:  # UnicodeError is one
        raise FetchError("fetch_address", address=shown(address)) from None
    is_other = port is not None and port not in PORTS.values() and port < _FIRST_FREE
    is_secret = parts.username is not None or parts.password is not None
    if scheme not in PORTS or not host or is_other or is_secret:
        raise FetchError("fetch_address", address=shown(address))
    place = f"[{host}]" if ":" in host else host
    if port is not None and port != PORTS[scheme]:
        place = f"{place}:{port}"
    path, query = (quote(part, safe=_KEPT) for part in (parts.path or "/", parts.query))
    return urlunsplit((scheme, place, path, query, ""))


def shown(address: str) -> str:
    """The address for messages: without query and password, which may be nobody else's affair."""
    bare = re.split(r"[?#]", address, maxsplit=1)[0]
    return re.sub(r"(?<=//)[^/]*@", "", bare)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether a machine with that address may be asked: none of this or another private network."""
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and not address.is_reserved
    if address.ipv4_mapped is not None:
        return is_public(address.ipv4_mapped)
    # Within 2002::/16 lie IPv4 addresses, private ones among them.
    return address in _GIVEN_OUT and address.is_global and address.sixtofour is None
