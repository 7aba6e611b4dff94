"""How one server is set up."""
from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address


@dataclass(frozen=True, slots=True)
class Settings:
    """Which ledger is served, and where. `ledger` is a file or the URL of a database, as for `menurut.Ledger`."""

    ledger: str
    host: str = "127.0.0.1"
    port: int = 8000

    @property
    def loopback(self) -> bool:
        """Whether nobody but this computer can reach it."""
        try:
            return ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return self.host == "localhost"
