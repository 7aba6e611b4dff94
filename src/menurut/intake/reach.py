"""What may be fetched: everybody's addresses on the usual ports, and those of one's own that somebody names."""
from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_network

from menurut.ingest.addresses import Address, is_public
from menurut.ingest.web import MOST_SECONDS, USUAL_PORTS


@dataclass(frozen=True, slots=True)
class Reach:
    """`networks` ("10.1.0.0/16", "127.0.0.1") may be connected to although they are not public, `ports` besides 80 and 443.

    ValueError for what is no network. `seconds` is how long one page may take.
    """

    networks: tuple[str, ...] = ()
    ports: tuple[int, ...] = ()
    seconds: float = MOST_SECONDS

    def __post_init__(self) -> None:
        for each in self.networks:
            ip_network(each)

    def may_connect(self, address: Address) -> bool:
        """Whether a connection may be made to an address."""
        return is_public(address) or any(address in ip_network(each) for each in self.networks)

    @property
    def every_port(self) -> frozenset[int]:
        """The ports that may be connected to."""
        return USUAL_PORTS | frozenset(self.ports)
