"""Which network addresses are anybody's, and which are somebody's own."""
from __future__ import annotations

import ipaddress
from typing import Final

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# What Python's own tables still call global: the old relays between IPv4 and IPv6, site-local, examples.
_OWN: Final = tuple(map(ipaddress.ip_network, ("192.88.99.0/24", "fec0::/10", "3fff::/20", "64:ff9b:1::/48", "5f00::/16")))
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Whether an address is anybody's on the internet: not private, loopback, link-local, multicast or reserved.

    An IPv6 address that carries an IPv4 one is as public as that.
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    if any(address in network for network in _OWN):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
