"""How often: a steady rate for every client, and longer and longer waits for who guesses passwords.

Kept in memory, of a bounded number of clients; a restart forgets it.
"""
from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from threading import Lock
from typing import Final

_MOST: Final = 10_000  # clients that are remembered; those that were longest quiet are forgotten first
Clock = Callable[[], float]


class Rate:
    """Lets each client ask `burst` times at once and `rate` times a second in the long run."""

    def __init__(self, rate: float, burst: int, clock: Clock = time.monotonic) -> None:
        self.rate, self.burst, self._clock = rate, burst, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, client: str) -> float:
        """Count a request of a client; returns 0 if it may pass, else in how many seconds one will."""
        with self._lock:
            moment = self._clock()
            left, last = self._left.pop(client, (float(self.burst), moment))
            left = min(float(self.burst), left + (moment - last) * self.rate)
            passes = left >= 1
            self._left[client] = (left - 1 if passes else left, moment)
            if len(self._left) > _MOST:
                self._left.popitem(last=False)
            return 0.0 if passes else (1 - left) / self.rate


class Backoff:
    """After `free` failures the wait is one second, and doubles with every further one up to `most` seconds.

    Who was quiet for `memory` seconds begins anew.
    """

    def __init__(self, free: int, most: float, memory: float = 3600, clock: Clock = time.monotonic) -> None:
        self.free, self.most, self.memory, self._clock = free, most, memory, clock
        self._failures: OrderedDict[str, tuple[int, float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, client: str) -> float:
        """Count an attempt as failed, before it is known: many at once are no way around. Returns 0 if it may be made, else
        in how many seconds; it is not counted then."""
        with self._lock:
            moment = self._clock()
            failures, until, last = self._failures.get(client, (0, 0.0, moment))
            if moment < until:
                return until - moment
            failures = 1 + (failures if moment - last < self.memory else 0)
            until = moment + min(self.most, 2.0 ** min(failures - self.free, 60)) if failures >= self.free else 0.0
            self._failures[client] = (failures, until, moment)
            self._failures.move_to_end(client)
            if len(self._failures) > _MOST:
                self._failures.popitem(last=False)
            return 0.0

    def forgive(self, client: str) -> None:
        """The attempt counted last was none to hold against a client."""
        with self._lock:
            failures, _, last = self._failures.pop(client, (0, 0.0, 0.0))
            if failures > 1:
                self._failures[client] = (failures - 1, 0.0, last)

    def forget(self, client: str) -> None:
        """Begin anew with a client."""
        with self._lock:
            self._failures.pop(client, None)


class Logins:
    """How often a password may be tried: from an address, for a name.

    The wait for a name stays short, so that nobody can lock somebody else out for long.
    """

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self.addresses = Backoff(free=10, most=900, clock=clock)
        self.names = Backoff(free=5, most=60, clock=clock)

    def wait(self, address: str, name: str) -> float:
        """Count an attempt; returns 0 if it may be made, else in how many seconds."""
        if blocked := self.addresses.wait(address):
            return blocked
        if blocked := self.names.wait(name):
            # No password is looked at: who is kept waiting by another's guesses is not to be locked out for trying.
            self.addresses.forgive(address)
        return blocked

    def succeeded(self, address: str, name: str) -> None:
        """The attempt was right. Others from the same address keep what is held against it."""
        self.addresses.forgive(address)
        self.names.forget(name)


def network(address: str) -> str:
    """What is counted as one client: an address; of IPv6 the network of 64 bits that a customer has whole."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped) if found.ipv4_mapped else str(IPv6Address(int(found) >> 64 << 64))
