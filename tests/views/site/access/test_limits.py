"""How often a client may ask, and how long who guesses must wait."""
from __future__ import annotations

import pytest

from menurut.views.site.access import limits
from menurut.views.site.access.limits import Backoff, Logins, Rate, network


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_passes_then_one_at_a_time() -> None:
    clock = Clock()
    rate = Rate(rate=2, burst=3, clock=clock)
    assert [rate.wait("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert rate.wait("b") == 0
    clock.now += 0.5
    assert [rate.wait("a"), rate.wait("a")] == [0, 0.5]


def test_quiet_does_not_save_up_more_than_a_burst() -> None:
    clock = Clock()
    rate = Rate(rate=2, burst=3, clock=clock)
    rate.wait("a")
    clock.now += 10_000
    assert [bool(rate.wait("a")) for _ in range(4)] == [False, False, False, True]


def test_waits_double_up_to_the_longest() -> None:
    clock = Clock()
    backoff, waits = Backoff(free=3, most=10, clock=clock), []
    for _ in range(9):
        while wait := backoff.wait("a"):
            waits.append(wait)
            clock.now += wait
    assert waits == [1, 2, 4, 8, 10, 10]


def test_asking_while_one_must_wait_does_not_make_it_longer() -> None:
    clock = Clock()
    backoff = Backoff(free=1, most=60, clock=clock)
    backoff.wait("a")
    assert [backoff.wait("a") for _ in range(100)] == [1.0] * 100


def test_many_attempts_at_once_are_no_way_around() -> None:
    logins = Logins(clock=Clock())
    assert sum(logins.wait(f"192.0.2.{number}", "sari") == 0 for number in range(50)) == 5


def test_one_address_cannot_try_many_names() -> None:
    logins = Logins(clock=Clock())
    assert sum(logins.wait("192.0.2.1", f"name{number}") == 0 for number in range(50)) == 10


def test_a_whole_newsroom_can_log_in_from_one_address() -> None:
    logins = Logins(clock=Clock())
    for number in range(50):
        assert logins.wait("192.0.2.1", f"name{number}") == 0
        logins.succeeded("192.0.2.1", f"name{number}")


def test_an_own_account_does_not_wash_an_address_clean() -> None:
    clock = Clock()
    logins, tried = Logins(clock=clock), 0
    for number in range(40):
        tried += logins.wait("192.0.2.1", f"name{number}") == 0
        if logins.wait("192.0.2.1", "mallory") == 0:
            logins.succeeded("192.0.2.1", "mallory")
    assert tried <= 10


def test_nobody_is_locked_out_for_long_and_quiet_is_forgotten() -> None:
    clock = Clock()
    logins = Logins(clock=clock)
    for number in range(1000):
        logins.wait(f"192.0.2.{number}", "sari")
        clock.now += 1
    assert logins.wait("198.51.100.1", "sari") <= 60
    clock.now += 3700
    assert [logins.wait("198.51.100.1", "sari") for _ in range(4)] == [0] * 4


def test_who_is_kept_waiting_by_anothers_guesses_is_not_locked_out_for_trying() -> None:
    clock = Clock()
    logins = Logins(clock=clock)
    for number in range(100):
        logins.wait(f"192.0.2.{number}", "sari")
        clock.now += 1
    waits = [logins.wait("198.51.100.1", "sari") for _ in range(30)]
    assert max(waits) <= 60
    assert logins.wait("198.51.100.1", "tomas") == 0


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_MOST", 10)
    rate, backoff = Rate(1, 1), Backoff(1, 10)
    for number in range(100):
        rate.wait(str(number))
        backoff.wait(str(number))
    assert (len(rate._left), len(backoff._failures)) == (10, 10)


@pytest.mark.parametrize(("address", "client"), [
    ("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"), ("2001:db8:1:2::9", "2001:db8:1:2::"),
    ("::ffff:192.0.2.7", "192.0.2.7"), ("testclient", "testclient"), ("", ""),
])
def test_a_client_is_an_address_or_a_network_of_ipv6(address: str, client: str) -> None:
    assert network(address) == client
