"""Carrying out `menurut watch`: feeds are asked, and what is new is read, until somebody ends it."""
from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event
from types import FrameType

from menurut.intake import Intake, Reach
from menurut.ledger import Ledger
from menurut.views.phrases import one_line
from menurut.views.wrong import Refused


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked for on the command line; `every` is in minutes."""

    ledger: str
    feeds: list[str]
    once: bool
    every: float
    networks: list[str]
    ports: list[int]


def watch(order: Order) -> int:
    """Follow feeds. Returns how many of them could not be asked, which is of interest where it is done `once`."""
    _check(order)
    logged()
    with Ledger(order.ledger, create=bool(order.feeds)) as ledger:
        intake = Intake(ledger, Reach(tuple(order.networks), tuple(order.ports)))
        for url in order.feeds:
            intake.subscribe(url, interval=order.every * 60)
        if not intake.feeds.every(0, 1)[1]:
            raise Refused("no feed is followed yet: name one")
        return _once(intake) if order.once else _until_ended(intake)


class _OneLine(logging.Formatter):
    """Titles and addresses come from strangers: none may look like a line of ours."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        """The message in one line, controls written out."""
        return one_line(super().formatMessage(record))


def logged() -> None:
    """Say on standard error, a line each, what is asked and read."""
    log = logging.getLogger("menurut.intake")
    for before in [each for each in log.handlers if isinstance(each.formatter, _OneLine)]:
        log.removeHandler(before)  # it says so where standard error was then
    shown = logging.StreamHandler(sys.stderr)
    shown.setFormatter(_OneLine("%(asctime)s %(message)s", "%H:%M:%S"))
    log.addHandler(shown)
    log.setLevel(logging.INFO)
    log.propagate = False


def checked(networks: Sequence[str]) -> None:
    """Refuse what is no network."""
    try:
        Reach(tuple(networks))
    except ValueError as error:
        raise Refused(str(error)) from None


def _check(order: Order) -> None:
    for url in order.feeds:
        if not url.startswith(("http://", "https://")):
            raise Refused(f"{url}: a feed has an address that begins with http:// or https://")
    checked(order.networks)


def _once(intake: Intake) -> int:
    for feed in intake.feeds.every()[0]:
        intake.feeds.ask_now(feed.number)
    asked = intake.ask_all()
    intake.work()
    return sum(bool(each.failures) for each in asked)


def _until_ended(intake: Intake) -> int:
    ended = Event()

    def end(number: int, frame: FrameType | None) -> None:
        ended.set()

    before = {each: signal.signal(each, end) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        with intake:
            ended.wait()
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    return 0
