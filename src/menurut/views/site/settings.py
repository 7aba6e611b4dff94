"""How one server is set up."""
from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

from menurut.views.site.uploads import LARGEST


@dataclass(frozen=True, slots=True)
class Settings:
    """Which ledger is served, where, to whom. `ledger` is a file or the URL of a database, as for `menurut.Ledger`.

    `hosts` are further names by which it may be called; `proxies` the addresses of reverse proxies whose word on who asks is
    taken; with `public_read` whoever can reach it may look. A login holds `session_hours`; a request has at most
    `largest_body` bytes. Pages may be fetched from the public internet, and from `fetch_networks` and `fetch_ports` besides;
    without `background` nothing is read or fetched.
    """

    ledger: str
    host: str = "127.0.0.1"
    port: int = 8000
    hosts: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    public_read: bool = False
    session_hours: int = 12
    largest_body: int = LARGEST
    fetch_networks: tuple[str, ...] = ()
    fetch_ports: tuple[int, ...] = ()
    background: bool = True

    @property
    def loopback(self) -> bool:
        """Whether nobody but this computer can reach it."""
        try:
            return ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def private(self) -> bool:
        """Whether it is meant for the user of this computer alone: then nobody needs an account."""
        return self.loopback and not (self.hosts or self.proxies or self.public_read)
